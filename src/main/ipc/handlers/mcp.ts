import type { McpServers } from '../../tools/mcp/mcp-servers.ts'
import type { OfferedContent } from '../../tools/mcp/offered-content.ts'
import { readImport } from '../../tools/mcp/read-import.ts'
import type { PageHandlers } from '../page-handlers.ts'

type McpHandlerDependencies = {
  readonly servers: McpServers
  readonly offered: OfferedContent
  /** Starts what is on and confirmed, once. */
  readonly startAll: () => Promise<void>
  /** Aborted when the app quits. */
  readonly signal: AbortSignal
}

/** Servers of the Model Context Protocol. Nothing that is asked here starts anything but what a person has confirmed. */
export const mcpHandlers = ({ servers, offered, startAll, signal }: McpHandlerDependencies): PageHandlers<'mcp'> => ({
  'mcp.list': async () => {
    // The list shows how each start goes, and fails itself where nothing can be read.
    startAll().catch(() => undefined)
    return await servers.list()
  },
  'mcp.add': (server) => servers.add(server),
  'mcp.change': ({ serverId, ...server }) => servers.change(serverId, server),
  'mcp.remove': async ({ serverId }) => {
    await servers.remove(serverId)
    return null
  },
  'mcp.confirm': ({ serverId, confirmationHash }) => servers.confirm(serverId, confirmationHash),
  'mcp.switch': ({ serverId, isOn }) => servers.switch(serverId, isOn),
  'mcp.restart': async ({ serverId }) => {
    await servers.restart(serverId)
    return null
  },
  'mcp.log': ({ serverId }) => servers.log(serverId),
  'mcp.signIn': async ({ serverId }) => {
    await servers.signIn(serverId, signal)
    return null
  },
  'mcp.signOut': async ({ serverId }) => {
    await servers.signOut(serverId)
    return null
  },
  'mcp.readImport': ({ text }) => readImport(text),
  'mcp.resources': () => offered.resources(),
  'mcp.attach': ({ serverId, uri, variables }) => offered.attach(serverId, uri, variables, signal),
  'mcp.prompts': () => offered.prompts(),
  'mcp.complete': ({ serverId, of, argument, value }) => offered.complete(serverId, of, { name: argument, value }, signal),
  'mcp.prompt': ({ serverId, name, arguments: given }) => offered.prompt(serverId, name, given, signal),
})
