import type { ToolCallPart, ToolResultPart } from '../../../shared/message.ts'
import { toolCardsMessages as words } from '../../../shared/messages/tool-cards.ts'
import { visibleText } from '../../../shared/visible-text.ts'
import { LateLiveTerminal, LateToolContents, LateToolOutcome } from './late-parts.ts'

type ToolCallBodyProps = {
  readonly call: ToolCallPart
  readonly result: ToolResultPart | null
  /** What it has written so far while it runs. */
  readonly output: string
}

/** What unfolds under a call: what it was called with, and what it gave. */
export const ToolCallBody = ({ call, result, output }: ToolCallBodyProps) => (
  <div className="card-body">
    <p className="card-label">
      {words.tool(call.name)}
      {call.approval === 'allowed' && ` · ${words.allowedByYou}`}
      {call.approval === 'denied' && ` · ${words.deniedByYou}`}
    </p>
    <p className="card-label">{words.input}</p>
    <pre className="card-text" tabIndex={0} dir="ltr">
      {visibleText(call.input === null ? call.inputText : JSON.stringify(call.input, null, 2))}
    </pre>
    {output !== '' && <LateLiveTerminal output={output} />}
    {(call.outcome !== null || result !== null) && (
      <p className="card-label">{call.outcome?.isUntrusted === true ? words.untrustedResult : words.result}</p>
    )}
    {call.outcome !== null && <LateToolOutcome outcome={call.outcome} />}
    {result !== null && <LateToolContents content={result.content} />}
  </div>
)
