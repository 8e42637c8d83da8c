/** A failure as the service words it, and what it is to be called. `remedies` and `context` are those in a scene that knows everything. */
export type KnownFailure = {
  readonly code: string
  readonly name: string
  readonly status: number
  readonly message: string
  readonly remedies: readonly string[]
  /** What the context holds besides region, profile and model. */
  readonly context: readonly string[]
}

type Kind = Omit<KnownFailure, 'message'>

const sentences = (kind: Kind, ...messages: readonly string[]): readonly KnownFailure[] => messages.map((message) => ({ ...kind, message }))

const validation = { name: 'ValidationException', status: 400, context: [] } as const
const denied = { name: 'AccessDeniedException', status: 403, context: [] } as const
const missing = { name: 'ResourceNotFoundException', status: 404, context: [] } as const
const throttling = { name: 'ThrottlingException', status: 429 } as const

const useCase: Kind = { ...denied, code: 'use-case-form', remedies: ['open-page', 'wait', 'choose-model'], context: ['pageUrl', 'retryAt'] }
const useCaseTexts = [
  'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
  'You have not filled out the required use-case form.',
] as const
const legacy: Kind = { ...denied, code: 'model-legacy', remedies: ['choose-model'] }
const legacyTexts = [30, 15].map(
  (days) =>
    `Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last ${days} days. Please upgrade to an active model on Amazon Bedrock`,
)
const arn = 'arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6'
const user = 'User: arn:aws:iam::123456789012:user/ann@example.com'

