import { Check, Copy } from 'lucide-react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import type { ReplyDetails } from '../../../shared/model.ts'
import { useTurnWait } from '../../state/open-conversation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useCopied } from './use-copied.ts'

/** The line under an answer: while it is written how to stop it, afterwards its copy button and details on hover. Its place is always kept. */
export const AnswerFooter = ({ message }: { readonly message: Message }) => {
  const [wasCopied, copy] = useCopied()
  const isHeld = useTurnWait()?.messageId === message.id
  if (message.status === 'streaming' || message.status === 'pending') {
    return (
      <footer className="answer-footer">
        {!isHeld && <span className="answer-pulse" aria-hidden />}
        <span>
          {isHeld ? transcriptMessages.held : message.parts.length === 0 ? transcriptMessages.waiting : transcriptMessages.writing}
        </span>
        <span className="answer-hint">{transcriptMessages.stopHint}</span>
      </footer>
    )
  }
  const text = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n')
  return (
    <footer className="answer-footer answer-footer-quiet">
      {text !== '' && (
        <IconButton
          size="small"
          icon={wasCopied ? Check : Copy}
          label={wasCopied ? transcriptMessages.copied : transcriptMessages.copyAnswer}
          onClick={() => copy(text)}
        />
      )}
      {message.details !== null && <span className="tabular">{detailWords(message.details).join(' · ')}</span>}
    </footer>
  )
}

const wholeNumber = new Intl.NumberFormat()
const oneDecimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const price = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumSignificantDigits: 2 })

const detailWords = ({ modelId, usage, cost, timeToFirstTokenMs, stopReason }: ReplyDetails): readonly string[] => [
  ...(stopReason === 'max_tokens' ? [transcriptMessages.cutAtLimit] : []),
  modelId,
  ...(usage === null ? [] : [transcriptMessages.tokens(wholeNumber.format(usage.inputTokens), wholeNumber.format(usage.outputTokens))]),
  ...(usage === null || usage.cacheReadTokens === 0 ? [] : [transcriptMessages.cached(wholeNumber.format(usage.cacheReadTokens))]),
  ...(cost === null || cost.usd === null ? [] : [transcriptMessages.price(price.format(cost.usd))]),
  ...(timeToFirstTokenMs === null ? [] : [transcriptMessages.firstToken(oneDecimal.format(timeToFirstTokenMs / 1000))]),
]
