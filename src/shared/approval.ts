import { z } from 'zod'
import { conversationIdSchema, messageIdSchema, turnIdSchema } from './ids.ts'
import { jsonValueSchema } from './json.ts'
import { fileDiffSchema, toolKindSchema, toolSourceSchema } from './tool.ts'

export const approvalIdSchema = z.uuid().brand<'ApprovalId'>()
export type ApprovalId = z.infer<typeof approvalIdSchema>

/** What exactly a yes allows. Text of it is shown with invisible and bidirectional characters made visible. */
const approvalViewSchema = z.discriminatedUnion('type', [
  /** `argv` is what is started, word by word and without a shell. `program` is the file behind the first word where that is a link. */
  z.object({
    type: z.literal('command'),
    argv: z.array(z.string()),
    folder: z.string(),
    timeoutSeconds: z.number().int(),
    program: z.string().optional(),
  }),
  z.object({ type: z.literal('file-change'), diff: fileDiffSchema }),
  z.object({ type: z.literal('fetch'), url: z.string() }),
  z.object({ type: z.literal('input'), input: jsonValueSchema }),
  /** What an MCP tool says of itself; `change` where it said something else when it was last allowed. */
  z.object({
    type: z.literal('mcp-tool'),
    description: z.string(),
    input: jsonValueSchema,
    change: z.object({ before: z.string(), after: z.string() }).nullable(),
  }),
  /** A server asks for an answer of the model: `maxTokens` at most. */
  z.object({
    type: z.literal('sampling'),
    systemPrompt: z.string(),
    messages: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })),
    maxTokens: z.number().int(),
  }),
  /** A server asks the person: by a form of plain fields, or by a page in the browser. */
  z.object({ type: z.literal('elicitation-form'), message: z.string(), schema: jsonValueSchema }),
  z.object({ type: z.literal('elicitation-page'), message: z.string(), url: z.string() }),
])
export type ApprovalView = z.infer<typeof approvalViewSchema>

/** Why a person is asked. */
const approvalReasonSchema = z.enum([
  'changes-files',
  'runs-program',
  'uses-network',
  'changes-settings',
  'keeps-note',
  'reads-other-conversations',
  'mcp-tool',
  'mcp-changed',
  'asks-model',
  'asks-person',
  /** Text of others is in this conversation, so that what was allowed for always is asked again. */
  'untrusted-text',
])
export type ApprovalReason = z.infer<typeof approvalReasonSchema>

const approvalScopeSchema = z.enum(['once', 'conversation', 'always'])
export type ApprovalScope = z.infer<typeof approvalScopeSchema>

/** A question that waits for a person, as main knows it. `messageId` and `index` are the call's place; null for what a server asks. */
export const approvalSchema = z.object({
  id: approvalIdSchema,
  conversationId: conversationIdSchema.nullable(),
  turnId: turnIdSchema.nullable(),
  messageId: messageIdSchema.nullable(),
  index: z.number().int().nullable(),
  tool: z.object({ name: z.string(), title: z.string(), kind: toolKindSchema, source: toolSourceSchema }),
  view: approvalViewSchema,
  reasons: z.array(approvalReasonSchema),
  scopes: z.array(approvalScopeSchema),
  askedAt: z.number().int(),
})
export type Approval = z.infer<typeof approvalSchema>

/** `content` is what was filled in where a server asked by a form; `message` of a no is told to the model, and may be empty. */
export const approvalAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('allow'), scope: approvalScopeSchema, content: z.record(z.string(), jsonValueSchema).nullable() }),
  z.object({ type: z.literal('deny'), message: z.string().max(4000) }),
])
export type ApprovalAnswer = z.infer<typeof approvalAnswerSchema>

/** Something that is allowed from now on: `what` says it in words. */
export const rememberedApprovalSchema = z.object({
  id: z.uuid(),
  /** null for always. */
  conversationId: conversationIdSchema.nullable(),
  toolName: z.string(),
  toolTitle: z.string(),
  what: z.string(),
  createdAt: z.number().int(),
})
export type RememberedApproval = z.infer<typeof rememberedApprovalSchema>
