import { readServiceError } from './explain-sign-in-failure.ts'
import type { SsoSession } from './identity-centers.ts'
import { tokenAnswerSchema } from './request-token.ts'
import { withOidcClient } from './sso-clients.ts'
import type { SsoOptions } from './sso-credentials.ts'
import { readToken, tokenRenews, writeToken, type SsoToken } from './token-cache.ts'

/** As the SDK and the command line tool do. */
const renewBeforeMs = 5 * 60_000

const renewals = new Map<string, Promise<SsoToken | null>>()

const isFresh = (token: SsoToken, now: number): boolean => token.expiresAt.getTime() - now > renewBeforeMs
const isSame = (left: SsoToken, right: SsoToken): boolean =>
  left.accessToken === right.accessToken && left.refreshToken === right.refreshToken

const renew = async (session: SsoSession, token: SsoToken, options: SsoOptions): Promise<SsoToken | null> => {
  const { homeFolder, now = Date.now } = options
  const { clientId, clientSecret, refreshToken } = token
  const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc')
  const request = new CreateTokenCommand({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' })
  const answer = tokenAnswerSchema.parse(await withOidcClient(options, session.region, (client) => client.send(request)))
  const renewed = {
    ...token,
    accessToken: answer.accessToken,
    expiresAt: new Date(now() + answer.expiresIn * 1000),
    refreshToken: answer.refreshToken ?? refreshToken,
  }
  // While the service was asked, a person may have signed in anew, or out, or another tool may have renewed the token.
  const latest = await readToken(homeFolder, session.cacheKey)
  if (latest === null) return null
  if (!isSame(latest, token)) return isFresh(latest, now()) ? latest : renewed
  // A home folder that cannot be written to keeps nobody from working now.
  await writeToken(homeFolder, session.cacheKey, renewed).catch(() => undefined)
  return renewed
}

/** One renewal at a time, of what is in the cache then: the service takes a refresh token once. */
const renewOnce = (session: SsoSession, options: SsoOptions): Promise<SsoToken | null> => {
  const { homeFolder, now = Date.now } = options
  const key = `${homeFolder}\n${session.cacheKey}`
  const running = renewals.get(key)
  if (running !== undefined) return running
  const renewal = readToken(homeFolder, session.cacheKey)
    .then((token) => (token === null || isFresh(token, now()) ? token : renew(session, token, options)))
    .finally(() => renewals.delete(key))
  renewals.set(key, renewal)
  return renewal
}

/** The service has looked at the token and does not renew it; anything else is a failure that may pass. */
const refusals: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'InvalidClientException',
  'InvalidGrantException',
  'InvalidRequestException',
  'UnauthorizedClientException',
])

/** The token of a session, renewed when it is about to expire. Null when a person has to sign in; rejects when the service cannot be asked. */
export const freshToken = async (session: SsoSession, options: SsoOptions): Promise<SsoToken | null> => {
  const { homeFolder, now = Date.now } = options
  const token = await readToken(homeFolder, session.cacheKey)
  if (token === null || isFresh(token, now())) return token
  const isValid = token.expiresAt.getTime() > now()
  if (!tokenRenews(token, now())) return isValid ? token : null
  try {
    return await renewOnce(session, options)
  } catch (error) {
    // A refresh token is taken once: when another tool was faster, its token is there now.
    const latest = await readToken(homeFolder, session.cacheKey)
    if (latest !== null && isFresh(latest, now())) return latest
    if (isValid) return token
    if (refusals.has(readServiceError(error).name)) return null
    throw error
  }
}
