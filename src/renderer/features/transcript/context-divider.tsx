import { useId, useState } from 'react'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { tryRequest } from '../../bridge/client.ts'
import { openConversationState, updateConversation, useOpenConversation } from '../../state/open-conversation.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'

type Summary = { readonly state: 'closed' | 'loading' } | { readonly state: 'open'; readonly text: string | null }

/** Stands between the messages that are sent and those above, and says what stands for them. */
export const ContextDivider = () => {
  const id = useId()
  const hasSummary = useOpenConversation((state) => state.conversation?.hasSummary === true)
  const [summary, setSummary] = useState<Summary>({ state: 'closed' })
  const show = async (): Promise<void> => {
    const { conversationId } = openConversationState()
    if (conversationId === null) return
    setSummary({ state: 'loading' })
    const read = await tryRequest('context.read', { conversationId })
    if (!read.ok) showToast({ text: `${read.error.title}. ${read.error.advice}` })
    setSummary(read.ok ? { state: 'open', text: read.value.summary } : { state: 'closed' })
  }
  const reset = async (): Promise<void> => {
    const { conversationId } = openConversationState()
    if (conversationId === null) return
    const changed = await tryRequest('context.reset', { conversationId })
    if (!changed.ok) showToast({ text: `${changed.error.title}. ${changed.error.advice}` })
    else {
      updateConversation(changed.value)
      focusComposer()
    }
  }
  const isOpen = summary.state === 'open'
  return (
    <article className="context-divider" aria-labelledby={id}>
      <div className="context-divider-line">
        <span id={id}>{hasSummary ? words.summaryStands : words.contextBegins}</span>
        {hasSummary && (
          <Button
            size="small"
            variant="quiet"
            aria-expanded={isOpen}
            onClick={() => (isOpen ? setSummary({ state: 'closed' }) : void show())}
          >
            {isOpen ? words.hideSummary : words.showSummary}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={() => void reset()}>
          {words.sendEverything}
        </Button>
      </div>
      {summary.state === 'loading' && <Skeleton label={words.summaryLoading} />}
      {isOpen && (
        <div className="context-divider-summary" role="group" aria-label={words.summary} tabIndex={0} dir="auto">
          {summary.text ?? words.summaryGone}
        </div>
      )}
    </article>
  )
}
