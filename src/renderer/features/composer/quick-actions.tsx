import { composerMessages } from '../../../shared/messages/composer.ts'
import { setDraftText, useComposerDraft } from '../../state/composer-draft.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'

const actions = [
  { label: composerMessages.quickSummarise, prompt: composerMessages.quickSummarisePrompt },
  { label: composerMessages.quickFacts, prompt: composerMessages.quickFactsPrompt },
  { label: composerMessages.quickTranslate, prompt: composerMessages.quickTranslatePrompt },
  { label: composerMessages.quickQuestions, prompt: composerMessages.quickQuestionsPrompt },
] as const

/** Under the empty field: what can be done with the files that are there, or that files can be dropped. */
export const QuickActions = () => {
  const hasAttachments = useComposerDraft((draft) => draft.attachments.length > 0)
  const put = (prompt: string): void => {
    setDraftText(prompt)
    focusComposer()
  }
  return (
    <div className="composer-below">
      {hasAttachments ? (
        <div className="quick-actions" role="group" aria-label={composerMessages.quickActions}>
          {actions.map(({ label, prompt }) => (
            <Button key={label} size="small" onClick={() => put(prompt)}>
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <p className="composer-hint">{composerMessages.hint}</p>
      )}
    </div>
  )
}
