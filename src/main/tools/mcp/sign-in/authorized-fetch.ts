import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { KeptSignIn, SignIn } from './kept-sign-in.ts'

/** The server wants a person to sign in. `challenge` is what it said of that. */
export class SignInNeeded extends Error {
  readonly challenge: Response | null

  constructor(challenge: Response | null) {
    super('The server wants a sign-in')
    this.name = 'SignInNeeded'
    this.challenge = challenge
  }
}

type Options = {
  readonly fetch: FetchLike
  readonly kept: KeptSignIn
  readonly refresh: (signIn: SignIn) => Promise<SignIn | null>
  /** A person entered a header of that name: what it says is not ours to change. */
  readonly hasOwnAuthorization: boolean
  readonly onNeeded: (error: SignInNeeded) => void
}

/** Requests to the server itself, with the token of its sign-in. A token that ran out is renewed once for all requests that wait for it. */
export const createAuthorizedFetch = ({ fetch, kept, refresh, hasOwnAuthorization, onNeeded }: Options): FetchLike => {
  if (hasOwnAuthorization) return fetch
  let renewing: Promise<SignIn | null> | null = null
  const renew = async (old: SignIn | null): Promise<SignIn | null> => {
    const current = await kept.read()
    if (current !== null && current.accessToken !== old?.accessToken) return current
    if (current === null || current.refreshToken === null) return null
    renewing ??= refresh(current).finally(() => {
      renewing = null
    })
    return await renewing
  }
  const send: (signIn: SignIn | null, ...request: Parameters<FetchLike>) => Promise<Response> = (signIn, address, init) => {
    const headers = new Headers(init?.headers)
    if (signIn !== null) headers.set('authorization', `Bearer ${signIn.accessToken}`)
    return fetch(address, { ...init, headers })
  }
  return async (address, init) => {
    const signIn = await kept.read()
    const answer = await send(signIn, address, init)
    if (answer.status !== 401) return answer
    const renewed = await renew(signIn)
    if (renewed !== null) {
      await answer.body?.cancel()
      const second = await send(renewed, address, init)
      if (second.status !== 401) return second
    }
    const needed = new SignInNeeded(answer)
    onNeeded(needed)
    throw needed
  }
}
