import type { JsonValue } from '../../shared/json.ts'
import type { ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { Tool, ToolContext } from './tool.ts'

export type ToolRegistry = {
  readonly specs: () => readonly { readonly name: string; readonly description: string; readonly inputSchema: JsonValue }[]
  /** True for a tool that waits for a person's word; an unknown one needs none, for it does nothing. */
  readonly needsApproval: (name: string) => boolean
  /** Never rejects: what goes wrong is told to the model as an error result. */
  readonly run: (name: string, input: unknown, context: ToolContext, signal: AbortSignal) => Promise<ToolOutcome>
}

/** More than this would crowd the conversation out of the model's context. */
const maximumResultKilobytes = 64

/** Counted in bytes, and never cut inside a character: a streaming decoder keeps back an incomplete one. */
const limited = (outcome: ToolOutcome): ToolOutcome => {
  const bytes = Buffer.from(outcome.text, 'utf8')
  const maximumBytes = maximumResultKilobytes * 1024
  if (bytes.length <= maximumBytes) return outcome
  const kept = new TextDecoder().decode(bytes.subarray(0, maximumBytes), { stream: true })
  return { ...outcome, text: kept + toolMessages.truncated(maximumResultKilobytes) }
}

export const createToolRegistry = (tools: readonly Tool[]): ToolRegistry => {
  const byName = new Map(tools.map((tool) => [tool.name, tool]))
  return {
    specs: () => tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    needsApproval: (name) => byName.get(name)?.needsApproval ?? false,
    run: async (name, input, context, signal) => {
      const tool = byName.get(name)
      if (tool === undefined) return { isError: true, text: toolMessages.unknownTool(name) }
      return limited(await tool.run(input, context, signal))
    },
  }
}
