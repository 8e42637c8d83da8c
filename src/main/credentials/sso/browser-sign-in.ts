import { createHash, randomBytes } from 'node:crypto'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import { signInFailure } from './explain-sign-in-failure.ts'
import { openLoopbackCallback, type Callback, type LoopbackCallback } from './loopback-callback.ts'
import { registerForSignIn } from './register-for-sign-in.ts'
import { requestToken } from './request-token.ts'
import { expiredFailure, type SignInFlow } from './sign-in-flow.ts'
import { oidcAddress } from './sso-clients.ts'
import type { SsoToken } from './token-cache.ts'

const base64Url = (bytes: Buffer): string => bytes.toString('base64url')

const authorizeUrl = (base: string, clientId: string, redirectUri: string, state: string, verifier: string): string => {
  const url = new URL(`${base}/authorize`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: base64Url(createHash('sha256').update(verifier).digest()),
  }).toString()
  return url.href
}

const listen = (state: string): Promise<LoopbackCallback> =>
  openLoopbackCallback(state).catch((error: unknown) => {
    throw signInFailure({ code: 'loopback-failed', title: words.listenTitle, advice: words.listenAdvice }, error)
  })

/** The browser's answer, unless the time runs out or the person gives up. */
const waitForBrowser = async ({ callback }: LoopbackCallback, { delay, limitMs }: SignInFlow, signal: AbortSignal): Promise<Callback> => {
  const answered = new AbortController()
  const tooLong = delay(limitMs, AbortSignal.any([signal, answered.signal])).then(() => {
    throw expiredFailure()
  })
  try {
    return await Promise.race([callback, tooLong])
  } finally {
    answered.abort()
    // The timer ends with an abort that nobody waits for.
    tooLong.catch(() => undefined)
  }
}

/** Signs in on a page of the system browser, which comes back to a port of this computer with a code. RFC 7636 and RFC 8252. */
export const signInWithBrowser = async (flow: SignInFlow, signal: AbortSignal): Promise<SsoToken> => {
  const { session, network, tell, offerPage } = flow
  const registration = await registerForSignIn(flow, 'browser', signal)
  const state = crypto.randomUUID()
  const verifier = base64Url(randomBytes(48))
  const loopback = await listen(state)
  try {
    signal.throwIfAborted()
    const { redirectUri } = loopback
    const page = authorizeUrl(oidcAddress(network.environment, session.region), registration.clientId, redirectUri, state, verifier)
    tell({ type: 'browser' })
    if (!(await offerPage(page))) {
      throw signInFailure({ code: 'page-not-opened', title: words.pageNotOpenedTitle, advice: words.pageNotOpenedAdvice })
    }
    const callback = await waitForBrowser(loopback, flow, signal)
    switch (callback.type) {
      case 'refused':
        throw signInFailure({ code: 'sign-in-refused', title: words.refusedTitle, advice: words.refusedAdvice })
      case 'failed':
        throw signInFailure({ code: 'sign-in-failed', title: words.failedTitle, advice: words.failedAdvice, detail: callback.reason })
      case 'code': {
        const { code, reply } = callback
        try {
          const grant = { grantType: 'authorization_code' as const, code, codeVerifier: verifier, redirectUri }
          const token = await requestToken(flow, registration, grant, signal)
          reply(true)
          return token
        } finally {
          reply(false)
        }
      }
    }
  } finally {
    loopback.close()
  }
}
