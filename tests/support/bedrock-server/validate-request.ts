import { isClaude, baseIdOf } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import { isFieldsObject } from './request-fields.ts'
import { checkCache } from './validate-cache.ts'
import { checkClaude } from './validate-claude.ts'
import { checkFiles } from './validate-files.ts'
import { checkGuardrail } from './validate-guardrail.ts'
import { checkMessages } from './validate-messages.ts'
import { checkCountModel, checkModelId, checkPrompt, isPrompt } from './validate-model-id.ts'
import { checkOtherFields } from './validate-other-fields.ts'
import { checkOutput } from './validate-output.ts'
import { checkReasoning } from './validate-reasoning.ts'
import { parseCountRequest, parseWireRequest, type WireRequest } from './validate-shape.ts'
import { checkToolConfig } from './validate-tool-config.ts'
import { checkTools } from './validate-tools.ts'

/** What Converse, ConverseStream and CountTokens look at alike. */
const checkContent = (request: WireRequest, baseId: string): Rejection | null =>
  firstOf([
    () => checkMessages(request, baseId),
    () => checkFiles(request, baseId),
    () => checkToolConfig(request, baseId),
    () => checkTools(request, baseId),
    () => checkCache(request, baseId),
    () =>
      request.additionalModelRequestFields === undefined || isFieldsObject(request.additionalModelRequestFields)
        ? null
        : invalid('The additionalModelRequestFields field must be a JSON object.'),
    () => (isClaude(baseId) ? checkClaude(request, baseId) : checkOtherFields(request, baseId)),
    () => checkReasoning(request, baseId),
  ])

/** Refuses what the real service would refuse, in its words; null when the request is one that it takes. */
export const validateRequest = (
  modelId: string,
  body: unknown,
  operation: 'converse' | 'converse-stream' = 'converse-stream',
): Rejection | null => {
  const parsed = parseWireRequest(body)
  if ('rejection' in parsed) return parsed.rejection
  const { request } = parsed
  const baseId = baseIdOf(modelId)
  const isOnlyPrompt = isPrompt(modelId) && request.messages.length === 0
  return firstOf([
    () => checkModelId(modelId),
    () => checkPrompt(request, modelId),
    () => checkGuardrail(request, operation === 'converse-stream'),
    () => (isOnlyPrompt ? null : checkContent(request, baseId)),
    () => checkOutput(request, baseId),
  ])
}

/** The same for CountTokens. */
export const validateCount = (modelId: string, body: unknown): Rejection | null => {
  const parsed = parseCountRequest(body)
  if ('rejection' in parsed) return parsed.rejection
  const { request } = parsed
  return checkCountModel(modelId) ?? (request === null ? null : checkContent(request, modelId))
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

/** The signature's form is checked, not its value. */
/** The two forms of Bedrock API keys: for months, and for at most twelve hours. */
const apiKey = /^Bearer (?:ABSK[A-Za-z0-9+/=]{16,}|bedrock-api-key-[A-Za-z0-9+/=_-]{16,})$/u

export const validateAuthorization = (headers: Headers): Rejection | null => {
  const { authorization } = headers
  if (typeof authorization !== 'string' || authorization === '') {
    return { status: 403, type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' }
  }
  if (
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[a-z0-9-]+\/bedrock\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/u.test(
      authorization,
    )
  ) {
    return null
  }
  if (apiKey.test(authorization)) return null
  if (authorization.startsWith('Bearer ')) {
    return { status: 403, type: 'AccessDeniedException', message: 'Authentication failed: Please make sure your API Key is valid.' }
  }
  return {
    status: 403,
    type: 'IncompleteSignatureException',
    message: 'Authorization header is not in the form that AWS Signature Version 4 asks for.',
  }
}
