import { refusal, type Script } from './script-steps.ts'

const withoutIt = (field: string): string => `This model doesn't support the ${field} field. Remove ${field} and try again.`
const wrapped = (words: string): string => `The model returned the following errors: ${words}`

/** In how many words the service says that a request is longer than the model can read. */
export const overflows = [
  'Input is too long for requested model.',
  'input length and `max_tokens` exceed context limit: 198000 + 4096 > 200000, decrease input length or `max_tokens` and try again',
  'too many total text bytes: 30000000 > 25000000',
  wrapped('prompt is too long: 210000 tokens > 200000 maximum'),
] as const

/** What a model may refuse although the request is well formed, by what has to be left out. */
export const unsupported = {
  temperature: wrapped('temperature is deprecated for this model'),
  samplingTogether: '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
  topP: wrapped('top_p is deprecated for this model'),
  topK: 'Malformed input request: #: extraneous key [top_k] is not permitted, please reformat your input and try again.',
  stopSequences: withoutIt('stopSequences'),
  thinkingEnabled:
    '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  thinkingDisabled: '"thinking.type.disabled" is not supported for this model.',
  effort: 'This model does not support the effort parameter.',
  forcedToolChoice: 'tool_choice: type "tool" and "any" are not supported for this model',
  thinkingWithForcedTool: 'Thinking may not be enabled when tool_choice forces tool use.',
  toolStreaming: "This model doesn't support tool use in streaming mode.",
  tools: "This model doesn't support tool use.",
  system: "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  documents: "This model doesn't support documents.",
  images: "This model doesn't support the image field for user messages.",
  status: withoutIt('status'),
  citations: withoutIt('citations'),
  guardContent: withoutIt('guardContent'),
  outputConfig: withoutIt('outputConfig.textFormat'),
  outputEffort: withoutIt('outputConfig.effort'),
  cacheTtl: withoutIt('cachePoint.ttl'),
  requestField: 'Malformed input request: #: extraneous key [surprise] is not permitted, please reformat your input and try again.',
  latency: 'Latency performance configuration is not supported for this model. Remove performanceConfig and try again.',
  serviceTier: 'The provided service tier is not supported for this model.',
  countTokens: "The provided model doesn't support counting tokens.",
  maxTokens:
    'The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.',
} as const

/** The service refuses the request in the given words. */
export const refusedWith = (message: string): Script => refusal(400, 'ValidationException', message)

/** The model keeps no cache, which the service says as if access were missing. */
export const cachingRefused = (): Script =>
  refusal(
    403,
    'AccessDeniedException',
    'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
  )

/** Reasoning that was signed for other messages before it. */
export const prefixChanged = (): Script =>
  refusedWith(wrapped('messages.1.content.0: Invalid `signature` in `thinking` block. The prefix of the conversation has changed.'))
