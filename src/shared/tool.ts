import { z } from 'zod'

/** What the service takes as the name of a tool: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html */
export const toolNameSchema = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/u)

/** What a tool touches, which decides when it asks. `read` and `write` are files in granted folders; `other` is for tools that say nothing of themselves. */
export const toolKindSchema = z.enum(['harmless', 'read', 'write', 'run', 'network', 'settings', 'other'])
export type ToolKind = z.infer<typeof toolKindSchema>

export const toolSourceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('built-in') }),
  z.object({ type: z.literal('mcp'), serverId: z.uuid(), serverName: z.string() }),
])

/** A tool as people see it. `name` is what the model calls it, `title` what people do. */
export const toolInfoSchema = z.object({
  name: toolNameSchema,
  title: z.string(),
  description: z.string(),
  kind: toolKindSchema,
  source: toolSourceSchema,
})
export type ToolInfo = z.infer<typeof toolInfoSchema>

/** One line of a change of a file. `oldLine` and `newLine` count from 1; null where the line is not in that version. */
const diffLineSchema = z.object({
  type: z.enum(['same', 'added', 'removed']),
  oldLine: z.number().int().nullable(),
  newLine: z.number().int().nullable(),
  text: z.string(),
})

/** A change of one file, as hunks with a few lines around each. `isCut` when the change is longer than what is shown. */
export const fileDiffSchema = z.object({
  path: z.string(),
  change: z.enum(['create', 'replace', 'edit']),
  hunks: z.array(z.array(diffLineSchema)),
  added: z.number().int(),
  removed: z.number().int(),
  isCut: z.boolean(),
})
export type FileDiff = z.infer<typeof fileDiffSchema>

/** How a program ended. `exitCode` is null where a signal, the time limit or Stop ended it. */
const commandEndSchema = z.object({
  argv: z.array(z.string()),
  folder: z.string(),
  exitCode: z.number().int().nullable(),
  ending: z.enum(['exited', 'signal', 'timeout', 'stopped', 'not-started']),
  durationMs: z.number().nonnegative(),
  output: z.string(),
  isCut: z.boolean(),
})
export type CommandEnd = z.infer<typeof commandEndSchema>

/** What the transcript shows of an outcome besides its text; the model never sees it. */
export const outcomeViewSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('diff'), diff: fileDiffSchema }),
  z.object({ type: z.literal('terminal'), command: commandEndSchema }),
  z.object({ type: z.literal('web-page'), url: z.string(), title: z.string() }),
])
