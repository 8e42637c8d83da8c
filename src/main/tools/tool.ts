import { z } from 'zod'
import type { JsonValue, ToolOutcome } from '../../shared/message.ts'
import { jsonValueSchema } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'

/** A tool as the registry sees it: checks its own input, and answers for the model whatever happens. */
export type Tool = {
  readonly name: string
  readonly description: string
  readonly inputSchema: JsonValue
  readonly run: (input: unknown, signal: AbortSignal) => Promise<ToolOutcome>
}

type Definition<Schema extends z.ZodObject> = {
  readonly name: string
  readonly description: string
  readonly input: Schema
  /** Returns the text for the model; a throw becomes an error result. */
  readonly run: (input: z.output<Schema>, signal: AbortSignal) => Promise<string> | string
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const defineTool = <Schema extends z.ZodObject>({ name, description, input, run }: Definition<Schema>): Tool => ({
  name,
  description,
  inputSchema: jsonValueSchema.parse(z.toJSONSchema(input)),
  run: async (value, signal) => {
    const parsed = input.safeParse(value)
    if (!parsed.success) return { isError: true, text: toolMessages.invalidInput(z.prettifyError(parsed.error)) }
    try {
      return { isError: false, text: await run(parsed.data, signal) }
    } catch (error) {
      return { isError: true, text: signal.aborted ? toolMessages.stopped : toolMessages.failed(reasonOf(error)) }
    }
  },
})
