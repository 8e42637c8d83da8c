import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { wireApplicationProfiles, wireModels, wireSystemProfiles, type WireProfile } from './control-plane-data.ts'
import { guardrailsPage, routersPage, type PagedAnswer } from './guardrail-answers.ts'

type ControlPlaneOperation =
  | 'ListFoundationModels'
  | 'ListInferenceProfiles'
  | 'GetInferenceProfile'
  | 'GetFoundationModelAvailability'
  | 'ListGuardrails'
  | 'ListPromptRouters'
type ControlPlaneRefusal = { readonly status: number; readonly type: string; readonly message: string }
type ControlPlaneRequest = {
  readonly operation: ControlPlaneOperation
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
}
export type ControlPlaneServer = {
  readonly url: string
  readonly requests: readonly ControlPlaneRequest[]
  /** Every request of the operation is refused from now on, unless told otherwise as a principal without the permission. */
  readonly deny: (operation: ControlPlaneOperation, refusal?: ControlPlaneRefusal) => void
  readonly allow: (operation: ControlPlaneOperation) => void
  /** A short-term API key may not ask the control plane unless its policy says so. */
  readonly denyApiKeys: () => void
  /** Answers wait until `release`. */
  readonly hold: () => void
  readonly release: () => void
  readonly close: () => Promise<void>
}

type Answer = { readonly body: unknown } | ControlPlaneRefusal

const refusal = (status: number, type: string, message: string): ControlPlaneRefusal => ({ status, type, message })
const invalid = (message: string): ControlPlaneRefusal => refusal(400, 'ValidationException', message)
const forbidden = (operation: string): ControlPlaneRefusal =>
  refusal(
    403,
    'AccessDeniedException',
    `User: arn:aws:iam::123456789012:user/reader is not authorized to perform: bedrock:${operation} on resource: * because no identity-based policy allows the bedrock:${operation} action`,
  )

const signature =
  /^AWS4-HMAC-SHA256 Credential=[A-Z0-9]{16,128}\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$/u

