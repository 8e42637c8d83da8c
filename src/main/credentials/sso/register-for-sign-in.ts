import { z } from 'zod'
import type { SignInMethod } from '../../../shared/sign-in.ts'
import type { SsoSession } from './identity-centers.ts'
import type { Registration } from './registrations.ts'
import { kept, type SignInFlow } from './sign-in-flow.ts'
import { withOidcClient } from './sso-clients.ts'

const answerSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Seconds since 1970. */
  clientSecretExpiresAt: z.number().positive().max(8_640_000_000_000),
})

const common = { clientName: 'Outcrop', clientType: 'public', scopes: ['sso:account:access'] }

const requestFor = ({ startUrl }: SsoSession, method: SignInMethod) => {
  switch (method) {
    case 'device':
      return common
    case 'browser':
      return {
        ...common,
        grantTypes: ['authorization_code', 'refresh_token'],
        // Without a port: the service lets a loopback address have any.
        redirectUris: ['http://127.0.0.1/oauth/callback'],
        issuerUrl: startUrl,
      }
  }
}

/** Makes this app known to IAM Identity Center, or takes what is known from before. */
export const registerForSignIn = async (flow: SignInFlow, method: SignInMethod, signal: AbortSignal): Promise<Registration> => {
  const { session, network, registrations } = flow
  const known = await registrations.find(session, method)
  if (known !== null) return known
  const { RegisterClientCommand } = await import('@aws-sdk/client-sso-oidc')
  const answer = await withOidcClient(network, session.region, (client) =>
    client.send(new RegisterClientCommand(requestFor(session, method)), { abortSignal: signal }),
  )
  const { clientId, clientSecret, clientSecretExpiresAt } = answerSchema.parse(answer)
  const registration = { clientId, clientSecret, expiresAt: clientSecretExpiresAt * 1000 }
  await kept(registrations.keep(session, method, registration))
  return registration
}
