import { createHmac } from 'node:crypto'
import type { McpTransport } from '../../../shared/mcp.ts'
import type { ServerValues } from './server-values.ts'

const named = (names: readonly string[], values: ServerValues['values']): readonly (readonly [string, string])[] =>
  names.toSorted().map((name) => [name, values[name] ?? ''])

/**
 * Names exactly what would run: every word, the folder, the variables with their values; or the address, the headers with their values. The salt lies
 * in the keychain with the values, so that nobody can try out short ones against the hash.
 */
export const confirmationHash = (transport: McpTransport, { salt, values }: ServerValues): string => {
  const shown =
    transport.type === 'stdio'
      ? [transport.type, transport.argv, transport.folder, named(transport.environmentNames, values)]
      : [transport.type, transport.url, named(transport.headerNames, values), transport.clientId]
  return createHmac('sha256', salt).update(JSON.stringify(shown)).digest('hex')
}
