import { z } from 'zod'
import type { ApprovalReason, ApprovalScope, ApprovalView } from '../../shared/approval.ts'
import type { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import type { JsonValue } from '../../shared/json.ts'
import { jsonValueSchema } from '../../shared/json.ts'
import type { ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { ToolInfo } from '../../shared/tool.ts'

/** Where a call comes from. */
export type ToolContext = { readonly conversationId: ConversationId; readonly turnId: TurnId; readonly messageId: MessageId }

/**
 * What a person is asked before a call runs. `key` names exactly what a yes for later covers: the same key is not asked about again within
 * `scopes`; it is hashed with the tool's name, description and schema. `what` says in words what that is.
 */
export type Ask = {
  readonly view: ApprovalView
  readonly reasons: readonly ApprovalReason[]
  readonly scopes: readonly ApprovalScope[]
  readonly key: string
  readonly what: string
}

/** What a call is about to do, worked out before anyone is asked: `run` does exactly what `ask` shows, or fails. */
export type PlannedCall = {
  /** Null where nobody needs to be asked. */
  readonly ask: Ask | null
  /** `onOutput` shows what a running call writes; it is not kept. Rejects with words for the model. */
  readonly run: (signal: AbortSignal, onOutput: (text: string) => void) => Promise<ToolOutcome>
}

/** A tool as the registry sees it. `plan` changes nothing, and rejects with words for the model where the call cannot be. */
export type Tool = ToolInfo & {
  readonly inputSchema: JsonValue
  readonly plan: (input: unknown, context: ToolContext, signal: AbortSignal) => Promise<PlannedCall>
}

type Definition<Schema extends z.ZodObject> = Omit<ToolInfo, 'source'> & {
  readonly input: Schema
  readonly plan: (input: z.output<Schema>, context: ToolContext, signal: AbortSignal) => Promise<PlannedCall> | PlannedCall
}

/** A built-in tool, which checks its own input. */
export const defineTool = <Schema extends z.ZodObject>({ input, plan, ...info }: Definition<Schema>): Tool => ({
  ...info,
  source: { type: 'built-in' },
  inputSchema: jsonValueSchema.parse(z.toJSONSchema(input)),
  plan: async (value, context, signal) => {
    const parsed = input.safeParse(value)
    if (!parsed.success) throw new Error(toolMessages.invalidInput(z.prettifyError(parsed.error)))
    return await plan(parsed.data, context, signal)
  },
})

/** What a window is told of a tool. */
export const toolInfo = ({ name, title, description, kind, source }: Tool): ToolInfo => ({ name, title, description, kind, source })

export const textOutcome = (text: string): ToolOutcome => ({ isError: false, text })

/** What others have written. */
export const untrustedOutcome = (text: string): ToolOutcome => ({ ...textOutcome(text), isUntrusted: true })
