import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

type StsRequest = {
  readonly action: string
  /** Whose key signed it; null for the operation that is not signed. */
  readonly accessKeyId: string | null
  readonly parameters: Readonly<Record<string, string>>
  readonly refused: string | null
}

export type StsServer = {
  readonly url: string
  readonly requests: readonly StsRequest[]
  /** The next request is refused with this error. */
  readonly refuseNext: (refusal: Refusal) => void
  readonly close: () => Promise<void>
}

type Options = {
  /** Codes that are taken, each once, as by AWS. */
  readonly mfaCodes?: readonly string[]
  readonly sessionSeconds?: number
  /** What the trust policy of a role asks for; a role that is not named here asks for nothing. */
  readonly roles?: Readonly<Record<string, { readonly externalId?: string; readonly needsCode?: boolean }>>
  /** Identity tokens that are taken. */
  readonly identityTokens?: readonly string[]
  readonly now?: () => number
}

type Refusal = { readonly status: number; readonly code: string; readonly message: string }
type Answer = Refusal | { readonly result: string }
type Session = { readonly token: string; readonly roleArn: string; readonly sessionName: string; readonly expiresAt: number }

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const signature =
  /^AWS4-HMAC-SHA256 Credential=([\w-]+)\/\d{8}\/[a-z0-9-]+\/sts\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$/u

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message })
const invalid = (name: string): Refusal =>
  refusal(400, 'ValidationError', `1 validation error detected: Value at '${name}' failed to satisfy constraint`)

/** The limits of the service's own model. */
const limits: Readonly<Record<string, RegExp>> = {
  RoleArn: /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/u,
  RoleSessionName: /^[\w+=,.@-]{2,64}$/u,
  ExternalId: /^[\w+=,.@:/-]{2,1224}$/u,
  SerialNumber: /^[\w+=/:,.@-]{9,256}$/u,
  TokenCode: /^\d{6}$/u,
  DurationSeconds: /^(?:9\d\d|[1-9]\d{3}|[1-3]\d{4}|4[0-2]\d{3}|43[01]\d\d|43200)$/u,
  WebIdentityToken: /^[\s\S]{4,20000}$/u,
}
const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
const known: Readonly<Record<string, readonly string[]>> = {
  AssumeRole: ['RoleArn', 'RoleSessionName', 'ExternalId', 'SerialNumber', 'TokenCode', 'DurationSeconds'],
  AssumeRoleWithWebIdentity: ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'WebIdentityToken'],
  GetCallerIdentity: [],
}

const checkShape = (action: string, parameters: Readonly<Record<string, string>>): Refusal | null => {
  const names = known[action]
  if (names === undefined) return refusal(400, 'InvalidAction', `Could not find operation ${action} for version 2011-06-15`)
  const required = names.filter((name) => ['RoleArn', 'RoleSessionName', 'WebIdentityToken'].includes(name))
  const missing = required.find((name) => parameters[name] === undefined)
  if (missing !== undefined) return invalid(lowered(missing))
  const odd = Object.keys(parameters).find((name) => !names.includes(name))
  if (odd !== undefined) return refusal(400, 'MalformedQueryString', `Unknown parameter ${odd}`)
  const wrong = Object.entries(parameters).find(([name, value]) => limits[name]?.test(value) === false)
  return wrong === undefined ? null : invalid(lowered(wrong[0]))
}

