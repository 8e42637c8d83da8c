import { z } from 'zod'
import { attachmentSchema } from '../attachment.ts'
import {
  mcpCompletionSchema,
  mcpImportSchema,
  mcpLogLineSchema,
  mcpPromptArgumentsSchema,
  mcpPromptSchema,
  mcpResourceSchema,
  mcpServerIdSchema,
  mcpServerSchema,
  newMcpServerSchema,
} from '../mcp.ts'

const nothing = z.object({}).strict()
const done = z.null()
const server = z.object({ serverId: mcpServerIdSchema })

/**
 * Servers of the Model Context Protocol. What is added starts nothing: it waits until a person has confirmed exactly what will run, word by word.
 * Changes come as `mcp.changed`.
 */
export const mcpRequests = {
  'mcp.list': { input: nothing, output: z.array(mcpServerSchema) },
  'mcp.add': { input: newMcpServerSchema, output: mcpServerSchema },
  /** `secrets` has only what is to change; what its transport does not name any more goes. Needs to be confirmed again. */
  'mcp.change': { input: server.extend(newMcpServerSchema.shape), output: mcpServerSchema },
  'mcp.remove': { input: server, output: done },
  /** Refused where the hash is not that of what would run now. */
  'mcp.confirm': { input: server.extend({ confirmationHash: z.string().max(128) }), output: mcpServerSchema },
  'mcp.switch': { input: server.extend({ isOn: z.boolean() }), output: mcpServerSchema },
  'mcp.restart': { input: server, output: done },
  'mcp.log': { input: server, output: z.array(mcpLogLineSchema) },
  /** Opens the server's page for signing in with the browser. */
  'mcp.signIn': { input: server, output: done },
  'mcp.signOut': { input: server, output: done },
  /** Reads what another app keeps, as pasted; nothing is added. */
  'mcp.readImport': { input: z.object({ text: z.string().max(1_000_000) }), output: mcpImportSchema },
  'mcp.resources': { input: nothing, output: z.array(mcpResourceSchema) },
  /** Reads a resource and keeps it as an attachment of the draft. */
  'mcp.attach': {
    input: server.extend({ uri: z.string().max(8192), variables: mcpPromptArgumentsSchema }),
    output: z.array(attachmentSchema),
  },
  'mcp.prompts': { input: nothing, output: z.array(mcpPromptSchema) },
  /** What the server offers for an argument of a prompt, or a place of a template. */
  'mcp.complete': {
    input: server.extend({
      of: z.discriminatedUnion('type', [
        z.object({ type: z.literal('prompt'), name: z.string().max(256) }),
        z.object({ type: z.literal('resource'), uri: z.string().max(8192) }),
      ]),
      argument: z.string().max(256),
      value: z.string().max(4096),
    }),
    output: mcpCompletionSchema,
  },
  /** The prompt as the text of a question, with what it brings along as attachments. */
  'mcp.prompt': {
    input: server.extend({ name: z.string().max(256), arguments: mcpPromptArgumentsSchema }),
    output: z.object({ text: z.string(), attachments: z.array(attachmentSchema) }),
  },
} as const
