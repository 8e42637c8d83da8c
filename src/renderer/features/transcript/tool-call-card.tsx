import { ChevronRight } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import type { TurnId } from '../../../shared/ids.ts'
import type { MessageStatus, ToolCallPart, ToolResultPart } from '../../../shared/message.ts'
import { transcriptMessages as words } from '../../../shared/messages/transcript.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { LateToolContents } from './late-parts.ts'
import { ToolApproval } from './tool-approval.tsx'
import { visibleText } from './visible-text.ts'

type ToolCallCardProps = {
  readonly call: ToolCallPart
  /** What the service says its own tool has given; other tools have an outcome. */
  readonly result: ToolResultPart | null
  readonly turnId: TurnId
  readonly status: MessageStatus
  readonly isGrowing: boolean
}

const meanings: Readonly<Record<string, string>> = words.toolMeanings

/** What the model asked a tool to do, in one line; the input and the result unfold. Unfolded by itself while it waits for a person's word. */
export const ToolCallCard = memo(({ call, result, turnId, status, isGrowing }: ToolCallCardProps) => {
  const isLive = useOpenConversation((state) => state.liveTurn?.turnId === turnId)
  const isAsked = call.approval === 'asked' && call.outcome === null && isLive
  const [isOpen, setIsOpen] = useState(isAsked)
  useEffect(() => setIsOpen(isAsked), [isAsked])
  const written = call.input === null ? call.inputText : JSON.stringify(call.input, null, 2)
  const input = call.approval === undefined ? written : visibleText(written)
  // What a person has denied is no failure.
  const failed = call.approval !== 'denied' && (call.outcome?.isError === true || result?.isError === true)
  return (
    <details className={isAsked ? 'card card-asking' : 'card'} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight aria-hidden className="card-chevron" />
        <code className="card-name">{call.name}</code>
        <span className="card-title" dir="auto">
          {meanings[call.name] ?? (call.server === true ? words.serverTool : oneLine(call.inputText))}
        </span>
        <span className={failed ? 'card-state card-state-failed' : 'card-state'}>
          {isAsked ? words.toolAsked : stateWords(call, result, status, isGrowing)}
        </span>
      </summary>
      <div className="card-body">
        <p className="card-label">{words.toolInput}</p>
        <pre className="card-text" tabIndex={0}>
          {input}
        </pre>
        {isAsked && <ToolApproval turnId={turnId} toolUseId={call.toolUseId} name={call.name} canRun={call.input !== null} />}
        {(call.outcome !== null || result !== null) && <p className="card-label">{words.toolResult}</p>}
        {call.outcome !== null && <Outcome outcome={call.outcome} />}
        {result !== null && <LateToolContents content={result.content} />}
      </div>
    </details>
  )
})
ToolCallCard.displayName = 'ToolCallCard'

const Outcome = ({ outcome }: { readonly outcome: NonNullable<ToolCallPart['outcome']> }) =>
  outcome.content !== undefined && outcome.content.length > 0 ? (
    <LateToolContents content={outcome.content} />
  ) : (
    <pre className="card-text" tabIndex={0} dir="auto">
      {outcome.text}
    </pre>
  )

const oneLine = (inputText: string): string => inputText.replaceAll(/\s+/gu, ' ').slice(0, 120)

const progressOf = (call: ToolCallPart, result: ToolResultPart | null, status: MessageStatus, isGrowing: boolean): string => {
  const isError = call.outcome?.isError ?? result?.isError
  if (isError !== undefined) return isError ? words.toolFailed : words.toolDone
  if (status === 'interrupted' || status === 'failed' || status === 'cancelled') return words.toolNotRun
  return isGrowing && call.input === null ? words.toolWriting : words.toolRunning
}

/** One that asked when its turn came to an end was never run. */
const stateWords = (call: ToolCallPart, result: ToolResultPart | null, status: MessageStatus, isGrowing: boolean): string => {
  const progress = progressOf(call, result, status, isGrowing)
  if (call.approval === 'denied') return words.toolDenied
  if (call.approval === 'allowed') return `${words.toolAllowed}, ${progress}`
  return call.approval === 'asked' && call.outcome === null ? words.toolNotRun : progress
}
