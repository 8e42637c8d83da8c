import { z } from 'zod'
import { toolInfoSchema } from './tool.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

export const mcpServerIdSchema = z.uuid().brand<'McpServerId'>()
export type McpServerId = z.infer<typeof mcpServerIdSchema>

/** Names of variables and headers. Their values lie in the keychain; those that may be secrets never come back to the window. */
const secretName = z.string().min(1).max(256)

/** How a server is reached. `argv` is started word by word, without a shell; https, or http on this computer alone. */
export const mcpTransportSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('stdio'),
    argv: z.array(z.string().max(8192)).min(1).max(200),
    folder: z.string().max(4096).nullable(),
    environmentNames: z.array(secretName).max(100),
  }),
  z.object({
    type: z.enum(['http', 'sse']),
    url: z.string().max(4096),
    headerNames: z.array(secretName).max(50),
    /** Who Outcrop is to a sign-in that registers nobody by itself; absent where it does. */
    clientId: z.string().trim().min(1).max(1024).optional(),
  }),
])
export type McpTransport = z.infer<typeof mcpTransportSchema>

/** What a person typed or pasted. The values of `secrets` belong to the names of the transport. */
export const newMcpServerSchema = z.object({
  name: z.string().trim().min(1).max(80),
  transport: mcpTransportSchema,
  secrets: z.record(secretName, z.string().max(65_536)),
})
export type NewMcpServer = z.infer<typeof newMcpServerSchema>

const mcpStatusSchema = z.enum(['not-confirmed', 'off', 'starting', 'sign-in-needed', 'running', 'failed', 'stopped'])
export type McpStatus = z.infer<typeof mcpStatusSchema>

/** `confirmationHash` names exactly what is shown: a yes to anything else starts nothing. */
export const mcpServerSchema = z.object({
  id: mcpServerIdSchema,
  name: z.string(),
  transport: mcpTransportSchema,
  isOn: z.boolean(),
  isConfirmed: z.boolean(),
  confirmationHash: z.string(),
  /** Values of variables that are plainly no secrets, by name. */
  shownValues: z.record(z.string(), z.string()),
  status: mcpStatusSchema,
  error: userFacingErrorSchema.nullable(),
  /** What the server says of itself once it runs. */
  about: z.object({ title: z.string(), version: z.string(), instructions: z.string() }).nullable(),
  tools: z.array(toolInfoSchema),
  promptCount: z.number().int(),
  resourceCount: z.number().int(),
})
export type McpServer = z.infer<typeof mcpServerSchema>

export const mcpLogLineSchema = z.object({
  at: z.number().int(),
  level: z.enum(['debug', 'info', 'warning', 'error']),
  text: z.string(),
})
export type McpLogLine = z.infer<typeof mcpLogLineSchema>

export const mcpResourceSchema = z.object({
  serverId: mcpServerIdSchema,
  serverName: z.string(),
  uri: z.string(),
  name: z.string(),
  description: z.string(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** Names of the places of a template that are to be filled in; empty for a plain resource. */
  variables: z.array(z.string()),
})
export type McpResource = z.infer<typeof mcpResourceSchema>

/** A prompt of a server, offered as a slash command `/command`. */
export const mcpPromptSchema = z.object({
  serverId: mcpServerIdSchema,
  serverName: z.string(),
  name: z.string(),
  command: z.string(),
  title: z.string(),
  description: z.string(),
  arguments: z.array(z.object({ name: z.string(), description: z.string(), isRequired: z.boolean() })),
})
export type McpPrompt = z.infer<typeof mcpPromptSchema>

/** What another app's JSON holds, before anything of it is kept. `problem` in words where a server cannot be taken. */
export const mcpImportSchema = z.object({
  servers: z.array(z.object({ server: newMcpServerSchema, problem: z.string().nullable() })),
  /** What stands among the servers and does not come along, each with its reason. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
})
export type McpImport = z.infer<typeof mcpImportSchema>

export const mcpPromptArgumentsSchema = z.record(z.string().max(256), z.string().max(100_000))
export const mcpCompletionSchema = z.array(z.string()).max(100)
