import { ExpectedError, refusal } from '../../../shared/expected-error.ts'
import { mcpServerIdSchema, type McpLogLine, type McpServer, type McpServerId, type NewMcpServer } from '../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { Tool } from '../tool.ts'
import { checkedTransport } from './checked-transport.ts'
import type { McpStore, StoredServer } from './mcp-store.ts'
import { mcpTool } from './mcp-tool.ts'
import { freeServerName } from './names.ts'
import { isConfirmed, makeEntry, requireConfirmed, shownServer, type ServerEntry } from './server-entry.ts'
import type { RunnerOptions, ServerRunner } from './server-runner.ts'
import { removeValues, secretNames, writeValues } from './server-values.ts'

export type McpServersOptions = RunnerOptions & {
  readonly store: McpStore
  readonly newId: () => string
  /** Asks the person once more before a program may start or an address be used, where the page cannot answer. */
  readonly mayStart: (server: Pick<McpServer, 'name' | 'transport' | 'shownValues'>) => Promise<boolean>
  readonly silenceLimitMs?: number
}

const addressOf = (transport: StoredServer['transport']): string | null => (transport.type === 'stdio' ? null : transport.url)

/** All servers: kept, confirmed, started, watched and removed. */
export const createMcpServers = (options: McpServersOptions) => {
  const { store, secrets, now, newId, onChange } = options
  const entries = new Map<McpServerId, ServerEntry>()

  const toolsOf = ({ server, runner }: ServerEntry): Tool[] => {
    const live = server.isOn ? runner.live() : null
    if (live === null) return []
    const shared = {
      server,
      store,
      live: runner.live,
      ...(options.silenceLimitMs === undefined ? {} : { silenceLimitMs: options.silenceLimitMs }),
    }
    return live.tools.map((definition) => mcpTool(shared, definition))
  }
  const shown = (entry: ServerEntry): McpServer => shownServer(entry, toolsOf(entry))

  let opening: Promise<void> | null = null
  const open = (): Promise<void> => {
    opening ??= (async () => {
      for (const server of store.listServers()) entries.set(server.id, await makeEntry(server, options))
    })().catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }
  const find = async (serverId: McpServerId): Promise<ServerEntry> => {
    await open()
    const entry = entries.get(serverId)
    if (entry === undefined) throw refusal('mcp-gone', words.goneTitle, words.goneAdvice)
    return entry
  }
  /** What runs keeps running only if it is still the same. */
  const put = async (server: StoredServer): Promise<ServerEntry> => {
    await entries.get(server.id)?.runner.stop()
    store.saveServer(server)
    const entry = await makeEntry(server, options)
    entries.set(server.id, entry)
    onChange()
    return entry
  }
  /** Its start is told by its status. */
  const begin = (entry: ServerEntry): void => {
    if (entry.server.isOn && isConfirmed(entry)) void entry.runner.start()
  }
  /** It could renew its sign-in as long as it runs. Where the keychain does not let go of that, it goes on as before. */
  const stopSignedOut = async (entry: ServerEntry): Promise<void> => {
    await entry.runner.stop()
    try {
      await entry.runner.signOut()
    } catch (error) {
      begin(entry)
      throw error
    }
  }
  /** One change after the other, so that none starts what another stops. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work)
    // Its caller hears of a failure; the next change does not depend on it.
    last = next.catch(() => undefined)
    return next
  }
  const switchTo = async (server: StoredServer): Promise<ServerEntry> => {
    const entry = await put(server)
    begin(entry)
    return entry
  }
  const otherNames = (serverId: McpServerId | null): readonly string[] =>
    [...entries.values()].flatMap(({ server }) => (server.id === serverId ? [] : [server.name]))

  return {
    list: async (): Promise<McpServer[]> => {
      await open()
      return [...entries.values()].map(shown)
    },
    /** As they are known now, without waiting. */
    known: (): McpServer[] => [...entries.values()].map(shown),
    add: (given: NewMcpServer): Promise<McpServer> =>
      inTurn(async () => {
        await open()
        const transport = checkedTransport(given)
        const id = mcpServerIdSchema.parse(newId())
        const name = freeServerName(given.name, otherNames(null))
        const server: StoredServer = { id, name, transport, isOn: true, confirmedHash: null, createdAt: now() }
        await writeValues(secrets, server, given.secrets, null)
        return shown(await put(server))
      }),
    change: (serverId: McpServerId, given: NewMcpServer): Promise<McpServer> =>
      inTurn(async () => {
        const entry = await find(serverId)
        const { server } = entry
        const transport = checkedTransport(given)
        const changed: StoredServer = { ...server, name: freeServerName(given.name, otherNames(serverId)), transport, confirmedHash: null }
        // A sign-in is for its address alone, and nothing else would ever remove it.
        if (addressOf(transport) !== addressOf(server.transport)) await stopSignedOut(entry)
        await writeValues(secrets, changed, given.secrets, server.transport)
        return shown(await put(changed))
      }),
    remove: (serverId: McpServerId): Promise<void> =>
      inTurn(async () => {
        const entry = await find(serverId)
        if (secretNames(entry.server.transport).length > 0) await removeValues(secrets, serverId)
        await stopSignedOut(entry)
        store.removeServer(serverId)
        entries.delete(serverId)
        onChange()
      }),
    confirm: (serverId: McpServerId, hash: string): Promise<McpServer> =>
      inTurn(async () => {
        const { server } = await find(serverId)
        const current = await makeEntry(server, options)
        if (current.hash === null || current.hash !== hash) {
          throw refusal('mcp-other', words.otherHashTitle(server.name), words.otherHashAdvice)
        }
        if (!(await options.mayStart({ ...server, shownValues: current.shownValues }))) return shown(current)
        return shown(await switchTo({ ...server, confirmedHash: hash }))
      }),
    switch: (serverId: McpServerId, isOn: boolean): Promise<McpServer> =>
      inTurn(async () => shown(await switchTo({ ...(await find(serverId)).server, isOn }))),
    restart: (serverId: McpServerId): Promise<void> =>
      inTurn(async () => {
        const found = await find(serverId)
        // A keychain that was locked may be open now.
        const entry = found.hash === null ? await put(found.server) : found
        const { server, runner } = entry
        if (entry.hashError !== null) throw new ExpectedError(entry.hashError)
        requireConfirmed(entry)
        if (!server.isOn) {
          await switchTo({ ...server, isOn: true })
          return
        }
        await runner.stop()
        begin(entry)
      }),
    log: async (serverId: McpServerId): Promise<McpLogLine[]> => (await find(serverId)).runner.log.lines(),
    signIn: async (serverId: McpServerId, signal: AbortSignal): Promise<void> => {
      const entry = await find(serverId)
      requireConfirmed(entry)
      await entry.runner.signIn(signal)
    },
    signOut: async (serverId: McpServerId): Promise<void> => (await find(serverId)).runner.signOut(),
    /** Starts everything that is on and confirmed; resolves when each runs or has failed. */
    startAll: async (): Promise<void> => {
      await open()
      const wanted = [...entries.values()].filter((entry) => entry.server.isOn && isConfirmed(entry))
      await Promise.all(wanted.map(({ runner }) => runner.start()))
    },
    listsSettled: async (): Promise<void> => {
      await Promise.all([...entries.values()].map(({ runner }) => runner.listsSettled()))
    },
    tools: (): readonly Tool[] => [...entries.values()].flatMap(toolsOf),
    running: (): readonly { readonly server: StoredServer; readonly runner: ServerRunner }[] =>
      [...entries.values()].filter(({ server, runner }) => server.isOn && runner.live() !== null),
    find: async (serverId: McpServerId): Promise<{ readonly server: StoredServer; readonly runner: ServerRunner }> => find(serverId),
    rootsChanged: (): void => {
      for (const { runner } of entries.values()) runner.rootsChanged()
    },
    dispose: async (): Promise<void> => {
      await last
      await Promise.all([...entries.values()].map(({ runner }) => runner.stop()))
    },
  }
}

export type McpServers = ReturnType<typeof createMcpServers>
