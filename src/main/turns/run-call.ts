import { ExpectedError } from '../../shared/expected-error.ts'
import type { CallApproval, Message, ToolCallPart, ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { AuditDecision, AuditOutcome } from '../../shared/tool-audit.ts'
import { beginCall, endCall } from '../store/audit.ts'
import type { ApprovalDecision } from '../tools/approvals.ts'
import { limitOutcome, outcomeBytes } from '../tools/limit-outcome.ts'
import type { PlannedCall, Tool, ToolContext } from '../tools/tool.ts'
import type { ActiveTurn } from './active-turns.ts'
import { endWithSignal } from './end-with-signal.ts'
import { prepareOutcome } from './prepare-outcome.ts'
import type { TurnDependencies } from './turn-dependencies.ts'
import type { TurnRecorder } from './turn-recorder.ts'

/** Stop is answered within 100 ms; until then a call may still say how far it came. */
const stopGraceMs = 60
/** Live output of one call that the window is sent; what the call gives in the end does not depend on it. */
const longestLiveOutput = 256 * 1024

/** Where the calls of one answer run. `signal` is that of the turn, or comes when something could not be stored. */
export type CallPlace = {
  readonly dependencies: Pick<TurnDependencies, 'database' | 'approvals' | 'files' | 'now' | 'newCallId'>
  readonly turn: Pick<ActiveTurn, 'conversationId' | 'turnId' | 'emit'>
  readonly answer: Pick<Message, 'id'>
  readonly recorder: Pick<TurnRecorder, 'recordOutcome' | 'recordApproval' | 'recordStart'>
  readonly isTainted: boolean
  readonly signal: AbortSignal
}

export type PlacedCall = { readonly part: ToolCallPart; readonly index: number; readonly tool: Tool | null }

/** Asked anew each time, for it changes while a call waits. */
const isOver = (signal: AbortSignal): boolean => signal.aborted

const failed = (text: string): ToolOutcome => ({ isError: true, text })

/** In the words of whoever failed: they are written for the model. */
const wordsOf = (error: unknown): string => {
  if (error instanceof ExpectedError) return `${error.userFacing.title}. ${error.userFacing.advice}`
  const text = error instanceof Error ? error.message : String(error)
  return text.trim() === '' ? toolMessages.failed : text
}

const decisionOf = (decision: ApprovalDecision, signal: AbortSignal): AuditDecision => {
  if (decision.type === 'deny') return signal.aborted ? 'stopped' : 'denied'
  switch (decision.by) {
    case 'once':
      return 'allowed-once'
    case 'conversation':
      return 'allowed-conversation'
    case 'always':
      return 'allowed-always'
    case 'remembered':
      return 'remembered'
  }
}

const finish = ({ turn, answer, recorder }: CallPlace, index: number, outcome: ToolOutcome): void => {
  recorder.recordOutcome(index, outcome)
  turn.emit({ type: 'tool-outcome', messageId: answer.id, index, outcome })
}

/** Writes a call down before it begins; returns what writes down how it ended. */
const begin = ({ dependencies, turn }: CallPlace, { part, tool }: PlacedCall, decision: AuditDecision) => {
  const database = dependencies.database()
  const id = dependencies.newCallId()
  const begunAt = performance.now()
  beginCall(database, {
    id,
    at: dependencies.now(),
    conversationId: turn.conversationId,
    toolName: part.name,
    serverName: tool?.source.type === 'mcp' ? tool.source.serverName : '',
    kind: tool?.kind ?? 'other',
    input: part.input ?? part.inputText,
    decision,
  })
  return (outcome: ToolOutcome, ending: AuditOutcome): void =>
    endCall(database, id, { durationMs: performance.now() - begunAt, resultBytes: outcomeBytes(outcome), outcome: ending })
}

/** Tells the model that a call was not run, and why. */
export const refuseCall = (place: CallPlace, call: PlacedCall, text: string, decision: AuditDecision): void => {
  const outcome = failed(text)
  begin(place, call, decision)(outcome, 'not-run')
  finish(place, call.index, outcome)
}

/** What failed may be told with names that others chose: of a host that a page led to, of a file behind a link. */
const failedIn = ({ tool }: PlacedCall, text: string): ToolOutcome =>
  tool !== null && ['read', 'run', 'network', 'other'].includes(tool.kind) ? { ...failed(text), isUntrusted: true } : failed(text)

const liveOutput = ({ turn, answer, signal }: CallPlace, index: number) => {
  let room = longestLiveOutput
  return {
    write: (text: string): void => {
      const shown = text.slice(0, room)
      room -= shown.length
      if (shown !== '' && !signal.aborted) turn.emit({ type: 'tool-output', messageId: answer.id, index, text: shown })
    },
    /** What comes behind the result belongs to nothing on the screen any more. */
    close: (): void => {
      room = 0
    },
  }
}

const runPlanned = async (place: CallPlace, call: PlacedCall, planned: PlannedCall, decision: AuditDecision): Promise<void> => {
  const { dependencies, recorder, signal } = place
  const { index } = call
  const end = begin(place, call, decision)
  recorder.recordStart(index)
  const output = liveOutput(place, index)
  let outcome: ToolOutcome
  try {
    const run = async () => prepareOutcome(await planned.run(signal, output.write), dependencies.files, signal)
    outcome = limitOutcome(await endWithSignal(run, stopGraceMs, signal))
  } catch (error) {
    outcome = signal.aborted ? failed(toolMessages.stopped) : limitOutcome(failedIn(call, wordsOf(error)))
  }
  output.close()
  end(outcome, outcome.isError ? 'failed' : 'done')
  finish(place, index, outcome)
}

const decide = async (place: CallPlace, { index }: PlacedCall, tool: Tool, planned: PlannedCall, context: ToolContext) => {
  const { dependencies, turn, answer, recorder, isTainted, signal } = place
  if (planned.ask === null) return null
  const tell = (approval: CallApproval): void => {
    recorder.recordApproval(index, approval)
    turn.emit({ type: 'tool-approval', messageId: answer.id, index, approval })
  }
  const asked = { tool, ask: planned.ask, context: { ...context, index }, isTainted, onAsked: () => tell('asked') }
  const decision = await dependencies.approvals.decide(asked, signal)
  if (decision.type === 'deny' && !isOver(signal)) tell('denied')
  if (decision.type === 'allow' && decision.by !== 'remembered') tell('allowed')
  return decision
}

/**
 * One call of a complete answer: looked at, decided, written down, run and told. What goes wrong in it is told to the model; it rejects only where
 * something could not be stored.
 */
export const runCall = async (place: CallPlace, call: PlacedCall & { readonly tool: Tool }): Promise<void> => {
  const { turn, answer, signal } = place
  const { tool, part } = call
  const context: ToolContext = { conversationId: turn.conversationId, turnId: turn.turnId, messageId: answer.id }
  let planned: PlannedCall
  try {
    planned = await endWithSignal(() => tool.plan(part.input, context, signal), 0, signal)
  } catch (error) {
    const isStopped = isOver(signal)
    refuseCall(
      place,
      call,
      isStopped ? toolMessages.stoppedBefore : limitOutcome(failed(wordsOf(error))).text,
      isStopped ? 'stopped' : 'refused',
    )
    return
  }
  const decision = await decide(place, call, tool, planned, context)
  if (decision?.type === 'deny') {
    const { message } = decision
    const words = message.trim() === '' ? toolMessages.denied : toolMessages.deniedWith(message)
    refuseCall(place, call, isOver(signal) ? toolMessages.stoppedBefore : words, decisionOf(decision, signal))
    return
  }
  await runPlanned(place, call, planned, decision === null ? 'not-needed' : decisionOf(decision, signal))
}
