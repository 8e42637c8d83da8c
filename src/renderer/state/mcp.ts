import type { McpImport, McpLogLine, McpServer, McpServerId, NewMcpServer } from '../../shared/mcp.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** `error` is why the list could not be read; what fails for one server is told where it was asked. */
type McpState = {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly servers: readonly McpServer[]
  readonly error: UserFacingError | null
}

const store = createStore<McpState>({ status: 'unknown', servers: [], error: null })
let changes = 0

export const useMcp = store.use
export const mcpState = store.get

const byName = (servers: readonly McpServer[]): readonly McpServer[] => servers.toSorted((one, other) => one.name.localeCompare(other.name))

const take = (servers: readonly McpServer[]): void => {
  changes += 1
  store.set(() => ({ status: 'ready', servers: byName(servers), error: null }))
}

/** What main said meanwhile is newer than what it was asked for. */
export const loadMcpServers = async (): Promise<void> => {
  const before = changes
  store.set((state) => ({ ...state, status: 'loading', error: null }))
  const listed = await tryRequest('mcp.list', {})
  if (changes !== before) return
  if (listed.ok) take(listed.value)
  else store.set((state) => ({ ...state, status: 'failed', error: listed.error }))
}

/** Returns the function that stops it. */
export const listenToMcp = (): (() => void) => on('mcp.changed', ({ servers }) => take(servers))

const put = (server: McpServer): void => take([...store.get().servers.filter(({ id }) => id !== server.id), server])

const taken = (answer: Result<McpServer>): Result<McpServer> => {
  if (answer.ok) put(answer.value)
  return answer
}

/** Kept, and not started: it waits to be confirmed. */
export const addMcpServer = async (server: NewMcpServer): Promise<Result<McpServer>> => taken(await tryRequest('mcp.add', server))

/** `secrets` has only what is to change. It stops until it is confirmed again. */
export const changeMcpServer = async (serverId: McpServerId, server: NewMcpServer): Promise<Result<McpServer>> =>
  taken(await tryRequest('mcp.change', { serverId, ...server }))

/** Says yes to exactly what is on the screen; main refuses anything else. */
export const confirmMcpServer = async ({ id: serverId, confirmationHash }: McpServer): Promise<Result<McpServer>> =>
  taken(await tryRequest('mcp.confirm', { serverId, confirmationHash }))

export const switchMcpServer = async (serverId: McpServerId, isOn: boolean): Promise<Result<McpServer>> =>
  taken(await tryRequest('mcp.switch', { serverId, isOn }))

export const removeMcpServer = async (serverId: McpServerId): Promise<Result<null>> => {
  const removed = await tryRequest('mcp.remove', { serverId })
  if (removed.ok) take(store.get().servers.filter(({ id }) => id !== serverId))
  return removed
}

export const restartMcpServer = (serverId: McpServerId): Promise<Result<null>> => tryRequest('mcp.restart', { serverId })
/** Opens the page of the server in the browser. */
export const signInToMcpServer = (serverId: McpServerId): Promise<Result<null>> => tryRequest('mcp.signIn', { serverId })
export const signOutOfMcpServer = (serverId: McpServerId): Promise<Result<null>> => tryRequest('mcp.signOut', { serverId })
export const readMcpLog = (serverId: McpServerId): Promise<Result<readonly McpLogLine[]>> => tryRequest('mcp.log', { serverId })
/** Reads what another app keeps; nothing is added. */
export const readMcpImport = (text: string): Promise<Result<McpImport>> => tryRequest('mcp.readImport', { text })
