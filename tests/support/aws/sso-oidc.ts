import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal, type SsoState } from './sso-state.ts'

const parsed = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ')
  throw new Refusal(400, 'InvalidRequestException', `The request is not valid: ${fields}`)
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const registerSchema = z.strictObject({
  clientName: z.string().min(1),
  clientType: z.literal('public'),
  scopes: z.array(z.literal('sso:account:access')).min(1),
  grantTypes: z.array(z.enum(['authorization_code', 'refresh_token', deviceGrant])).optional(),
  redirectUris: z.array(z.string()).optional(),
  issuerUrl: z.url().optional(),
})

export const registerClient = (state: SsoState, body: unknown) => {
  const { grantTypes = [deviceGrant, 'refresh_token'], redirectUris = [], issuerUrl } = parsed(registerSchema, body)
  if (grantTypes.includes('authorization_code')) {
    if (issuerUrl === undefined || redirectUris.length === 0) {
      throw new Refusal(400, 'InvalidClientMetadataException', 'issuerUrl and redirectUris are needed for authorization_code')
    }
    if (!redirectUris.every((uri) => /^http:\/\/127\.0\.0\.1\/[\w/]*$/u.test(uri))) {
      throw new Refusal(400, 'InvalidRedirectUriException', 'A redirect address must be a loopback address without a port')
    }
  }
  const clientId = `client-${crypto.randomUUID()}`
  const clientSecret = state.newSecret('client-secret')
  const expiresAt = state.now() + 90 * 86_400_000
  state.clients.set(clientId, { clientSecret, grantTypes, redirectUris, expiresAt })
  return {
    clientId,
    clientSecret,
    clientIdIssuedAt: Math.floor(state.now() / 1000),
    clientSecretExpiresAt: Math.floor(expiresAt / 1000),
    authorizationEndpoint: null,
    tokenEndpoint: null,
  }
}

const clientOf = (state: SsoState, clientId: string, clientSecret: string) => {
  const client = state.clients.get(clientId)
  if (client === undefined || client.clientSecret !== clientSecret || client.expiresAt <= state.now()) {
    throw new Refusal(401, 'InvalidClientException', 'The client is not known or its secret is wrong', 'invalid_client')
  }
  return client
}

const startSchema = z.strictObject({ clientId: z.string(), clientSecret: z.string(), startUrl: z.url() })

export const startDevice = (state: SsoState, body: unknown) => {
  const { clientId, clientSecret, startUrl } = parsed(startSchema, body)
  const client = clientOf(state, clientId, clientSecret)
  if (!client.grantTypes.includes(deviceGrant)) {
    throw new Refusal(400, 'UnauthorizedClientException', 'The client is not registered for devices', 'unauthorized_client')
  }
  if (!startUrl.startsWith('https://')) throw new Refusal(400, 'InvalidRequestException', 'The start URL is not known')
  const deviceCode = state.newSecret('device-code')
  const userCode = `WXYZ-${String(state.devices.size + 1).padStart(4, '0')}`
  state.devices.set(deviceCode, { clientId, userCode, status: 'pending' })
  return {
    deviceCode,
    userCode,
    verificationUri: `${state.url}/device`,
    verificationUriComplete: `${state.url}/device?user_code=${userCode}`,
    expiresIn: 600,
    interval: state.knobs.intervalSeconds,
  }
}

const common = { clientId: z.string(), clientSecret: z.string() }
const tokenSchema = z.discriminatedUnion('grantType', [
  z.strictObject({
    ...common,
    grantType: z.literal('authorization_code'),
    code: z.string(),
    codeVerifier: z.string().regex(/^[\w.~-]{43,128}$/u),
    redirectUri: z.string(),
  }),
  z.strictObject({ ...common, grantType: z.literal(deviceGrant), deviceCode: z.string() }),
  z.strictObject({ ...common, grantType: z.literal('refresh_token'), refreshToken: z.string() }),
])
type TokenRequest = z.infer<typeof tokenSchema>

const invalidGrant = (description: string): Refusal => new Refusal(400, 'InvalidGrantException', description, 'invalid_grant')

const checkDevice = (state: SsoState, deviceCode: string, clientId: string): void => {
  const device = state.devices.get(deviceCode)
  if (device === undefined || device.clientId !== clientId) throw invalidGrant('The device code is not known')
  if (state.pending.slowDowns > 0) {
    state.pending.slowDowns -= 1
    throw new Refusal(400, 'SlowDownException', 'Too many requests', 'slow_down')
  }
  switch (device.status) {
    case 'pending':
      throw new Refusal(400, 'AuthorizationPendingException', 'The person has not answered yet', 'authorization_pending')
    case 'denied':
      throw new Refusal(400, 'AccessDeniedException', 'The person refused', 'access_denied')
    case 'expired':
      throw new Refusal(400, 'ExpiredTokenException', 'The device code has expired', 'expired_token')
    case 'approved':
      state.devices.delete(deviceCode)
  }
}

const checkGrant = (state: SsoState, request: TokenRequest): void => {
  switch (request.grantType) {
    case 'authorization_code': {
      const authorization = state.codes.get(request.code)
      state.codes.delete(request.code)
      const challenge = createHash('sha256').update(request.codeVerifier).digest('base64url')
      if (authorization === undefined || authorization.clientId !== request.clientId) throw invalidGrant('The code is not known')
      if (authorization.redirectUri !== request.redirectUri) throw invalidGrant('The redirect address is another one')
      if (authorization.challenge !== challenge) throw invalidGrant('The code verifier does not fit')
      return
    }
    case deviceGrant:
      return checkDevice(state, request.deviceCode, request.clientId)
    case 'refresh_token': {
      const owner = state.refreshTokens.get(request.refreshToken)
      state.refreshTokens.delete(request.refreshToken)
      if (owner !== request.clientId || !state.knobs.refreshWorks) throw invalidGrant('The refresh token is not valid')
    }
  }
}

export const createToken = (state: SsoState, body: unknown) => {
  const request = parsed(tokenSchema, body)
  const client = clientOf(state, request.clientId, request.clientSecret)
  if (!client.grantTypes.includes(request.grantType)) {
    throw new Refusal(400, 'UnauthorizedClientException', 'The client is not registered for this grant', 'unauthorized_client')
  }
  checkGrant(state, request)
  const accessToken = state.newSecret('access-token')
  const refreshToken = state.newSecret('refresh-token')
  state.accessTokens.set(accessToken, { expiresAt: state.now() + state.knobs.tokenSeconds * 1000 })
  state.refreshTokens.set(refreshToken, request.clientId)
  return { accessToken, expiresIn: state.knobs.tokenSeconds, refreshToken, tokenType: 'Bearer' }
}
