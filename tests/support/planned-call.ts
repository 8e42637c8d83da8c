import { conversationIdSchema, messageIdSchema, turnIdSchema, type ConversationId } from '../../src/shared/ids.ts'
import type { ToolOutcome } from '../../src/shared/message.ts'
import type { PlannedCall, Tool, ToolContext } from '../../src/main/tools/tool.ts'

export const toolContext = (conversationId: ConversationId = conversationIdSchema.parse(crypto.randomUUID())): ToolContext => ({
  conversationId,
  turnId: turnIdSchema.parse(crypto.randomUUID()),
  messageId: messageIdSchema.parse(crypto.randomUUID()),
})

const named = (tools: readonly Tool[], name: string): Tool => {
  const tool = tools.find((one) => one.name === name)
  if (tool === undefined) throw new Error(`No tool ${name}`)
  return tool
}

/** What a call is about to do, of the tool with this name. */
export const planned = (tools: readonly Tool[], name: string, input: unknown, context = toolContext()): Promise<PlannedCall> =>
  named(tools, name).plan(input, context, new AbortController().signal)

/** What a call that was allowed gives. */
export const called = async (tools: readonly Tool[], name: string, input: unknown, context = toolContext()): Promise<ToolOutcome> => {
  const call = await planned(tools, name, input, context)
  return call.run(new AbortController().signal, () => undefined)
}
