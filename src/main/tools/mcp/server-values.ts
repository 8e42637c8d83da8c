import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { failure, refusal, type ExpectedError } from '../../../shared/expected-error.ts'
import { parsedJson } from '../../../shared/json.ts'
import type { McpServerId, McpTransport } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { McpSecrets, StoredServer } from './mcp-store.ts'
import { parseAddress } from './parse-address.ts'

const valuesSchema = z.object({ salt: z.string(), values: z.record(z.string(), z.string()) })

/** The values of a server's variables or headers, as they lie in the keychain. */
export type ServerValues = z.infer<typeof valuesSchema>

const noValues: ServerValues = { salt: '', values: {} }

const accountOf = (serverId: McpServerId): string => `mcp:${serverId}`

export const secretNames = (transport: McpTransport): readonly string[] =>
  transport.type === 'stdio' ? transport.environmentNames : transport.headerNames

const missing = (server: StoredServer, name: string): ExpectedError =>
  refusal('mcp-secret-missing', words.secretMissingTitle(server.name, name), words.secretMissingAdvice)

/** Asks the keychain only where the server has values there. */
export const readValues = async (secrets: McpSecrets, server: StoredServer): Promise<ServerValues> => {
  const names = secretNames(server.transport)
  if (names.length === 0) return noValues
  const kept = await secrets.read(accountOf(server.id), { expectSaved: true })
  const { data } = valuesSchema.safeParse(kept === null ? null : parsedJson(kept))
  const absent = names.find((name) => data?.values[name] === undefined)
  if (data === undefined || absent !== undefined) throw missing(server, absent ?? names.join(', '))
  return data
}

/** What was entered for one address is not sent to another one, and no header becomes a variable. */
const isSamePlace = (before: McpTransport, after: McpTransport): boolean => {
  if (before.type === 'stdio' || after.type === 'stdio') return before.type === after.type
  return parseAddress(before.url)?.origin === parseAddress(after.url)?.origin
}

/** There are some: a keychain that is not there now has them all the same. */
export const removeValues = async (secrets: McpSecrets, serverId: McpServerId): Promise<void> => {
  if ((await secrets.remove(accountOf(serverId))) === 'unavailable')
    throw failure('mcp-keychain-unavailable', words.keychainHoldsTitle, words.keychainHoldsAdvice)
}

/** `given` has only what is to change; what the transport does not name any more goes. `before` is where the kept values belong. */
export const writeValues = async (
  secrets: McpSecrets,
  server: StoredServer,
  given: Readonly<Record<string, string>>,
  before: McpTransport | null,
): Promise<ServerValues> => {
  const names = secretNames(server.transport)
  const hadValues = before !== null && secretNames(before).length > 0
  if (names.length === 0) {
    if (hadValues) await removeValues(secrets, server.id)
    return noValues
  }
  const isNeeded = hadValues && isSamePlace(before, server.transport) && !names.every((name) => Object.hasOwn(given, name))
  const kept = isNeeded ? await secrets.read(accountOf(server.id), { expectSaved: true }) : null
  const old = valuesSchema.safeParse(kept === null ? null : parsedJson(kept)).data?.values ?? {}
  const values: Record<string, string> = {}
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : old[name]
    if (value === undefined) throw missing(server, name)
    values[name] = value
  }
  const written: ServerValues = { salt: randomBytes(16).toString('hex'), values }
  await secrets.write(accountOf(server.id), JSON.stringify(written))
  return written
}
