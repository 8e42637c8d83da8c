import { refusal } from '../../../shared/expected-error.ts'
import type { McpServer, McpStatus } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { toolInfo, type Tool } from '../tool.ts'
import { confirmationHash } from './confirmation-hash.ts'
import { explainServerFailure } from './explain-server-failure.ts'
import type { StoredServer } from './mcp-store.ts'
import { createServerRunner, type RunnerOptions, type ServerRunner } from './server-runner.ts'
import { readValues } from './server-values.ts'
import { shownValues } from './shown-values.ts'

/** A server, whatever it is made of: what is kept, and what is known of it while it runs. */
export type ServerEntry = {
  readonly server: StoredServer
  readonly runner: ServerRunner
  readonly hash: string | null
  readonly hashError: UserFacingError | null
  readonly shownValues: McpServer['shownValues']
}

/** The hash needs the values from the keychain; without them nothing can be confirmed, and the reason is shown. */
export const makeEntry = async (server: StoredServer, options: RunnerOptions): Promise<ServerEntry> => {
  const runner = createServerRunner(server, options)
  try {
    const values = await readValues(options.secrets, server)
    const { transport } = server
    return { server, runner, hash: confirmationHash(transport, values), hashError: null, shownValues: shownValues(transport, values) }
  } catch (error) {
    // What the keychain says is shown with the server, and asked again when it is to start.
    const hashError = explainServerFailure(server, error, options.startLimitMs, (text) => text)
    return { server, runner, hash: null, hashError, shownValues: {} }
  }
}

export const isConfirmed = ({ server, hash }: ServerEntry): boolean => hash !== null && server.confirmedHash === hash

export const requireConfirmed = (entry: ServerEntry): void => {
  if (!isConfirmed(entry)) throw refusal('mcp-not-confirmed', words.notConfirmedTitle(entry.server.name), words.notConfirmedAdvice)
}

const statusOf = (entry: ServerEntry): McpStatus => {
  if (entry.hashError !== null && entry.server.confirmedHash !== null) return entry.server.isOn ? 'failed' : 'off'
  if (!isConfirmed(entry)) return 'not-confirmed'
  return entry.server.isOn ? entry.runner.state().status : 'off'
}

/** A server as a window is told of it; `tools` are those that it offers now. */
export const shownServer = (entry: ServerEntry, tools: readonly Tool[]): McpServer => {
  const { server, runner, hash, hashError } = entry
  const { error, about, lists } = runner.state()
  const { id, name, transport, isOn } = server
  return {
    id,
    name,
    transport,
    isOn,
    isConfirmed: isConfirmed(entry),
    confirmationHash: hash ?? '',
    shownValues: entry.shownValues,
    status: statusOf(entry),
    error: hashError ?? (isOn ? error : null),
    about,
    tools: tools.map(toolInfo),
    promptCount: lists.prompts.length,
    resourceCount: lists.resources.length + lists.templates.length,
  }
}
