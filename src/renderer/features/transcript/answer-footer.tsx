import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { useTurnWait } from '../../state/open-conversation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useCopied } from '../../ui/use-copied.ts'
import { detailWords } from './detail-words.ts'
import { MessageMenu } from './message-menu.tsx'
import { messageText } from './message-text.ts'

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
  return (
    <footer className="answer-footer answer-footer-quiet">
      {message.parts.some((part) => part.type === 'text' && part.text !== '') && (
        <IconButton
          size="small"
          icon={wasCopied ? Check : Copy}
          label={wasCopied ? transcriptMessages.copied : transcriptMessages.copyAnswer}
          onClick={() => copy(messageText(message))}
        />
      )}
      <MessageMenu message={message} />
      {message.details !== null && <DetailLine words={detailWords(message.details).join(' · ')} />}
    </footer>
  )
}

/** One line, whatever it has to say: all of it is in the details. */
const DetailLine = ({ words }: { readonly words: string }) => (
  <span className="answer-details tabular" title={words}>
    {words}
  </span>
)
