import type { Message } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import { readSettings } from '../store/settings.ts'
import { hasUntrusted } from '../store/untrusted.ts'
import type { ToolRegistry } from '../tools/registry.ts'
import type { ActiveTurn } from './active-turns.ts'
import { createCallOrder } from './call-order.ts'
import { resolveInference } from './resolve-inference.ts'
import { refuseCall, runCall, type CallPlace, type PlacedCall } from './run-call.ts'
import type { FinishedReply } from './run-reply.ts'
import { isToolOff } from './tools-off.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

/** A model that asks for more at once is not looking at what it gets. */
const mostCalls = 100

/** The calls of a complete answer that are ours and have no result yet. */
const openCalls = ({ recorder }: Pick<FinishedReply, 'recorder'>, registry: ToolRegistry | null): readonly PlacedCall[] =>
  recorder.parts().flatMap((part, index): readonly PlacedCall[] => {
    if (part.type !== 'tool-call' || part.outcome !== null || part.server === true) return []
    return [{ part, index, tool: registry?.find(part.name) ?? null }]
  })

type Running = {
  readonly dependencies: TurnDependencies
  readonly turn: ActiveTurn
  readonly answer: Message
  readonly finished: Pick<FinishedReply, 'recorder' | 'settingsKey'>
}

/** Null where the turn was stopped before it was there. */
const registryFor = async ({ dependencies, turn }: Running): Promise<ToolRegistry | null> => {
  try {
    return await dependencies.tools(turn.signal)
  } catch (error) {
    if (turn.signal.aborted) return null
    throw error
  }
}

const placeOf = ({ dependencies, turn, answer, finished }: Running, signal: AbortSignal): CallPlace => ({
  dependencies,
  turn,
  answer,
  recorder: finished.recorder,
  isTainted: hasUntrusted(dependencies.database(), turn.conversationId),
  signal,
})

/**
 * Runs the calls of a complete answer, each stored and reported as soon as it is over. Rejects where one could not be stored; the others are then
 * stopped first.
 */
export const runTools = async (running: Running): Promise<void> => {
  const { dependencies, turn, finished } = running
  const database = dependencies.database()
  const registry = await registryFor(running)
  const storing = new AbortController()
  const place = placeOf(running, AbortSignal.any([turn.signal, storing.signal]))
  const app = readSettings(database)
  const isOff = isToolOff(app, resolveInference(database, turn.conversationId, finished.settingsKey, app))
  const inOrder = createCallOrder()

  const run = async (call: PlacedCall): Promise<void> => {
    const { part, tool } = call
    if (place.signal.aborted) refuseCall(place, call, toolMessages.stoppedBefore, 'stopped')
    else if (tool === null) refuseCall(place, call, toolMessages.unknownTool(part.name), 'refused')
    else if (isOff(tool.name)) refuseCall(place, call, toolMessages.toolOff(tool.name), 'refused')
    else if (part.input === null) refuseCall(place, call, toolMessages.inputNotJson, 'refused')
    else await runCall(place, { ...call, tool })
  }
  const ended = await Promise.allSettled(
    openCalls(finished, registry).map(async (call, number) => {
      try {
        if (number >= mostCalls) refuseCall(place, call, toolMessages.tooManyCalls(mostCalls), 'refused')
        else await inOrder(call.tool?.kind ?? 'harmless', () => run(call))
      } catch (error) {
        storing.abort(error)
        throw error
      }
    }),
  )
  const failure = ended.find((one) => one.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}

/** Tells of every call that it was not run. */
export const refuseCalls = async (running: Running, text: string): Promise<void> => {
  const registry = await registryFor(running)
  const place = placeOf(running, running.turn.signal)
  for (const call of openCalls(running.finished, registry)) refuseCall(place, call, text, 'refused')
}