/** STS as far as sign-in needs it, in its query protocol. It refuses what the service refuses. */
export const startStsServer = async (options: Options = {}): Promise<StsServer> => {
  const { sessionSeconds, roles = {}, identityTokens = [], now = Date.now } = options
  const codes = new Set(options.mfaCodes)
  const requests: StsRequest[] = []
  const refusals: Refusal[] = []
  const sessions = new Map<string, Session>()

  const checkSigner = (headers: IncomingHttpHeaders): Refusal | string => {
    const accessKeyId = signature.exec(headers.authorization ?? '')?.[1]
    if (accessKeyId === undefined || headers['x-amz-date'] === undefined) {
      return refusal(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
    }
    const session = sessions.get(accessKeyId)
    const token = headers['x-amz-security-token']
    const unknown = refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.')
    if (accessKeyId.startsWith('UNKNOWN')) return unknown
    if (accessKeyId.startsWith('EXPIRED')) return refusal(403, 'ExpiredToken', 'The security token included in the request is expired')
    if (session !== undefined && session.token !== token) return unknown
    if (session !== undefined && session.expiresAt <= now()) {
      return refusal(403, 'ExpiredToken', 'The security token included in the request is expired')
    }
    return accessKeyId
  }
  const issue = (
    action: string,
    { RoleArn = '', RoleSessionName = '', DurationSeconds = '3600' }: Readonly<Record<string, string>>,
  ): Answer => {
    const expiresAt = now() + (sessionSeconds ?? Number(DurationSeconds)) * 1000
    const accessKeyId = `ASIASESSION${String(sessions.size + 1).padStart(9, '0')}`
    const session = { token: `token-${sessions.size + 1}`, roleArn: RoleArn, sessionName: RoleSessionName, expiresAt }
    sessions.set(accessKeyId, session)
    const arn = RoleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')
    const subject = action === 'AssumeRole' ? '' : '<SubjectFromWebIdentityToken>subject</SubjectFromWebIdentityToken>'
    return {
      result: `${subject}<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:${RoleSessionName}</AssumedRoleId><Arn>${arn}/${RoleSessionName}</Arn></AssumedRoleUser><Credentials><AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret-of-${accessKeyId}</SecretAccessKey><SessionToken>${session.token}</SessionToken><Expiration>${new Date(expiresAt).toISOString()}</Expiration></Credentials>`,
    }
  }
  const assumeRole = (parameters: Readonly<Record<string, string>>): Answer => {
    const { RoleArn = '', ExternalId, SerialNumber, TokenCode } = parameters
    const { externalId, needsCode = false } = roles[RoleArn] ?? {}
    const denied = refusal(
      403,
      'AccessDenied',
      `User: arn:aws:iam::111122223333:user/ada is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    )
    if (ExternalId !== externalId) return denied
    if ((SerialNumber === undefined) !== (TokenCode === undefined)) {
      return refusal(403, 'AccessDenied', 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.')
    }
    if (needsCode && TokenCode === undefined) return denied
    if (TokenCode !== undefined && !codes.delete(TokenCode)) {
      return refusal(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. ')
    }
    return issue('AssumeRole', parameters)
  }
  const answer = (action: string, accessKeyId: string | null, parameters: Readonly<Record<string, string>>): Answer => {
    const next = refusals.shift()
    if (next !== undefined) return next
    if (action === 'AssumeRole') return assumeRole(parameters)
    if (action === 'AssumeRoleWithWebIdentity') {
      const isTaken = identityTokens.includes(parameters['WebIdentityToken'] ?? '')
      return isTaken ? issue(action, parameters) : refusal(400, 'InvalidIdentityToken', 'The token is not valid')
    }
    const session = sessions.get(accessKeyId ?? '')
    const account = session === undefined ? '111122223333' : (/::(\d{12}):/u.exec(session.roleArn)?.[1] ?? '')
    const arn =
      session === undefined
        ? `arn:aws:iam::${account}:user/${accessKeyId}`
        : `${session.roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${session.sessionName}`
    return { result: `<Arn>${arn}</Arn><UserId>AIDAEXAMPLE</UserId><Account>${account}</Account>` }
  }
  const send = (response: ServerResponse, action: string, answered: Answer): void => {
    const id = `<RequestId>${crypto.randomUUID()}</RequestId>`
    const isRefused = 'code' in answered
    response.writeHead(isRefused ? answered.status : 200, { 'content-type': 'text/xml' })
    response.end(
      isRefused
        ? `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${answered.code}</Code><Message>${answered.message}</Message></Error>${id}</ErrorResponse>`
        : `<${action}Response xmlns="${namespace}"><${action}Result>${answered.result}</${action}Result><ResponseMetadata>${id}</ResponseMetadata></${action}Response>`,
    )
  }

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { Action: action = '', Version: version = '', ...parameters } = Object.fromEntries(new URLSearchParams(body))
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
      const isUnsigned = action === 'AssumeRoleWithWebIdentity'
      const signer = isUnsigned ? null : checkSigner(request.headers)
      const isWellFormed = request.method === 'POST' && request.url === '/' && isForm && version === '2011-06-15'
      const refused = isWellFormed
        ? typeof signer === 'object' && signer !== null
          ? signer
          : checkShape(action, parameters)
        : refusal(400, 'MalformedQueryString', 'The query string contains a syntax error')
      const accessKeyId = typeof signer === 'string' ? signer : null
      const answered = refused ?? answer(action, accessKeyId, parameters)
      requests.push({ action, accessKeyId, parameters, refused: 'code' in answered ? answered.code : null })
      send(response, action, answered)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    refuseNext: (next) => void refusals.push(next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
