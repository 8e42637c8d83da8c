import { z } from 'zod'
import { jsonValueSchema } from './json.ts'
import { attachmentSchema } from './attachment.ts'
import { outputSchemaSchema } from './inference.ts'
import { conversationIdSchema, messageIdSchema, turnIdSchema } from './ids.ts'
import { replyDetailsSchema } from './model.ts'
import { outcomeViewSchema } from './tool.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

/** Bytes as base64, or where the service keeps them. */
const mediaSourceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bytes'), base64: z.string() }),
  z.object({ type: z.literal('s3'), uri: z.string(), bucketOwner: z.string().nullable() }),
])

/** `format` is the service's word (png, mp3, three_gp). */
const mediaSchema = z.object({
  type: z.literal('media'),
  kind: z.enum(['image', 'audio', 'video']),
  format: z.string(),
  source: mediaSourceSchema,
})

const searchResultSchema = z.object({
  type: z.literal('search-result'),
  source: z.string(),
  title: z.string(),
  passages: z.array(z.string()),
})

/** What a tool gave back besides plain text. */
const toolContentSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('json'), json: jsonValueSchema }),
  mediaSchema,
  z.object({ type: z.literal('document'), format: z.string(), name: z.string(), base64: z.string() }),
  searchResultSchema,
])
export type ToolContent = z.infer<typeof toolContentSchema>

/**
 * `text` says it all in words; `content` is there where the tool gave more than words, and is then what the model is sent. `view` is for people
 * alone. `isUntrusted` marks what others have written: a web page, a file, a server.
 */
export const toolOutcomeSchema = z.object({
  isError: z.boolean(),
  text: z.string(),
  content: z.array(toolContentSchema).optional(),
  view: outcomeViewSchema.optional(),
  isUntrusted: z.boolean().optional(),
})
export type ToolOutcome = z.infer<typeof toolOutcomeSchema>

/** Indices count from 0 over the documents, or the search results, of the request. */
const citationSchema = z.object({
  title: z.string().nullable(),
  source: z.string().nullable(),
  passages: z.array(z.string()),
  location: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('web'), url: z.string(), domain: z.string().nullable() }),
      z.object({
        type: z.enum(['document-char', 'document-page', 'document-chunk', 'search-result']),
        index: z.number().int(),
        start: z.number().int(),
        end: z.number().int(),
      }),
    ])
    .nullable(),
})
export type Citation = z.infer<typeof citationSchema>

/** What became of the question whether a call may run. */
export const callApprovalSchema = z.enum(['asked', 'allowed', 'denied'])
export type CallApproval = z.infer<typeof callApprovalSchema>

/**
 * One block of a message, in the order it came.
 * A reasoning part keeps `signature` and `redacted` (base64) untouched: the service checks them when they are replayed.
 * A tool call's `input` is null while it streams or when it was no valid JSON; `outcome` is null until it has run. `server` marks one that the service
 * runs itself; its result comes as a `tool-result` part. `approval` is there where a person was asked.
 * An `output-schema` part belongs to a question: its answer has to follow it.
 */
export const partSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), citations: z.array(citationSchema).optional() }),
  z.object({
    type: z.literal('reasoning'),
    text: z.string(),
    signature: z.string().optional(),
    redacted: z.string().optional(),
    durationMs: z.number().nonnegative().optional(),
  }),
  z.object({ type: z.literal('attachment'), attachment: attachmentSchema }),
  z.object({
    type: z.literal('tool-call'),
    toolUseId: z.string(),
    name: z.string(),
    inputText: z.string(),
    input: jsonValueSchema.nullable(),
    outcome: toolOutcomeSchema.nullable(),
    server: z.boolean().optional(),
    approval: callApprovalSchema.optional(),
  }),
  z.object({
    type: z.literal('tool-result'),
    toolUseId: z.string(),
    resultType: z.string().nullable(),
    isError: z.boolean(),
    content: z.array(toolContentSchema),
  }),
  mediaSchema,
  searchResultSchema,
  z.object({ type: z.literal('guard-content'), text: z.string(), qualifiers: z.array(z.string()) }),
  z.object({ type: z.literal('output-schema'), output: outputSchemaSchema }),
  z.object({ type: z.literal('unknown'), name: z.string(), json: jsonValueSchema }),
])
export type Part = z.infer<typeof partSchema>
export type ReasoningPart = Extract<Part, { type: 'reasoning' }>
export type AttachmentPart = Extract<Part, { type: 'attachment' }>
export type MediaPart = Extract<Part, { type: 'media' }>
export type ToolResultPart = Extract<Part, { type: 'tool-result' }>
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
  /** Not sent any more: a guardrail has blocked it. */
  leftOut: z.boolean(),
  createdAt: z.number().int(),
})
export type Message = z.infer<typeof messageSchema>
