import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { AuthorizationServerMetadata, OAuthTokens } from '@modelcontextprotocol/sdk/shared/auth.js'
import { ExpectedError, failure } from '../../../../shared/expected-error.ts'
import { mcpMessages as words } from '../../../../shared/messages/mcp.ts'
import { limitedFetch } from '../limited-fetch.ts'
import { safeAddressOfServer } from '../safe-server-address.ts'
import type { SignIn } from './kept-sign-in.ts'
import { parseAddress } from '../parse-address.ts'

/** How the browser came back. `reply` tells the person there how it ended. */
type BrowserAnswer =
  | { readonly type: 'code'; readonly code: string; readonly reply: (worked: boolean) => void }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly reason: string }

/** Waits on a port of this computer for one answer that carries the state. */
type OpenCallback = (state: string) => Promise<{
  readonly redirectUri: string
  readonly callback: Promise<BrowserAnswer>
  readonly close: () => void
}>

/** `fetch` carries nothing that belongs to the server alone. */
export type SignInPlace = { readonly name: string; readonly serverUrl: URL; readonly fetch: FetchLike }

export type SignInOptions = SignInPlace & {
  /** Given by those who run the sign-in; null to register anew each time. */
  readonly clientId: string | null
  readonly openPage: (url: string) => Promise<boolean>
  readonly openCallback: OpenCallback
  /** What the server said when it refused a request; null when it was not asked yet. */
  readonly challenge: Response | null
  readonly limitMs?: number
}

/** Where to sign in: as the server says it, or on the server itself. */
type Authority = {
  readonly address: string | URL
  readonly metadata?: AuthorizationServerMetadata
  readonly resource?: string
  readonly scope?: string
}

/** Of what is asked while signing in: descriptions and tokens. */
const mostAnswerBytes = 1024 * 1024
const answerLimitMs = 30_000
const refreshLimitMs = 60_000

const loadSdk = () => import('@modelcontextprotocol/sdk/client/auth.js')

const unsafe = (name: string): ExpectedError => failure('mcp-sign-in-unsafe', words.signInUnsafeTitle(name), words.signInUnsafeAdvice)

/** Every address of the sign-in is named by the server: nothing goes to one without https, and none may be nearer than the server, answer much or late. */
const guardedFetch = ({ fetch, serverUrl, name }: SignInPlace, signal: AbortSignal): FetchLike => {
  const limited = limitedFetch(fetch, mostAnswerBytes)
  return (address, init) => {
    const safe = safeAddressOfServer(String(address), serverUrl)
    if (safe === null) throw unsafe(name)
    return limited(safe, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(answerLimitMs)]) })
  }
}

const findAuthority = async (options: SignInOptions, fetchFn: FetchLike): Promise<Authority> => {
  const { discoverOAuthServerInfo, extractWWWAuthenticateParams } = await loadSdk()
  const { challenge, serverUrl } = options
  const { resourceMetadataUrl, scope: asked } = challenge === null ? {} : extractWWWAuthenticateParams(challenge)
  const found = await discoverOAuthServerInfo(serverUrl, {
    fetchFn,
    ...(resourceMetadataUrl === undefined ? {} : { resourceMetadataUrl }),
  })
  const { authorizationServerUrl: address, authorizationServerMetadata: metadata, resourceMetadata } = found
  const resource = resourceMetadata?.resource
  // RFC 9728, 3.3. A token for someone else, or for nobody by name, would be handed to this server.
  if (resource !== undefined && parseAddress(resource)?.origin !== serverUrl.origin) throw unsafe(options.name)
  const scope = asked ?? resourceMetadata?.scopes_supported?.join(' ')
  return {
    address,
    ...(metadata === undefined ? {} : { metadata }),
    ...(resource === undefined ? {} : { resource }),
    ...(scope === undefined ? {} : { scope }),
  }
}

