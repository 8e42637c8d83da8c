import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import { mcpMessages as words } from '../../../../shared/messages/mcp.ts'
import type { McpSecrets, StoredServer } from '../mcp-store.ts'
import type { ServerLog } from '../server-log.ts'
import { createAuthorizedFetch, type SignInNeeded } from './authorized-fetch.ts'
import { createKeptSignIn } from './kept-sign-in.ts'
import { refreshSignIn, signInToServer, type SignInOptions } from './sign-in.ts'
import { parseAddress } from '../parse-address.ts'

type Options = Pick<SignInOptions, 'fetch' | 'openPage' | 'openCallback'> & {
  readonly server: StoredServer
  readonly secrets: McpSecrets
  readonly log: ServerLog
}

export type ServerSignIn = {
  /** Requests to the server, with the token of its sign-in where there is one. */
  readonly fetchWith: (headers: Readonly<Record<string, string>>, onNeeded: (error: SignInNeeded) => void) => FetchLike
  /** False where there is nothing to sign in to. */
  readonly signIn: (signal: AbortSignal) => Promise<boolean>
  readonly signOut: () => Promise<void>
}

/** The sign-in of one server at one address; a program has none. */
export const createServerSignIn = ({ server, secrets, log, fetch, openPage, openCallback }: Options): ServerSignIn => {
  const { name, transport } = server
  const serverUrl = transport.type === 'stdio' ? null : parseAddress(transport.url)
  if (serverUrl === null) return { fetchWith: () => fetch, signIn: () => Promise.resolve(false), signOut: () => Promise.resolve() }
  const clientId = transport.type === 'stdio' ? null : (transport.clientId ?? null)
  const kept = createKeptSignIn(secrets, server.id, serverUrl.href, log)
  /** What the server said when it refused a request last. */
  let challenge: Response | null = null
  return {
    fetchWith: (headers, onNeeded) =>
      createAuthorizedFetch({
        fetch,
        kept,
        refresh: async (old) => {
          const renewed = await refreshSignIn({ name, serverUrl, fetch }, old)
          if (renewed !== null) await kept.write(renewed)
          return renewed
        },
        hasOwnAuthorization: Object.keys(headers).some((header) => header.toLowerCase() === 'authorization'),
        onNeeded: (needed) => {
          challenge = needed.challenge
          onNeeded(needed)
        },
      }),
    signIn: async (signal) => {
      await kept.write(await signInToServer({ name, serverUrl, clientId, fetch, openPage, openCallback, challenge }, signal))
      log.add('info', words.logSignedIn)
      return true
    },
    signOut: async () => {
      await kept.forget()
      log.add('info', words.logSignedOut)
    },
  }
}
