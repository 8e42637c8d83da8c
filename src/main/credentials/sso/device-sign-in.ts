import { z } from 'zod'
import { isUnreachable, readServiceError } from './explain-sign-in-failure.ts'
import { registerForSignIn } from './register-for-sign-in.ts'
import type { Registration } from './registrations.ts'
import { requestToken } from './request-token.ts'
import { expiredFailure, type SignInFlow } from './sign-in-flow.ts'
import { isSignInPage, oidcAddress, withOidcClient } from './sso-clients.ts'
import type { SsoToken } from './token-cache.ts'

/** Times are in seconds. https://www.rfc-editor.org/rfc/rfc8628#section-3.2 */
const answerSchema = z.object({
  deviceCode: z.string().min(1),
  userCode: z.string().min(1).max(64),
  verificationUri: z.string().max(2048),
  verificationUriComplete: z.string().max(2048).optional(),
  expiresIn: z.number().positive().max(3600),
  interval: z.number().positive().max(600).default(5),
})
type DeviceAnswer = z.infer<typeof answerSchema>

const slowDownMs = 5000
const mostOutages = 10

const startDevice = async ({ session, network }: SignInFlow, registration: Registration, signal: AbortSignal): Promise<DeviceAnswer> => {
  const { clientId, clientSecret } = registration
  const { StartDeviceAuthorizationCommand } = await import('@aws-sdk/client-sso-oidc')
  const request = new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: session.startUrl })
  const answer = await withOidcClient(network, session.region, (client) => client.send(request, { abortSignal: signal }))
  const device = answerSchema.parse(answer)
  const base = oidcAddress(network.environment, session.region)
  const pages = [device.verificationUri, device.verificationUriComplete ?? device.verificationUri]
  if (!pages.every((page) => isSignInPage(page, base))) throw new TypeError('The address to type the code at is not one that may be opened')
  return device
}

/** Asks until the person has answered. The network may be away for a while, as after the computer slept. */
const poll = async (
  flow: SignInFlow,
  registration: Registration,
  { deviceCode, interval }: DeviceAnswer,
  expiresAt: number,
  signal: AbortSignal,
): Promise<SsoToken> => {
  let waitMs = interval * 1000
  let outages = 0
  for (;;) {
    await flow.delay(waitMs, signal)
    if (flow.now() >= expiresAt) throw expiredFailure()
    try {
      return await requestToken(flow, registration, { grantType: 'urn:ietf:params:oauth:grant-type:device_code', deviceCode }, signal)
    } catch (error) {
      signal.throwIfAborted()
      const failure = readServiceError(error)
      if (failure.name === 'SlowDownException') waitMs += slowDownMs
      else if (isUnreachable(failure) && outages < mostOutages) outages += 1
      else if (failure.name !== 'AuthorizationPendingException') throw error
    }
  }
}

/** Signs in with a code that the person types on a page, in any browser, on any computer. RFC 8628. */
export const signInWithDevice = async (flow: SignInFlow, signal: AbortSignal): Promise<SsoToken> => {
  const registration = await registerForSignIn(flow, 'device', signal)
  const device = await startDevice(flow, registration, signal)
  const expiresAt = flow.now() + Math.min(device.expiresIn * 1000, flow.limitMs)
  flow.tell({ type: 'device', userCode: device.userCode, verificationUrl: device.verificationUri, expiresAt })
  // Where no browser opens, the code can still be typed elsewhere.
  await flow.offerPage(device.verificationUriComplete ?? device.verificationUri)
  return poll(flow, registration, device, expiresAt, signal)
}
