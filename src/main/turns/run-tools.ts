import type { Message, ToolCallPart, ToolOutcome } from '../../shared/message.ts'
import type { ToolRegistry } from '../tools/registry.ts'
import type { ActiveTurn } from './active-turns.ts'
import type { TurnRecorder } from './turn-recorder.ts'
import { toolMessages } from '../../shared/messages/tools.ts'

/** Runs the tool calls of a complete answer side by side; every outcome is stored and reported as soon as it is there. What needs a person's word waits for it. */
export const runTools = async (registry: ToolRegistry, turn: ActiveTurn, answer: Message, recorder: TurnRecorder): Promise<void> => {
  const finish = (index: number, outcome: ToolOutcome): void => {
    recorder.recordOutcome(index, outcome)
    turn.emit({ type: 'tool-outcome', messageId: answer.id, index, outcome })
  }
  const tell = (index: number, approval: 'asked' | 'allowed' | 'denied'): void => {
    recorder.recordApproval(index, approval)
    turn.emit({ type: 'tool-approval', messageId: answer.id, index, approval })
  }
  const isAllowed = async (index: number, part: ToolCallPart): Promise<boolean> => {
    if (!registry.needsApproval(part.name)) return true
    tell(index, 'asked')
    const decision = await turn.askApproval(part.toolUseId)
    tell(index, decision === 'allow' ? 'allowed' : 'denied')
    return decision === 'allow'
  }
  await Promise.all(
    recorder.parts().map(async (part, index) => {
      if (part.type !== 'tool-call' || part.outcome !== null) return
      if (part.server === true) return
      if (part.input === null) finish(index, { isError: true, text: toolMessages.inputNotJson })
      else if (await isAllowed(index, part)) finish(index, await registry.run(part.name, part.input, turn, turn.signal))
      else finish(index, { isError: true, text: turn.signal.aborted ? toolMessages.stopped : toolMessages.denied })
    }),
  )
}