const checkIdentity = (headers: IncomingHttpHeaders, region: string, mayUseApiKeys: boolean): ControlPlaneRefusal | null => {
  const given = headers.authorization ?? ''
  if (/^Bearer \S{8,}$/u.test(given)) return mayUseApiKeys ? null : refusal(403, 'AccessDeniedException', 'Authentication failed')
  const [, signedRegion, service, signed = ''] = signature.exec(given) ?? []
  if (service === undefined) return refusal(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token')
  const isDated =
    typeof headers['x-amz-date'] === 'string' && signed.split(';').includes('x-amz-date') && signed.split(';').includes('host')
  if (service === 'bedrock' && signedRegion === region && isDated) return null
  return refusal(403, 'InvalidSignatureException', 'Credential should be scoped to a valid region and correct service.')
}

const unknownParameter = (query: URLSearchParams, known: readonly string[]): string | undefined =>
  [...query.keys()].find((key) => !known.includes(key))

const listed = ({ models, ...row }: WireProfile): unknown =>
  row.inferenceProfileId === 'mnopqrstuvwx' ? { ...row, models: [] } : { ...row, models }

const listProfiles = (region: string, query: URLSearchParams, pageSize: number): Answer => {
  const unknown = unknownParameter(query, ['type', 'maxResults', 'nextToken'])
  const type = query.get('type') ?? 'SYSTEM_DEFINED'
  const maximum = Number(query.get('maxResults') ?? '1000')
  if (unknown !== undefined) return invalid(`Unknown parameter ${unknown}`)
  if (type !== 'SYSTEM_DEFINED' && type !== 'APPLICATION') return invalid(`Value '${type}' at 'typeEquals' failed to satisfy constraint`)
  if (!Number.isInteger(maximum) || maximum < 1 || maximum > 1000) return invalid("Value at 'maxResults' failed to satisfy constraint")
  const [, tokenType, place = '0'] = /^(\w+)\/(\d+)$/u.exec(query.get('nextToken') ?? `${type}/0`) ?? []
  if (tokenType !== type) return invalid('The provided token is invalid.')
  const all = type === 'APPLICATION' ? wireApplicationProfiles(region) : wireSystemProfiles(region)
  const start = Number(place)
  const end = start + Math.min(maximum, pageSize)
  return {
    body: {
      inferenceProfileSummaries: all.slice(start, end).map(listed),
      ...(end < all.length ? { nextToken: `${type}/${end}` } : {}),
    },
  }
}

const getProfile = (region: string, identifier: string): Answer => {
  const all = [...wireSystemProfiles(region), ...wireApplicationProfiles(region)]
  const found = all.find(({ inferenceProfileId, inferenceProfileArn }) => [inferenceProfileId, inferenceProfileArn].includes(identifier))
  return found === undefined ? refusal(404, 'ResourceNotFoundException', 'The provided inference profile was not found.') : { body: found }
}

const baseIdPattern = /^[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*(?::[a-z0-9-]{1,63}){0,2}$/u

const availability = (region: string, modelId: string): Answer => {
  if (modelId.length > 140 || !baseIdPattern.test(modelId)) return invalid(`Value '${modelId}' at 'modelId' failed to satisfy constraint`)
  if (!wireModels(region).some((model) => model.modelId === modelId)) {
    return refusal(404, 'ResourceNotFoundException', `Model ${modelId} not found`)
  }
  const isRefused = modelId.startsWith('deepseek.')
  return {
    body: {
      modelId,
      agreementAvailability: { status: isRefused ? 'NOT_AVAILABLE' : 'AVAILABLE' },
      authorizationStatus: isRefused ? 'NOT_AUTHORIZED' : 'AUTHORIZED',
      entitlementAvailability: isRefused ? 'NOT_AVAILABLE' : 'AVAILABLE',
      regionAvailability: 'AVAILABLE',
    },
  }
}

const paged = (answer: PagedAnswer | null): Answer => {
  if (answer === null) return refusal(404, 'ResourceNotFoundException', 'The guardrail was not found.')
  return 'problem' in answer ? invalid(answer.problem) : answer
}

const operationOf = (path: string): readonly [ControlPlaneOperation, string] | null => {
  const [, collection, name] = /^\/([a-z-]+)(?:\/([^/]+))?$/u.exec(path) ?? []
  const argument = decodeURIComponent(name ?? '')
  if (collection === 'foundation-models' && name === undefined) return ['ListFoundationModels', '']
  if (collection === 'guardrails' && name === undefined) return ['ListGuardrails', '']
  if (collection === 'prompt-routers' && name === undefined) return ['ListPromptRouters', '']
  if (collection === 'inference-profiles') return [name === undefined ? 'ListInferenceProfiles' : 'GetInferenceProfile', argument]
  return collection === 'foundation-model-availability' && name !== undefined ? ['GetFoundationModelAvailability', argument] : null
}

const send = (response: ServerResponse, answer: Answer): void => {
  const isRefusal = 'type' in answer
  response.writeHead(isRefusal ? answer.status : 200, {
    'content-type': 'application/json',
    'x-amzn-requestid': crypto.randomUUID(),
    ...(isRefusal ? { 'x-amzn-errortype': `${answer.type}:http://internal.amazon.com/coral/com.amazon.bedrock/` } : {}),
  })
  response.end(JSON.stringify(isRefusal ? { message: answer.message } : answer.body))
}

/** A local control plane of Amazon Bedrock for one region: six operations, in pages, with the service's refusals. */
export const startControlPlaneServer = async ({ region = 'us-east-1', pageSize = 5 } = {}): Promise<ControlPlaneServer> => {
  const requests: ControlPlaneRequest[] = []
  const denied = new Map<ControlPlaneOperation, ControlPlaneRefusal>()
  const held: (() => void)[] = []
  let mayUseApiKeys = true
  let isHolding = false

  const answerTo = (operation: ControlPlaneOperation, argument: string, query: URLSearchParams): Answer => {
    switch (operation) {
      case 'ListFoundationModels':
        return unknownParameter(query, ['byProvider', 'byCustomizationType', 'byOutputModality', 'byInferenceType']) === undefined
          ? { body: { modelSummaries: wireModels(region) } }
          : invalid('Unknown parameter')
      case 'ListInferenceProfiles':
        return listProfiles(region, query, pageSize)
      case 'GetInferenceProfile':
        return getProfile(region, argument)
      case 'GetFoundationModelAvailability':
        return availability(region, argument)
      case 'ListGuardrails':
        return paged(guardrailsPage(region, query, pageSize))
      case 'ListPromptRouters':
        return paged(routersPage(region, query, pageSize))
    }
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const [operation, argument] = (request.method === 'GET' ? operationOf(pathname) : null) ?? []
    if (operation === undefined || argument === undefined) {
      send(response, refusal(404, 'UnknownOperationException', 'Unknown operation.'))
      return
    }
    requests.push({ operation, path: pathname, query: Object.fromEntries(searchParams), headers: request.headers })
    const answer =
      checkIdentity(request.headers, region, mayUseApiKeys) ?? denied.get(operation) ?? answerTo(operation, argument, searchParams)
    if (isHolding) held.push(() => send(response, answer))
    else send(response, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    deny: (operation, told = forbidden(operation)) => void denied.set(operation, told),
    allow: (operation) => void denied.delete(operation),
    denyApiKeys: () => {
      mayUseApiKeys = false
    },
    hold: () => {
      isHolding = true
    },
    release: () => {
      isHolding = false
      for (const answer of held.splice(0)) answer()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
