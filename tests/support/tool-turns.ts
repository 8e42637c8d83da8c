import { z } from 'zod'
import { listCalls } from '../../src/main/store/audit.ts'
import type { Tool } from '../../src/main/tools/tool.ts'
import type { ConversationId } from '../../src/shared/ids.ts'
import type { ToolCallPart } from '../../src/shared/message.ts'
import { useTurnSuite } from './turn-suite.ts'

const bodySchema = z.object({ messages: z.array(z.object({ role: z.string(), content: z.array(z.record(z.string(), z.unknown())) })) })

export const call = (name: string, input: unknown = {}) => ({ name, input })

/** A turn suite whose tools a test chooses, with what can be seen of their calls. */
export const useToolTurns = () => {
  const tools: { list: () => readonly Tool[] } = { list: () => [] }
  const suite = useTurnSuite({ mcp: () => tools.list() })

  const callsOf = (conversationId: ConversationId): readonly ToolCallPart[] =>
    suite
      .world()
      .messages(conversationId)
      .flatMap(({ parts }) => parts.filter((part) => part.type === 'tool-call'))
  /** The messages of the last request. */
  const told = () => bodySchema.parse(suite.sent().at(-1)).messages

  return {
    suite,
    /** What is there besides the app's own tools from now on. */
    use: (...given: readonly Tool[]): void => {
      tools.list = () => given
    },
    /** The same, asked anew whenever anyone looks. */
    useWith: (list: () => readonly Tool[]): void => {
      tools.list = list
    },
    callsOf,
    outcomesOf: (conversationId: ConversationId): readonly (string | undefined)[] =>
      callsOf(conversationId).map(({ outcome }) => outcome?.text),
    told,
    /** What the last message of the last request told the model. */
    toldLast: () => told().at(-1)?.content ?? [],
    /** Tool, decision and outcome of each call that was written down, oldest first. */
    audited: () =>
      listCalls(suite.database(), { text: '', kind: null, outcome: null, decision: null, conversationId: null }, { limit: 50, offset: 0 })
        .entries.map(({ toolName, decision, outcome }) => [toolName, decision, outcome])
        .toReversed(),
  }
}
