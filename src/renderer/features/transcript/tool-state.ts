import type { MessageStatus, ToolCallPart, ToolResultPart } from '../../../shared/message.ts'
import { toolCardsMessages as words } from '../../../shared/messages/tool-cards.ts'
import { toolMessages } from '../../../shared/messages/tools.ts'
import { turnLimitMessages } from '../../../shared/messages/turn-limits.ts'

type CallPlace = {
  readonly result: ToolResultPart | null
  readonly status: MessageStatus
  readonly isGrowing: boolean
  /** Whether the turn of the call still runs. */
  readonly isLive: boolean
  /** Whether one before it in the same answer waits for a person. */
  readonly isBehind: boolean
}

export type ToolState = {
  readonly type: 'preparing' | 'asked' | 'waiting' | 'running' | 'done' | 'failed' | 'denied' | 'stopped' | 'not-run' | 'unfinished'
  readonly words: string
}

const afterCall = ({ outcome }: ToolCallPart): string => {
  const view = outcome?.view
  if (view?.type === 'diff') return words.changedLines(view.diff.added, view.diff.removed)
  if (view?.type === 'terminal' && view.command.exitCode !== null && view.command.exitCode !== 0)
    return words.exitCode(view.command.exitCode)
  return outcome?.isError === true ? words.failed : words.done
}

const neverBegun: ReadonlySet<string> = new Set([toolMessages.stoppedBefore, toolMessages.notRunBeforeCrash, turnLimitMessages.notRun])

/** Whether the turn came to its end before the call began. What tools say by themselves cannot pass for it: that is text of others. */
const wasNeverBegun = ({ approval, outcome }: ToolCallPart): boolean =>
  outcome?.isError === true && outcome.isUntrusted !== true && (approval === 'asked' || neverBegun.has(outcome.text))

/** Whether a person has ended it on the way. */
const wasStopped = ({ outcome }: ToolCallPart): boolean =>
  outcome?.view?.type === 'terminal'
    ? outcome.view.command.ending === 'stopped'
    : outcome?.isError === true && outcome.isUntrusted !== true && outcome.text === toolMessages.stopped

/** How a call stands. What a person has denied is no failure; one that asked when its turn came to an end was never run. */
export const toolState = (call: ToolCallPart, { result, status, isGrowing, isLive, isBehind }: CallPlace): ToolState => {
  if (call.approval === 'denied') return { type: 'denied', words: words.denied }
  if (wasNeverBegun(call)) return { type: 'not-run', words: words.notRun }
  if (wasStopped(call)) return { type: 'stopped', words: words.stopped }
  if (call.outcome !== null) return { type: call.outcome.isError ? 'failed' : 'done', words: afterCall(call) }
  if (result !== null) return result.isError ? { type: 'failed', words: words.failed } : { type: 'done', words: words.done }
  if (status === 'interrupted' || status === 'failed' || status === 'cancelled') return { type: 'not-run', words: words.notRun }
  if (isGrowing && call.input === null) return { type: 'preparing', words: words.preparing }
  if (call.approval === 'asked') return isLive ? { type: 'asked', words: words.asked } : { type: 'not-run', words: words.notRun }
  if (status === 'complete' && !isLive) return { type: 'unfinished', words: words.unfinished }
  if (isBehind && call.approval === undefined) return { type: 'waiting', words: words.waiting }
  return { type: 'running', words: words.running }
}