const findClient = async (
  { clientId, name }: SignInOptions,
  authority: Authority,
  redirectUri: string,
  fetchFn: FetchLike,
): Promise<SignIn['client']> => {
  if (clientId !== null) return { client_id: clientId, token_endpoint_auth_method: 'none' }
  const { registerClient } = await loadSdk()
  const { address, metadata, scope } = authority
  if (metadata !== undefined && metadata.registration_endpoint === undefined) {
    throw failure('mcp-no-sign-in', words.noSignInTitle(name), words.noSignInAdvice)
  }
  return await registerClient(address, {
    ...(metadata === undefined ? {} : { metadata }),
    ...(scope === undefined ? {} : { scope }),
    clientMetadata: {
      client_name: 'Outcrop',
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
    fetchFn,
  })
}

const kept = (serverUrl: URL, { address, resource }: Authority, client: SignIn['client'], tokens: OAuthTokens): SignIn => ({
  serverUrl: serverUrl.href,
  authorizationServerUrl: String(address),
  resource: resource ?? null,
  client: {
    client_id: client.client_id,
    ...(client.client_secret === undefined ? {} : { client_secret: client.client_secret }),
    ...(client.token_endpoint_auth_method === undefined ? {} : { token_endpoint_auth_method: client.token_endpoint_auth_method }),
  },
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token ?? null,
})

/** The browser's part: a page with PKCE and a state of its own, and the code that comes back for it. */
const signIn = async (options: SignInOptions, authority: Authority, fetchFn: FetchLike, signal: AbortSignal): Promise<SignIn> => {
  const { name, serverUrl, openPage, openCallback } = options
  const { startAuthorization, exchangeAuthorization } = await loadSdk()
  const { address, metadata, resource, scope } = authority
  const shared = { ...(metadata === undefined ? {} : { metadata }), ...(resource === undefined ? {} : { resource }) }
  const state = crypto.randomUUID()
  const loopback = await openCallback(state)
  try {
    const { redirectUri } = loopback
    const client = await findClient(options, authority, redirectUri, fetchFn)
    const request = { ...shared, clientInformation: client, redirectUrl: redirectUri, state, ...(scope === undefined ? {} : { scope }) }
    const { authorizationUrl, codeVerifier } = await startAuthorization(address, request)
    if (safeAddressOfServer(authorizationUrl.href, serverUrl) === null) throw unsafe(name)
    signal.throwIfAborted()
    if (!(await openPage(authorizationUrl.href))) throw failure('mcp-page-not-opened', words.pageNotOpenedTitle, words.pageNotOpenedAdvice)
    const answer = await Promise.race([loopback.callback, abortOf(signal)])
    switch (answer.type) {
      case 'refused':
        throw failure('mcp-sign-in-refused', words.signInRefusedTitle(name), words.signInRefusedAdvice)
      case 'failed':
        throw new Error(`The page came back with ${answer.reason}`)
      case 'code': {
        try {
          const exchange = { ...shared, clientInformation: client, authorizationCode: answer.code, codeVerifier, redirectUri, fetchFn }
          const tokens = await exchangeAuthorization(address, exchange)
          answer.reply(true)
          return kept(serverUrl, authority, client, tokens)
        } finally {
          answer.reply(false)
        }
      }
    }
  } finally {
    loopback.close()
  }
}

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(new Error('Stopped'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

/** Signs in to a server with the browser. Without an id it is registered anew each time, because the port is another one. */
export const signInToServer = async (options: SignInOptions, signal: AbortSignal): Promise<SignIn> => {
  const { name, limitMs = 600_000 } = options
  const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
  const fetchFn = guardedFetch(options, limit)
  try {
    return await signIn(options, await findAuthority(options, fetchFn), fetchFn, limit)
  } catch (error) {
    if (error instanceof ExpectedError || signal.aborted) throw error
    throw limit.aborted
      ? failure('mcp-sign-in-late', words.signInLateTitle(name), words.signInLateAdvice, error)
      : failure('mcp-sign-in-failed', words.signInFailedTitle(name), words.signInFailedAdvice, error)
  }
}

/** A new token for the one that ran out; null where the person has to sign in again. */
export const refreshSignIn = async (place: SignInPlace, old: SignIn): Promise<SignIn | null> => {
  if (old.refreshToken === null) return null
  const { discoverAuthorizationServerMetadata, refreshAuthorization } = await loadSdk()
  const fetchFn = guardedFetch(place, AbortSignal.timeout(refreshLimitMs))
  try {
    const metadata = await discoverAuthorizationServerMetadata(old.authorizationServerUrl, { fetchFn })
    const tokens = await refreshAuthorization(old.authorizationServerUrl, {
      ...(metadata === undefined ? {} : { metadata }),
      ...(old.resource === null ? {} : { resource: old.resource }),
      clientInformation: old.client,
      refreshToken: old.refreshToken,
      fetchFn,
    })
    return { ...old, accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? old.refreshToken }
  } catch {
    // Whatever the reason: a person can sign in again.
    return null
  }
}
