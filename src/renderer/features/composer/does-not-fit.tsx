import { useRef } from 'react'
import type { CountedSend } from '../../../shared/inference.ts'
import { sendCountMessages as words } from '../../../shared/messages/send-count.ts'
import { removeAttachment, useComposerDraft } from '../../state/composer-draft.ts'
import { summariseContext, trimContext, useContextWork } from '../../state/context.ts'
import { chooseModel } from '../../state/models.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { askAnyway, doesNotFitId } from './ask.ts'
import { tooLongWords } from './send-count-words.ts'

const shownModels = 3
/** The largest files are those whose removal helps. */
const shownFiles = 4
const titleId = `${doesNotFitId}-title`
const textId = `${doesNotFitId}-text`

const trim = async (): Promise<void> => {
  if (await trimContext()) showToast({ text: words.trimNote })
}

const summarise = async (): Promise<void> => {
  if (await summariseContext()) showToast({ text: words.summariseNote })
}

/** Says before anything is sent that it does not fit, and what can be done about it. */
export const DoesNotFit = ({ count }: { readonly count: CountedSend }) => {
  const attachments = useComposerDraft((draft) => draft.attachments)
  const hasHistory = useOpenConversation((state) => state.messages.length > 0)
  const { isTrimming, isSummarising } = useContextWork((work) => work)
  const notice = useRef<HTMLElement>(null)
  useFocusElsewhere(notice, focusComposer)
  const largest = attachments.toSorted((one, other) => other.sizeBytes - one.sizeBytes).slice(0, shownFiles)
  const isBusy = isTrimming || isSummarising
  const remove = (id: Parameters<typeof removeAttachment>[0]): void => {
    // The button goes with its file, and with it the focus.
    notice.current?.focus()
    removeAttachment(id)
  }
  return (
    <section ref={notice} id={doesNotFitId} tabIndex={-1} className="composer-notice" aria-labelledby={titleId} aria-describedby={textId}>
      <div>
        <p id={titleId} className="composer-notice-title">
          {tooLongWords(count)}
        </p>
        <p id={textId} className="composer-notice-text">
          {words.tooLongAdvice}
        </p>
      </div>
      <div className="composer-notice-choices" role="group" aria-label={words.choices}>
        {hasHistory && (
          <Button size="small" aria-disabled={isBusy} onClick={() => void trim()}>
            {isTrimming ? words.trimming : words.trim}
          </Button>
        )}
        {hasHistory && (
          <Button size="small" aria-disabled={isBusy} onClick={() => void summarise()}>
            {isSummarising ? words.summarising : words.summarise}
          </Button>
        )}
        {count.largerModels.slice(0, shownModels).map(({ modelId, name }) => (
          <Button key={modelId} size="small" aria-disabled={isBusy} onClick={() => !isBusy && void chooseModel(modelId)}>
            {words.switchTo(name)}
          </Button>
        ))}
        {largest.map(({ id, name }) => (
          <Button key={id} size="small" aria-disabled={isBusy} onClick={() => !isBusy && remove(id)}>
            {words.remove(name)}
          </Button>
        ))}
        <Button size="small" variant="quiet" aria-disabled={isBusy} onClick={() => !isBusy && void askAnyway()}>
          {words.sendAnyway}
        </Button>
      </div>
      <span className="visually-hidden" role="status">
        {isSummarising ? words.summarising : ''}
      </span>
    </section>
  )
}
