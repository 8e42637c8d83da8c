import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import type { MessageStatus, ToolCallPart } from '../../../shared/message.ts'
import { transcriptMessages } from '../../../shared/messages/transcript.ts'

type ToolCallCardProps = { readonly call: ToolCallPart; readonly status: MessageStatus; readonly isGrowing: boolean }

const meanings: Readonly<Record<string, string>> = transcriptMessages.toolMeanings

/** What the model asked a tool to do, in one line; the input and the result unfold. */
export const ToolCallCard = memo(({ call, status, isGrowing }: ToolCallCardProps) => {
  const input = call.input === null ? call.inputText : JSON.stringify(call.input, null, 2)
  const meaning = meanings[call.name] ?? oneLine(call.inputText)
  return (
    <details className="card">
      <summary>
        <ChevronRight aria-hidden className="card-chevron" />
        <code className="card-name">{call.name}</code>
        <span className="card-title" dir="auto">
          {meaning}
        </span>
        <span className={call.outcome?.isError === true ? 'card-state card-state-failed' : 'card-state'}>
          {stateWords(call, status, isGrowing)}
        </span>
      </summary>
      <div className="card-body">
        <p className="card-label">{transcriptMessages.toolInput}</p>
        <pre className="card-text">{input}</pre>
        {call.outcome !== null && (
          <>
            <p className="card-label">{transcriptMessages.toolResult}</p>
            <pre className="card-text" dir="auto">
              {call.outcome.text}
            </pre>
          </>
        )}
      </div>
    </details>
  )
})
ToolCallCard.displayName = 'ToolCallCard'

const oneLine = (inputText: string): string => inputText.replaceAll(/\s+/gu, ' ').slice(0, 120)

const stateWords = (call: ToolCallPart, status: MessageStatus, isGrowing: boolean): string => {
  if (call.outcome !== null) return call.outcome.isError ? transcriptMessages.toolFailed : transcriptMessages.toolDone
  if (status === 'interrupted' || status === 'failed' || status === 'cancelled') return transcriptMessages.toolNotRun
  return isGrowing && call.input === null ? transcriptMessages.toolWriting : transcriptMessages.toolRunning
}
