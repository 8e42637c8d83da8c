import { useState } from 'react'
import type { MessageId } from '../../../shared/ids.ts'
import { replyMessages as words } from '../../../shared/messages/reply.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { JsonText } from './json-text.tsx'
import { useAnswer } from './use-answer.ts'

const clock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** What was sent for a reply and what came, attempt by attempt. */
export const ReplyInspector = ({ messageId }: { readonly messageId: MessageId }) => {
  const { answer, again } = useAnswer('replies.inspect', { messageId })
  switch (answer.state) {
    case 'loading':
      return <Skeleton label={words.loading} lines={5} />
    case 'failed':
      return <ErrorNotice error={{ ...answer.error, remedies: ['retry'] }} onRemedy={again} />
    case 'ready':
      return answer.value.exchanges.length === 0 ? <NotKept /> : <Exchanges exchanges={answer.value.exchanges} />
  }
}

const NotKept = () => (
  <div className="reply-note">
    <p>{words.notKept}</p>
    <p>{words.notKeptAdvice}</p>
  </div>
)

type Exchange = { readonly sentAt: number; readonly operation: string; readonly request: string; readonly response: string }

/** The newest attempt, which gave the answer, is shown first. */
export const Exchanges = ({ exchanges }: { readonly exchanges: readonly Exchange[] }) => {
  const [chosen, setChosen] = useState(String(exchanges.length - 1))
  const exchange = exchanges[Number(chosen)] ?? exchanges.at(-1)
  if (exchange === undefined) return null
  return (
    <>
      {exchanges.length > 1 && (
        <Segments
          label={words.attempts}
          value={chosen}
          options={exchanges.map((_exchange, index) => ({ value: String(index), label: words.attempt(index + 1, exchanges.length) }))}
          onChange={setChosen}
        />
      )}
      <p className="reply-note">{words.sent(clock.format(exchange.sentAt), exchange.operation)}</p>
      <JsonText label={words.sentJson} text={exchange.request} />
      <JsonText label={words.cameJson} text={exchange.response} />
    </>
  )
}
