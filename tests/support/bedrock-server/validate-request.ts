import { constraint, firstOf, invalid, type Rejection } from './rejection.ts'
import { checkFiles } from './validate-files.ts'
import { parseWireRequest, type WireBlock, type WireRequest } from './validate-shape.ts'
import { checkTools } from './validate-tools.ts'

const modelIdPattern =
  /^(?:arn:aws(?:-[^:]+)?:(?:bedrock|sagemaker):[a-z0-9-]{1,20}:(?:\d{12})?:[a-zA-Z0-9-]+\/[a-zA-Z0-9-:./]+|[a-zA-Z0-9-:.]+)$/u

const baseIdOf = (modelId: string): string => modelId.replace(/^arn:.*\//u, '').replace(/^(?:us-gov|us|eu|apac|jp|au|ca|global)\./u, '')

const checkModelId = (modelId: string): Rejection | null => {
  if (modelId.length < 1 || modelId.length > 2048 || !modelIdPattern.test(modelId)) {
    return constraint(modelId, 'modelId', 'satisfy regular expression pattern')
  }
  return modelId.startsWith('arn:') || baseIdOf(modelId).includes('.') ? null : invalid('The provided model identifier is invalid.')
}

const isBlank = (block: WireBlock): boolean => block.text !== undefined && block.text.trim() === ''

const checkOrder = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const mayStartWithAnswer = /^(?:anthropic|qwen|zai|moonshot|moonshotai)\./u.test(baseId)
  const repeated = messages.findIndex(({ role }, index) => index > 0 && messages[index - 1]?.role === role)
  return firstOf([
    () => (messages.length === 0 ? invalid('The messages field must contain at least one message.') : null),
    () => (messages.some(({ role }) => role === 'system') ? invalid('messages: Unexpected role "system".') : null),
    () =>
      messages[0]?.role !== 'user' && !mayStartWithAnswer
        ? invalid('A conversation must start with a user message. Try again with a conversation that starts with a user message.')
        : null,
    () =>
      repeated === -1 ? null : invalid('messages: roles must alternate between "user" and "assistant", but found multiple roles in a row'),
    () =>
      messages.at(-1)?.role === 'user'
        ? null
        : invalid('A conversation must end with a user message. Try again with a conversation that ends with a user message.'),
  ])
}

const checkText = ({ messages, system }: WireRequest, baseId: string): Rejection | null =>
  firstOf([
    ...messages.flatMap(({ content }, message) => [
      () =>
        content.length === 0
          ? invalid(
              `The content field in the Message object at messages.${message} is empty. Add a ContentBlock object to the content field and try again.`,
            )
          : null,
      () => {
        const blank = content.findIndex(isBlank)
        return blank === -1
          ? null
          : invalid(
              `The text field in the ContentBlock object at messages.${message}.content.${blank} is blank. Add text to the text field, and try again.`,
            )
      },
    ]),
    () =>
      (system ?? []).some(({ text }) => text === '')
        ? constraint('', 'system.1.member.text', 'have length greater than or equal to 1')
        : null,
    () =>
      (system ?? []).length > 0 && /^mistral\.(?:mistral-7b|mixtral)/u.test(baseId)
        ? invalid(
            "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
          )
        : null,
  ])

const checkReasoning = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const reasoning = messages.flatMap(({ content }) =>
    content.flatMap(({ reasoningContent }) => (reasoningContent === undefined ? [] : [reasoningContent])),
  )
  if (reasoning.length > 0 && !baseId.startsWith('anthropic.')) {
    return invalid("This model doesn't support the reasoningContent field. Remove reasoningContent and try again.")
  }
  const unsigned = reasoning.some(({ reasoningText }) => reasoningText !== undefined && reasoningText.signature === undefined)
  return unsigned ? invalid('messages.1.content.0.thinking.signature: Field required') : null
}

const isWithin = (value: number | undefined, lowest: number, highest: number): boolean =>
  value === undefined || (value >= lowest && value <= highest)

const checkInference = ({ inferenceConfig }: WireRequest): Rejection | null =>
  firstOf([
    () =>
      isWithin(inferenceConfig?.maxTokens, 1, Number.MAX_SAFE_INTEGER)
        ? null
        : constraint(inferenceConfig?.maxTokens, 'inferenceConfig.maxTokens', 'have value greater than or equal to 1'),
    () =>
      isWithin(inferenceConfig?.temperature, 0, 1)
        ? null
        : constraint(inferenceConfig?.temperature, 'inferenceConfig.temperature', 'have value less than or equal to 1'),
    () =>
      isWithin(inferenceConfig?.topP, 0, 1)
        ? null
        : constraint(inferenceConfig?.topP, 'inferenceConfig.topP', 'have value less than or equal to 1'),
  ])

/** Families that read no files at all. */
const checkMedia = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const blocks = messages.flatMap(({ content }) => content)
  const readsNoDocuments = /^(?:qwen\.|amazon\.nova-micro)/u.test(baseId)
  const readsNoImages = /^(?:qwen\.qwen3-(?!vl)|amazon\.nova-micro|meta\.llama3|deepseek\.|openai\.gpt-oss)/u.test(baseId)
  if (readsNoDocuments && blocks.some(({ document }) => document !== undefined)) return invalid("This model doesn't support documents.")
  return readsNoImages && blocks.some(({ image }) => image !== undefined)
    ? invalid("This model doesn't support the image field for user messages.")
    : null
}

/** Refuses what the real service would refuse, in its words; null when the request is one that it takes. */
export const validateRequest = (modelId: string, body: unknown): Rejection | null => {
  const parsed = parseWireRequest(body)
  if ('rejection' in parsed) return parsed.rejection
  const { request } = parsed
  const baseId = baseIdOf(modelId)
  return firstOf([
    () => checkModelId(modelId),
    () => checkOrder(request, baseId),
    () => checkText(request, baseId),
    () => checkMedia(request, baseId),
    () => checkFiles(request, baseId),
    () => checkTools(request, baseId),
    () => checkReasoning(request, baseId),
    () => checkInference(request),
  ])
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
