import { z } from 'zod'
import type { Registration } from './registrations.ts'
import type { SignInFlow } from './sign-in-flow.ts'
import { withOidcClient } from './sso-clients.ts'
import type { SsoToken } from './token-cache.ts'

/** `expiresIn` is in seconds. */
export const tokenAnswerSchema = z.object({
  accessToken: z.string().min(1),
  expiresIn: z
    .number()
    .positive()
    .max(366 * 86_400),
  refreshToken: z.string().min(1).optional(),
})

type Grant =
  | { readonly grantType: 'authorization_code'; readonly code: string; readonly codeVerifier: string; readonly redirectUri: string }
  | { readonly grantType: 'urn:ietf:params:oauth:grant-type:device_code'; readonly deviceCode: string }

/** Exchanges what the person allowed for a token. */
export const requestToken = async (
  { session, network, now }: Pick<SignInFlow, 'session' | 'network' | 'now'>,
  { clientId, clientSecret, expiresAt }: Registration,
  grant: Grant,
  signal: AbortSignal,
): Promise<SsoToken> => {
  const { CreateTokenCommand } = await import('@aws-sdk/client-sso-oidc')
  const answer = await withOidcClient(network, session.region, (client) =>
    client.send(new CreateTokenCommand({ clientId, clientSecret, ...grant }), { abortSignal: signal }),
  )
  const { accessToken, expiresIn, refreshToken } = tokenAnswerSchema.parse(answer)
  return {
    startUrl: session.startUrl,
    region: session.region,
    accessToken,
    expiresAt: new Date(now() + expiresIn * 1000),
    clientId,
    clientSecret,
    registrationExpiresAt: new Date(expiresAt),
    refreshToken,
  }
}
