import type { Message, ToolOutcome } from '../../shared/message.ts'
import type { ToolRegistry } from '../tools/registry.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { TurnRecorder } from './turn-recorder.ts'
import { toolMessages } from '../../shared/messages/tools.ts'

/** Runs the tool calls of a complete answer side by side; every outcome is stored and reported as soon as it is there. */
export const runTools = async (registry: ToolRegistry, turn: ActiveTurn, answer: Message, recorder: TurnRecorder): Promise<void> => {
  const finish = (index: number, outcome: ToolOutcome): void => {
    recorder.recordOutcome(index, outcome)
    turn.emit({ type: 'tool-outcome', messageId: answer.id, index, outcome })
  }
  await Promise.all(
    recorder.parts().map(async (part, index) => {
      if (part.type !== 'tool-call' || part.outcome !== null) return
      if (part.input === null) finish(index, { isError: true, text: toolMessages.inputNotJson })
      else finish(index, await registry.run(part.name, part.input, turn.signal))
    }),
  )
}