const access: readonly KnownFailure[] = [
  ...sentences(
    { ...validation, code: 'inference-profile-needed', remedies: ['use-alternative', 'choose-model'] },
    "Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn't supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
    "with on-demand throughput isn't supported",
  ),
  ...sentences(
    {
      ...validation,
      code: 'model-unknown',
      remedies: ['choose-model', 'use-alternative', 'choose-profile', 'open-page'],
      context: ['pageUrl'],
    },
    'The provided model identifier is invalid.',
  ),
  ...sentences(
    {
      ...denied,
      code: 'model-access',
      remedies: ['open-page', 'copy-policy', 'use-alternative', 'choose-model', 'run-doctor'],
      context: ['pageUrl'],
    },
    "You don't have access to the model with the specified model ID.",
  ),
  ...sentences(
    {
      ...denied,
      code: 'marketplace-subscription',
      remedies: ['wait', 'copy-policy', 'open-page', 'choose-model'],
      context: ['pageUrl', 'retryAt'],
    },
    'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.',
    'not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe). try again after 2 minutes.',
  ),
  ...sentences(
    { ...denied, code: 'permission-missing', remedies: ['copy-policy', 'choose-profile', 'choose-model', 'run-doctor'] },
    `${user} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${arn} because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action`,
    `${user} is not authorized to perform: bedrock:InvokeModel`,
  ),
  ...sentences(
    { ...denied, code: 'permission-missing', remedies: ['choose-profile', 'run-doctor'] },
    `${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/reader`,
  ),
  ...sentences(
    { ...denied, code: 'denied-by-policy', remedies: ['use-alternative', 'choose-model', 'choose-profile', 'run-doctor'] },
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} with an explicit deny in a service control policy`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.x with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/p`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} with an explicit deny in a permissions boundary`,
    `${user} is not authorized to perform: bedrock:InvokeModel on resource: ${arn} because no VPC endpoint policy allows the bedrock:InvokeModel action`,
    'Access is denied with an explicit deny',
  ),
  ...sentences(useCase, ...useCaseTexts),
  ...sentences({ ...useCase, ...missing, context: useCase.context }, ...useCaseTexts),
  ...sentences(
    { ...denied, code: 'use-case-form-closed', remedies: ['choose-model', 'choose-profile'] },
    'Internal Accounts should not submit use case details. Fill out the Anthropic use case details form elsewhere.',
  ),
  ...sentences(
    { ...denied, code: 'payment-method', remedies: ['open-page', 'retry', 'choose-model'], context: ['pageUrl'] },
    'Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 2 minutes.',
  ),
  ...sentences(
    { ...missing, code: 'model-retired', remedies: ['choose-model'] },
    'This model version has reached the end of its life. Please refer to the AWS documentation for more details.',
  ),
  ...sentences(legacy, ...legacyTexts),
  ...sentences({ ...legacy, ...missing }, ...legacyTexts),
  ...sentences(
    { ...validation, code: 'data-retention', remedies: ['choose-model'] },
    'This model requires the data retention mode provider_data_share to be enabled for this account.',
  ),
]

const capacity: readonly KnownFailure[] = [
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
    { ...validation, code: 'too-long', remedies: ['choose-model', 'remove-attachment'] },
    'Input is too long for requested model.',
    'too many total text bytes: 30000000 > 25000000',
    'prompt is too long: 210000 tokens > 200000 maximum',
  ),
  ...sentences(
    {
      ...validation,
      code: 'context-limit',
      remedies: ['lower-max-tokens', 'remove-attachment', 'choose-model'],
      context: ['maxTokens'],
    },
    'input length and `max_tokens` exceed context limit: 198000 + 4096 > 200000, decrease input length or `max_tokens` and try again',
  ),
  ...sentences(
    { ...validation, code: 'answer-limit', remedies: ['lower-max-tokens', 'choose-model', 'open-settings'], context: ['maxTokens'] },
    'The maximum tokens you requested exceeds the model limit of 2048. Try again with a maximum tokens value that is lower than 2048.',
  ),
]

const history: Kind = { ...validation, code: 'history-not-accepted', remedies: ['retry', 'choose-model'] }
const setting = { ...validation, remedies: ['choose-model'] } as const
const file = { ...validation, remedies: ['choose-model', 'remove-attachment'] } as const

const features: readonly KnownFailure[] = [
  ...sentences(
    { ...setting, code: 'sampling-not-supported' },
    '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    'temperature is deprecated for this model',
  ),
  ...sentences(
    { ...setting, code: 'thinking-not-supported' },
    '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
    '"thinking.type.disabled" is not supported for this model.',
  ),
  ...sentences(
    { ...setting, code: 'tool-choice-not-supported' },
    'tool_choice: type "tool" and "any" are not supported for this model',
    'Thinking may not be enabled when tool_choice forces tool use.',
  ),
  ...sentences(
    history,
    'messages.1.content.0.thinking.signature: Field required',
    'Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block.',
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    'Expected toolResult blocks at messages.2.content for the following Ids: tooluse_a',
    '`tool_use` ids were found without `tool_result` blocks immediately after: tooluse_a',
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    'A conversation must end with a user message. Try again with a conversation that ends with a user message.',
    'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
  ),
  ...sentences({ ...setting, code: 'system-not-supported' }, "This model doesn't support system messages."),
  ...sentences({ ...setting, code: 'tools-not-supported' }, "This model doesn't support tool use."),
  ...sentences({ ...setting, code: 'tool-streaming-not-supported' }, "This model doesn't support tool use in streaming mode."),
  ...sentences(
    { ...file, code: 'documents-not-supported' },
    "This model doesn't support documents.",
    "This model doesn't support the document field.",
  ),
  ...sentences({ ...file, code: 'images-not-supported' }, "This model doesn't support the image field for user messages."),
  ...sentences({ ...setting, code: 'status-not-supported' }, "This model doesn't support the status field."),
  ...sentences({ ...setting, code: 'feature-not-supported' }, "The provided model doesn't support counting tokens."),
]

const expired = { code: 'credentials-expired', status: 403, remedies: ['sign-in', 'retry', 'choose-profile', 'run-doctor'] } as const
const keys = { code: 'credentials-invalid', status: 403, remedies: ['choose-profile', 'run-doctor'], context: [] } as const
const noCredentials = {
  code: 'credentials-missing',
  name: 'CredentialsProviderError',
  status: 0,
  remedies: ['run-doctor', 'choose-profile', 'retry'],
  context: [],
} as const

const signIn: readonly KnownFailure[] = [
  ...sentences({ ...expired, name: 'ExpiredTokenException', context: [] }, 'The security token included in the request is expired'),
  ...sentences({ ...expired, name: 'ExpiredToken', context: [] }, 'The security token included in the request is expired'),
  ...sentences({ ...keys, name: 'UnrecognizedClientException' }, 'The security token included in the request is invalid.'),
  ...sentences({ ...keys, name: 'InvalidClientTokenId' }, 'The security token included in the request is invalid.'),
  ...sentences(
    { code: 'clock', name: 'InvalidSignatureException', status: 403, remedies: ['retry', 'run-doctor'], context: [] },
    'Signature expired: 20261121T000000Z is now earlier than 20261121T030000Z (20261121T031500Z - 15 min.)',
  ),
  ...sentences(
    { code: 'clock', name: 'SignatureDoesNotMatch', status: 403, remedies: ['retry', 'run-doctor'], context: [] },
    'Signature expired: 20261121T000000Z is now earlier than 20261121T030000Z (20261121T031500Z - 15 min.)',
  ),
  ...sentences(
    { ...denied, code: 'api-key', remedies: ['choose-profile', 'open-page', 'run-doctor'], context: ['pageUrl'] },
    'Authentication failed: Please make sure your API Key is valid.',
    'Bearer Token has expired',
  ),
  ...sentences(noCredentials, 'Could not load credentials from any providers'),
  ...sentences(
    { ...noCredentials, code: 'multi-factor', remedies: ['retry', 'choose-profile', 'run-doctor'] },
    'Profile work requires multi-factor authentication, but no MFA code callback was provided.',
  ),
  ...sentences(
    { ...expired, name: 'CredentialsProviderError', status: 0, context: ['command'] },
    'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    'The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
  ),
  ...sentences(
    { ...expired, name: 'TokenProviderError', status: 0, context: ['command'] },
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
  ),
  ...sentences(
    {
      ...expired,
      name: 'CredentialsProviderError',
      status: 0,
      remedies: ['retry', 'choose-profile', 'run-doctor'],
      context: ['command'],
    },
    'Failed to load a token for session arn:aws:iam::123456789012:user/ann, please re-authenticate using aws login',
    'Failed to refresh token: Error: x. Please re-authenticate using `aws login`',
  ),
  ...sentences(
    { code: 'region-missing', name: 'Error', status: 0, remedies: ['choose-profile', 'open-settings'], context: [] },
    'Region is missing',
  ),
]

const services: readonly KnownFailure[] = [
  ...sentences(
    { code: 'wrong-service', name: 'UnknownOperationException', status: 404, remedies: ['run-doctor', 'choose-profile'], context: [] },
    'Unknown operation.',
  ),
  ...sentences(
    {
      code: 'quota',
      name: 'ServiceQuotaExceededException',
      status: 400,
      remedies: ['open-page', 'choose-model', 'choose-profile'],
      context: ['pageUrl'],
    },
    'The number of requests exceeds the service quota.',
  ),
  ...sentences({ ...denied, code: 'denied', remedies: ['run-doctor', 'copy-policy', 'choose-model', 'choose-profile'] }, 'No.'),
  ...sentences({ ...missing, code: 'not-found', remedies: ['choose-model', 'use-alternative', 'run-doctor'] }, 'No.'),
  ...sentences({ ...validation, code: 'invalid-request', remedies: ['choose-model'] }, 'Words that nobody has seen before.'),
  ...sentences(
    { code: 'unknown', name: 'NovelException', status: 418, remedies: ['retry', 'run-doctor', 'choose-model'], context: [] },
    'Words that nobody has seen before.',
  ),
]

/** Every failure that the service, its gateway or the SDK is known to answer with. */
export const knownFailures: readonly KnownFailure[] = [...access, ...capacity, ...features, ...signIn, ...services]

/** The same words in each form in which they have been seen. */
export const formsOf = (message: string): readonly string[] => {
  const json = JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message } })
  return [
    message,
    `The model returned the following errors: ${message}`,
    `The model returned the following errors: ${json}`,
    `the model returned the following errors: The model returned the following errors: ${json}`,
    `Bedrock said: ${json}`,
    JSON.stringify({ message: `The model returned the following errors: ${json}` }),
    JSON.stringify({ Message: message }),
    message.replaceAll("'", '’'),
    `The model returned the following errors: ${json.replaceAll("'", '’')}`,
    message.toUpperCase(),
    message.replaceAll(' ', '\n'),
  ]
}
