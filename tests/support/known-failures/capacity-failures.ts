import { sentences, validation, throttling, type KnownFailure } from './failure.ts'

export const capacityFailures: readonly KnownFailure[] = [
  ...sentences(
    { ...throttling, code: 'throttled', remedies: ['wait', 'use-alternative', 'choose-model'], context: ['retryAt'] },
    'Too many requests, please wait before trying again.',
    'Words that nobody has seen before.',
  ),
  ...sentences(
    {
      ...throttling,
      code: 'throttled-tokens',
      remedies: ['wait', 'lower-max-tokens', 'use-alternative', 'choose-model'],
      context: ['maxTokens', 'retryAt'],
    },
    'Too many tokens, please wait before trying again.',
  ),
  ...sentences(
    {
      ...throttling,
      code: 'daily-tokens',
      remedies: ['use-alternative', 'choose-model', 'choose-profile', 'open-page'],
      context: ['pageUrl'],
    },
    'Too many tokens per day, please wait before trying again.',
  ),
  ...sentences(
    {
      name: 'ServiceUnavailableException',
      status: 503,
      code: 'service-unavailable',
      remedies: ['wait', 'use-alternative', 'choose-model'],
      context: ['retryAt'],
    },
    'Bedrock is unable to process your request.',
  ),
  ...sentences(
    { name: 'ModelNotReadyException', status: 429, code: 'model-not-ready', remedies: ['wait', 'choose-model'], context: ['retryAt'] },
    'Model is not ready for inference. Wait and try your request again.',
  ),
  ...sentences(
    {
      name: 'ModelTimeoutException',
      status: 408,
      code: 'model-timeout',
      remedies: ['retry', 'lower-max-tokens', 'choose-model'],
      context: ['maxTokens'],
    },
    'The request took too long to process. Processing time exceeded the model timeout length.',
  ),
  ...sentences(
    { name: 'ModelErrorException', status: 424, code: 'model-error', remedies: ['retry', 'choose-model'], context: [] },
    'The request failed due to an error while processing the model.',
  ),
  ...sentences(
    { ...validation, code: 'too-long', remedies: ['trim-history', 'summarise-history', 'choose-model', 'remove-attachment'] },
    'Input is too long for requested model.',
    'too many total text bytes: 30000000 > 25000000',
    'prompt is too long: 210000 tokens > 200000 maximum',
    'Input token count exceeds the limit of the model.',
  ),
  ...sentences(
    {
      ...validation,
      code: 'context-limit',
      remedies: ['lower-max-tokens', 'trim-history', 'summarise-history', 'choose-model', 'remove-attachment'],
      context: ['maxTokens'],
    },
    'input length and `max_tokens` exceed context limit: 198000 + 4096 > 200000, decrease input length or `max_tokens` and try again',
  ),
  ...sentences(
    { ...validation, code: 'answer-limit', remedies: ['lower-max-tokens', 'choose-model', 'open-settings'], context: ['maxTokens'] },
    'The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.',
  ),
]
