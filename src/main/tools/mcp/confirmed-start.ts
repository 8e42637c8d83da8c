import { failure } from '../../../shared/expected-error.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { confirmationHash } from './confirmation-hash.ts'
import type { McpSecrets, StoredServer } from './mcp-store.ts'
import type { ServerLog } from './server-log.ts'
import { readValues, type ServerValues } from './server-values.ts'

type Environment = Readonly<Record<string, string | undefined>>

type Options = {
  readonly server: StoredServer
  readonly secrets: McpSecrets
  readonly environment: () => Promise<Environment>
  readonly log: ServerLog
}

const startWords = ({ transport }: StoredServer): string =>
  transport.type === 'stdio'
    ? words.logStarting(transport.argv.map((word) => JSON.stringify(word)).join(' '))
    : words.logConnecting(transport.url)

/** What a server is started with; refuses one that is not exactly what was confirmed. Its log holds none of the values from now on. */
export const confirmedStart = async (
  { server, secrets, environment, log }: Options,
  signal: AbortSignal,
): Promise<{ readonly values: ServerValues; readonly environment: Environment }> => {
  const values = await readValues(secrets, server)
  if (confirmationHash(server.transport, values) !== server.confirmedHash) {
    throw failure('mcp-not-confirmed', words.notConfirmedTitle(server.name), words.notConfirmedAdvice)
  }
  log.hide(Object.values(values.values))
  log.add('info', startWords(server))
  const known = await environment()
  signal.throwIfAborted()
  return { values, environment: known }
}
