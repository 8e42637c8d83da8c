import { memo } from 'react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { openDocument } from '../../state/view.ts'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { AnswerFooter } from './answer-footer.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { PartView } from './message-parts.tsx'

type MessageViewProps = { readonly message: Message; readonly isLast: boolean }

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** One message: a question as a quiet tinted block, an answer as the page itself. */
export const MessageView = memo(({ message, isLast }: MessageViewProps) => {
  const time = clock.format(message.createdAt)
  const isQuestion = message.role === 'user'
  const attachments = message.parts.flatMap((part) => (part.type === 'attachment' ? [part.attachment] : []))
  return (
    <article
      className={isQuestion ? 'message message-question' : 'message message-answer'}
      aria-label={isQuestion ? transcriptMessages.question(time) : transcriptMessages.answer(time)}
      aria-busy={message.status === 'streaming'}
      tabIndex={isLast ? 0 : -1}
      data-message-id={message.id}
      data-message-position={message.position}
      data-message-status={message.status}
    >
      {attachments.length > 0 && (
        <div className="message-attachments">
          {attachments.map((attachment) => (
            <AttachmentChip key={attachment.id} attachment={attachment} onOpen={() => openDocument(attachment)} />
          ))}
        </div>
      )}
      {message.parts.map((part, index) => (
        <PartView key={index} part={part} message={message} isLastPart={index === message.parts.length - 1} />
      ))}
      {!isQuestion && <AnswerStatus message={message} isLast={isLast} />}
      {!isQuestion && <AnswerFooter message={message} />}
    </article>
  )
})
MessageView.displayName = 'MessageView'
