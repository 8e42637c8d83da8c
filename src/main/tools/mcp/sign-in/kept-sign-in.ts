import { z } from 'zod'
import { parsedJson } from '../../../../shared/json.ts'
import type { McpServerId } from '../../../../shared/mcp.ts'
import { mcpMessages as words } from '../../../../shared/messages/mcp.ts'
import type { McpSecrets } from '../mcp-store.ts'
import type { ServerLog } from '../server-log.ts'

const keptSchema = z.object({
  /** Where it was made: it is good for this address alone. */
  serverUrl: z.string(),
  authorizationServerUrl: z.string(),
  resource: z.string().nullable(),
  client: z.object({
    client_id: z.string(),
    client_secret: z.string().optional(),
    token_endpoint_auth_method: z.string().optional(),
  }),
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
})
export type SignIn = z.infer<typeof keptSchema>

export type KeptSignIn = {
  readonly read: () => Promise<SignIn | null>
  readonly write: (signIn: SignIn) => Promise<void>
  readonly forget: () => Promise<void>
}

export const signInAccount = (serverId: McpServerId): string => `mcp-sign-in:${serverId}`

/** A sign-in lies in the keychain, and until the app is closed in memory: without a keychain it still works that long. */
export const createKeptSignIn = (secrets: McpSecrets, serverId: McpServerId, serverUrl: string, log: ServerLog): KeptSignIn => {
  const account = signInAccount(serverId)
  let known: SignIn | null | undefined
  const read = async (): Promise<SignIn | null> => {
    // A locked keychain is like no sign-in: it is asked for anew.
    const kept = await secrets.read(account, { expectSaved: false }).catch(() => null)
    const { data } = keptSchema.safeParse(kept === null ? null : parsedJson(kept))
    return data?.serverUrl === serverUrl ? data : null
  }
  return {
    read: async () => {
      known ??= await read()
      return known
    },
    write: async (signIn) => {
      known = signIn
      await secrets.write(account, JSON.stringify(signIn)).catch(() => log.add('warning', words.logTokensNotKept))
    },
    forget: async () => {
      known = null
      await secrets.remove(account)
    },
  }
}
