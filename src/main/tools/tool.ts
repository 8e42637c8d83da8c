import { z } from 'zod'
import type { ConversationId } from '../../shared/ids.ts'
import type { JsonValue } from '../../shared/json.ts'
import type { ToolOutcome } from '../../shared/message.ts'
import { jsonValueSchema } from '../../shared/json.ts'
import { toolMessages } from '../../shared/messages/tools.ts'

/** Where a call comes from. */
export type ToolContext = { readonly conversationId: ConversationId }

/** A tool as the registry sees it: checks its own input, and answers for the model whatever happens. */
export type Tool = {
  readonly name: string
  readonly description: string
  readonly inputSchema: JsonValue
  /** Each call waits for a person's word. */
  readonly needsApproval: boolean
  readonly run: (input: unknown, context: ToolContext, signal: AbortSignal) => Promise<ToolOutcome>
}

type Definition<Schema extends z.ZodObject> = {
  readonly name: string
  readonly description: string
  readonly input: Schema
  readonly needsApproval?: boolean
  /** Returns the text for the model; a throw becomes an error result. */
  readonly run: (input: z.output<Schema>, context: ToolContext, signal: AbortSignal) => Promise<string> | string
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const defineTool = <Schema extends z.ZodObject>({
  name,
  description,
  input,
  needsApproval = false,
  run,
}: Definition<Schema>): Tool => ({
  name,
  description,
  inputSchema: jsonValueSchema.parse(z.toJSONSchema(input)),
  needsApproval,
  run: async (value, context, signal) => {
    const parsed = input.safeParse(value)
    if (!parsed.success) return { isError: true, text: toolMessages.invalidInput(z.prettifyError(parsed.error)) }
    try {
      return { isError: false, text: await run(parsed.data, context, signal) }
    } catch (error) {
      return { isError: true, text: signal.aborted ? toolMessages.stopped : toolMessages.failed(reasonOf(error)) }
    }
  },
})
