import { memo } from 'react'
import type { Message } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { openDocument } from '../../state/view.ts'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { AnswerFooter } from './answer-footer.tsx'
import { AnswerNotes } from './answer-notes.tsx'
import { AnswerStatus } from './answer-status.tsx'
import { LateStructuredAnswer } from './late-parts.ts'
import { MessageMenu } from './message-menu.tsx'
import { MessageParts } from './message-parts.tsx'

type MessageViewProps = { readonly message: Message; readonly isLast: boolean }

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

const classOf = ({ role, leftOut }: Message): string =>
  `message ${role === 'user' ? 'message-question' : 'message-answer'}${leftOut ? ' message-left-out' : ''}`

/** Whether the answer that is being written has to follow a schema, which its question says. */
const useFollowsSchema = ({ role, status, turnId }: Message): boolean =>
  useOpenConversation(
    ({ messages }) =>
      role === 'assistant' &&
      status === 'streaming' &&
      messages
        .findLast((other) => other.turnId === turnId && other.role === 'user')
        ?.parts.some((part) => part.type === 'output-schema') === true,
  )

/** What a guardrail blocked says under it that it is not sent again. */
const saysItself = ({ details }: Message): boolean => details?.guardrail?.action === 'blocked'

/** One message: a question as a quiet tinted block, an answer as the page itself. */
export const MessageView = memo(({ message, isLast }: MessageViewProps) => {
  const time = clock.format(message.createdAt)
  const isQuestion = message.role === 'user'
  const followsSchema = useFollowsSchema(message)
  const attachments = message.parts.flatMap((part) => (part.type === 'attachment' ? [part.attachment] : []))
  const structured = message.details?.structured ?? null
  return (
    <article
      className={classOf(message)}
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
      <MessageParts message={message} followsSchema={followsSchema} />
      {structured !== null && <LateStructuredAnswer message={message} answer={structured} />}
      {message.leftOut && !saysItself(message) && <p className="message-note">{transcriptMessages.leftOut}</p>}
      {isQuestion ? (
        <div className="question-menu">
          <MessageMenu message={message} />
        </div>
      ) : (
        <>
          <AnswerNotes message={message} isLast={isLast} />
          <AnswerStatus message={message} isLast={isLast} />
          <AnswerFooter message={message} />
        </>
      )}
    </article>
  )
})
MessageView.displayName = 'MessageView'
