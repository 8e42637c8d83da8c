import { z } from 'zod'
import { refusal } from '../../../shared/expected-error.ts'
import { newMcpServerSchema, type McpImport, type McpTransport, type NewMcpServer } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { findServers, objectOf, type Named } from './find-servers.ts'
import { isWithin } from './is-within.ts'
import { safeServerAddress } from './safe-server-address.ts'
import { withoutComments } from './without-comments.ts'

const texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String))
const wordList = z.array(z.union([z.string(), z.number()]).transform(String))
const anyObject = z.record(z.string(), z.unknown())

/** A server as apps keep it: every one has its own names for the same things. */
const foreignSchema = z.object({
  name: z.string().optional(),
  type: z.string().optional(),
  transport: z.union([z.string(), anyObject]).optional(),
  command: z.union([z.string(), wordList, z.object({ path: z.string(), args: wordList.optional(), env: texts.nullish() })]).optional(),
  cmd: z.string().optional(),
  args: wordList.optional(),
  env: texts.nullish(),
  envs: texts.nullish(),
  environment: texts.nullish(),
  cwd: z.string().nullish(),
  url: z.string().optional(),
  uri: z.string().optional(),
  serverUrl: z.string().optional(),
  httpUrl: z.string().optional(),
  baseUrl: z.string().optional(),
  headers: texts.nullish(),
  oauth: z.object({ clientId: z.string().optional() }).nullish().catch(null),
  auth: z.object({ CLIENT_ID: z.string().optional() }).nullish().catch(null),
})
type Foreign = z.infer<typeof foreignSchema>

const mostServers = 200
const deepest = 30
const mostValues = 50_000

const argvOf = ({ command, cmd, args = [] }: Foreign): readonly string[] => {
  const given = command ?? cmd
  if (given === undefined) return []
  if (typeof given === 'string') return [given, ...args]
  return 'path' in given ? [given.path, ...(given.args ?? args)] : [...given, ...args]
}

const variablesOf = ({ env, envs, environment, command }: Foreign): Readonly<Record<string, string>> => {
  const inner = typeof command === 'object' && 'path' in command ? command.env : undefined
  return { ...(env ?? envs ?? environment ?? inner) }
}

const kinds: Readonly<Record<string, 'stdio' | 'http' | 'sse'>> = {
  stdio: 'stdio',
  local: 'stdio',
  http: 'http',
  streamablehttp: 'http',
  remote: 'http',
  sse: 'sse',
}

const kindOf = ({ type, transport, url, uri, serverUrl, httpUrl, baseUrl }: Foreign): string | null => {
  const said = type ?? (typeof transport === 'string' ? transport : undefined)
  const plain = said?.toLowerCase().replaceAll(/[^a-z]/gu, '')
  if (said !== undefined && plain !== undefined) return Object.hasOwn(kinds, plain) ? (kinds[plain] ?? said) : said
  const address = httpUrl ?? url ?? uri ?? serverUrl ?? baseUrl
  if (address === undefined) return null
  return httpUrl === undefined && /\/sse\/?$/u.test(address) ? 'sse' : 'http'
}

const transportOf = (
  foreign: Foreign,
): { readonly transport: McpTransport; readonly secrets: Record<string, string>; readonly problem: string | null } => {
  const kind = kindOf(foreign)
  const argv = argvOf(foreign)
  const address = foreign.httpUrl ?? foreign.url ?? foreign.uri ?? foreign.serverUrl ?? foreign.baseUrl
  if (kind === 'http' || kind === 'sse') {
    const secrets = { ...foreign.headers }
    const isSafe = safeServerAddress(address ?? '') !== null
    const clientId = (foreign.oauth?.clientId ?? foreign.auth?.CLIENT_ID ?? '').trim()
    return {
      transport: { type: kind, url: address ?? '', headerNames: Object.keys(secrets), ...(clientId === '' ? {} : { clientId }) },
      secrets,
      problem: address === undefined ? words.importNothingToStart : isSafe ? null : words.importAddress,
    }
  }
  const secrets = { ...variablesOf(foreign) }
  const transport: McpTransport = {
    type: 'stdio',
    argv: argv.length === 0 ? [''] : [...argv],
    folder: foreign.cwd === '' ? null : (foreign.cwd ?? null),
    environmentNames: Object.keys(secrets),
  }
  if (kind !== null && kind !== 'stdio') return { transport, secrets, problem: words.importUnsupported(kind) }
  return { transport, secrets, problem: (argv[0] ?? '').trim() === '' ? words.importNothingToStart : null }
}

/** Other apps put something in the place of these; here nothing does, and a server would get the letters themselves. */
const placeholderIn = (server: NewMcpServer): string | null => {
  const { transport, secrets } = server
  const shown = transport.type === 'stdio' ? [...transport.argv, transport.folder ?? ''] : [transport.url, transport.clientId ?? '']
  for (const text of [...shown, ...Object.values(secrets)]) {
    const found = /\$\{[^}]{1,100}\}|\{\{[^}]{1,100}\}\}|<(?:your|insert|replace)[^>]{0,80}>/iu.exec(text)
    if (found !== null) return found[0]
  }
  return null
}

const shownNameOf = (name: string): string => name.trim().slice(0, 80).trim() || words.importUnnamed

const entryOf = ({ name, value }: Named): McpImport['servers'][number] => {
  const inner = objectOf(objectOf(value)?.['transport'])
  const parsed = foreignSchema.safeParse(inner === null ? value : { ...objectOf(value), ...inner, transport: undefined })
  const shownName = shownNameOf(name)
  const nothing: McpTransport = { type: 'stdio', argv: [''], folder: null, environmentNames: [] }
  if (!parsed.success) return { server: { name: shownName, transport: nothing, secrets: {} }, problem: words.importNothingToStart }
  const { transport, secrets, problem } = transportOf(parsed.data)
  const server = newMcpServerSchema.safeParse({ name: shownName, transport, secrets }).data
  if (server === undefined) return { server: { name: shownName, transport: nothing, secrets: {} }, problem: words.importTooLong }
  const placeholder = placeholderIn(server)
  return { server, problem: problem ?? (placeholder === null ? null : words.importPlaceholder(placeholder)) }
}

const parsedText = (text: string): unknown => {
  try {
    return JSON.parse(withoutComments(text))
  } catch (cause) {
    throw refusal('mcp-import-not-json', words.importNotJsonTitle, words.importNotJsonAdvice, cause)
  }
}

/** What does not come along, each with its reason; a long list ends with how many more there are. */
const leftOutOf = (others: readonly Named[], tooMany: number): McpImport['leftOut'] => [
  ...others.slice(0, mostServers).map(({ name }) => ({ name: shownNameOf(name), reason: words.importNothingToStart })),
  ...(others.length > mostServers ? [{ name: words.importMore(others.length - mostServers), reason: words.importNothingToStart }] : []),
  ...(tooMany > 0 ? [{ name: words.importMore(tooMany), reason: words.importTooMany(mostServers) }] : []),
]

/** The servers that another app's settings name: Claude Desktop, Cursor, VS Code, Windsurf, Zed, Gemini and what is like them. Nothing is kept or started. */
export const readImport = (text: string): McpImport => {
  const file = parsedText(text)
  const { servers, others } = isWithin(file, deepest, mostValues) ? findServers(file) : { servers: [], others: [] }
  if (servers.length === 0 && others.length === 0) throw refusal('mcp-import-empty', words.importTitle, words.importAdvice)
  return { servers: servers.slice(0, mostServers).map(entryOf), leftOut: leftOutOf(others, servers.length - mostServers) }
}
