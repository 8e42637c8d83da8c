import type { McpServerId, McpTransport } from '../../../shared/mcp.ts'

/** A server as it is kept. `confirmedHash` is what a person said yes to last; anything else is not started. */
export type StoredServer = {
  readonly id: McpServerId
  readonly name: string
  readonly transport: McpTransport
  readonly isOn: boolean
  readonly confirmedHash: string | null
  readonly createdAt: number
}

/** What a tool said of itself when it was last allowed. */
type AllowedTool = { readonly hash: string; readonly definition: string }

export type McpStore = {
  /** In the order they were added. */
  readonly listServers: () => readonly StoredServer[]
  readonly saveServer: (server: StoredServer) => void
  /** With what is known of its tools. */
  readonly removeServer: (serverId: McpServerId) => void
  readonly allowedTool: (serverId: McpServerId, name: string) => AllowedTool | null
  readonly saveAllowedTool: (serverId: McpServerId, name: string, tool: AllowedTool) => void
}

/** Where values of variables and headers, and tokens, are kept: the keychain. Each rejects with words for the person. */
export type McpSecrets = {
  /** `expectSaved`: what our own records say; without it a locked keychain cannot be told from an empty one. Null when there is nothing. */
  readonly read: (account: string, expectation: { readonly expectSaved: boolean }) => Promise<string | null>
  readonly write: (account: string, secret: string) => Promise<void>
  /** A locked keychain rejects. One that is not there, or does not answer, is for the caller to judge. */
  readonly remove: (account: string) => Promise<'absent' | 'unavailable'>
}
