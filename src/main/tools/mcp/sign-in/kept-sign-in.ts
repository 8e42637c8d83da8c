import { z } from 'zod'
import { failure } from '../../../../shared/expected-error.ts'
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

const signInAccount = (serverId: McpServerId): string => `mcp-sign-in:${serverId}`

/** A sign-in lies in the keychain, and until the app is closed in memory: without a keychain it still works that long. */
export const createKeptSignIn = (secrets: McpSecrets, serverId: McpServerId, serverUrl: string, log: ServerLog): KeptSignIn => {
  const account = signInAccount(serverId)
  let known: SignIn | null | undefined
  /** It was seen there: a keychain that does not answer now holds it still. */
  let isInKeychain = false
  const read = async (): Promise<SignIn | null> => {
    // A locked keychain is like no sign-in: it is asked for anew.
    const kept = await secrets.read(account, { expectSaved: false }).catch(() => null)
    const { data } = keptSchema.safeParse(kept === null ? null : parsedJson(kept))
    isInKeychain ||= kept !== null
    return data?.serverUrl === serverUrl ? data : null
  }
  return {
    read: async () => {
      known ??= await read()
      return known
    },
    write: async (signIn) => {
      known = signIn
      await secrets.write(account, JSON.stringify(signIn)).then(
        () => {
          isInKeychain = true
        },
        () => log.add('warning', words.logTokensNotKept),
      )
    },
    forget: async () => {
      if ((await secrets.remove(account)) === 'unavailable' && isInKeychain) {
        throw failure('mcp-keychain-unavailable', words.keychainHoldsTitle, words.keychainHoldsAdvice)
      }
      isInKeychain = false
      known = null
    },
  }
}
