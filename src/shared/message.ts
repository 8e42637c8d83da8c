import { z } from 'zod'
import { attachmentSchema } from './attachment.ts'
import { conversationIdSchema, messageIdSchema, turnIdSchema } from './ids.ts'
import { replyDetailsSchema } from './model.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

export const jsonValueSchema = z.json()
export type JsonValue = z.infer<typeof jsonValueSchema>

export const toolOutcomeSchema = z.object({ isError: z.boolean(), text: z.string() })
export type ToolOutcome = z.infer<typeof toolOutcomeSchema>

/**
 * One block of a message, in the order it came.
 * A reasoning part keeps `signature` and `redacted` (base64) untouched: the service checks them when they are replayed.
 * A tool call's `input` is null while it streams or when it was no valid JSON; `outcome` is null until it has run.
 */
export const partSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('reasoning'), text: z.string(), signature: z.string().optional(), redacted: z.string().optional() }),
  z.object({ type: z.literal('attachment'), attachment: attachmentSchema }),
  z.object({
    type: z.literal('tool-call'),
    toolUseId: z.string(),
    name: z.string(),
    inputText: z.string(),
    input: jsonValueSchema.nullable(),
    outcome: toolOutcomeSchema.nullable(),
  }),
  z.object({ type: z.literal('unknown'), name: z.string(), json: jsonValueSchema }),
])
export type Part = z.infer<typeof partSchema>
export type ReasoningPart = Extract<Part, { type: 'reasoning' }>
export type AttachmentPart = Extract<Part, { type: 'attachment' }>
export type ToolCallPart = Extract<Part, { type: 'tool-call' }>

export const messageStatusSchema = z.enum(['pending', 'streaming', 'complete', 'interrupted', 'failed', 'cancelled'])
export type MessageStatus = z.infer<typeof messageStatusSchema>

/**
 * One message. A turn is one question (role `user`) and one or more answers (role `assistant`): one per reply, so a tool round adds one.
 * `position` orders the messages of a conversation and never repeats in it; clocks are not trusted for order.
 */
export const messageSchema = z.object({
  id: messageIdSchema,
  conversationId: conversationIdSchema,
  turnId: turnIdSchema,
  position: z.number().int().positive(),
  role: z.enum(['user', 'assistant']),
  status: messageStatusSchema,
  parts: z.array(partSchema),
  error: userFacingErrorSchema.nullable(),
  details: replyDetailsSchema.nullable(),
  createdAt: z.number().int(),
})
export type Message = z.infer<typeof messageSchema>
