import { describe, expect, it } from 'vitest'
import { explainError } from '../../../../src/main/bedrock/explain-error.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { userFacingErrorSchema } from '../../../../src/shared/user-facing-error.ts'

const thrown = (name: string, message: string, more: object = {}): Error => Object.assign(new Error(message), { name }, more)
const codeOf = (cause: unknown): string => explainError(cause, 'eu-west-1').code

describe('explainError', () => {
  it.each([
    [
      'inference-profile-needed',
      'ValidationException',
      'Invocation of model ID x with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile',
    ],
    ['inference-profile-needed', 'ValidationException', "with on-demand throughput isn't supported"],
    ['model-unknown', 'ValidationException', 'The provided model identifier is invalid.'],
    ['model-access', 'AccessDeniedException', "You don't have access to the model with the specified model ID."],
    [
      'marketplace-subscription',
      'AccessDeniedException',
      'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe)',
    ],
    [
      'permission-missing',
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/a is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:x',
    ],
    [
      'denied-by-policy',
      'AccessDeniedException',
      'User is not authorized to perform: bedrock:InvokeModel on resource: x with an explicit deny in a service control policy',
    ],
    [
      'use-case-form',
      'ResourceNotFoundException',
      'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form',
    ],
    ['use-case-form', 'AccessDeniedException', 'You have not filled out the required use-case form'],
    ['payment-method', 'AccessDeniedException', 'Model access is denied due to INVALID_PAYMENT_INSTRUMENT'],
    ['model-retired', 'ResourceNotFoundException', 'This model version has reached the end of its life.'],
    [
      'model-legacy',
      'AccessDeniedException',
      'This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days',
    ],
    ['data-retention', 'ValidationException', 'This model requires provider_data_share to be enabled'],
    ['throttled', 'ThrottlingException', 'Too many requests, please wait before trying again.'],
    ['throttled', 'ThrottlingException', 'Too many tokens, please wait before trying again.'],
    ['throttled', 'ThrottlingException', 'New words'],
    ['daily-tokens', 'ThrottlingException', 'Too many tokens per day, please wait before trying again.'],
    ['service-unavailable', 'ServiceUnavailableException', 'Bedrock is unable to process your request.'],
    ['service-unavailable', 'InternalServerException', 'x'],
    ['model-not-ready', 'ModelNotReadyException', 'Model is not ready for inference. Wait and try your request again.'],
    ['model-timeout', 'ModelTimeoutException', 'x'],
    ['model-error', 'ModelErrorException', 'x'],
    ['model-error', 'ModelStreamErrorException', 'x'],
    ['too-long', 'ValidationException', 'Input is too long for requested model.'],
    ['too-long', 'ValidationException', 'input length and `max_tokens` exceed context limit: 210000 + 4096 > 200000'],
    ['too-long', 'ValidationException', 'too many total text bytes: 3 > 2'],
    [
      'too-long',
      'ValidationException',
      'The model returned the following errors: {"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 3 tokens > 2 maximum"}}',
    ],
    ['sampling-not-supported', 'ValidationException', '`temperature` and `top_p` cannot both be specified for this model'],
    ['sampling-not-supported', 'ValidationException', 'temperature is deprecated for this model'],
    [
      'thinking-not-supported',
      'ValidationException',
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort"',
    ],
    ['tool-choice-not-supported', 'ValidationException', 'tool_choice: type "tool" and "any" are not supported for this model'],
    ['tool-choice-not-supported', 'ValidationException', 'Thinking may not be enabled when tool_choice forces tool use.'],
    ['history-not-accepted', 'ValidationException', 'messages.1.content.0.thinking.signature: Field required'],
    ['history-not-accepted', 'ValidationException', 'Expected `thinking` or `redacted_thinking`, but found `tool_use`'],
    [
      'history-not-accepted',
      'ValidationException',
      'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    ],
    ['history-not-accepted', 'ValidationException', 'Expected toolResult blocks at messages.2.content for the following Ids: a'],
    ['history-not-accepted', 'ValidationException', '`tool_use` ids were found without `tool_result` blocks'],
    ['history-not-accepted', 'ValidationException', 'A conversation must start with a user message.'],
    ['history-not-accepted', 'ValidationException', 'messages: roles must alternate'],
    ['system-not-supported', 'ValidationException', "This model doesn't support system messages."],
    ['tools-not-supported', 'ValidationException', 'This model doesn’t support tool use.'],
    ['tool-streaming-not-supported', 'ValidationException', "This model doesn't support tool use in streaming mode."],
    ['documents-not-supported', 'ValidationException', "This model doesn't support documents."],
    ['images-not-supported', 'ValidationException', "This model doesn't support the image field for user messages."],
    ['status-not-supported', 'ValidationException', "This model doesn't support the status field."],
    ['feature-not-supported', 'ValidationException', "The provided model doesn't support counting tokens"],
    ['credentials-expired', 'ExpiredTokenException', 'The security token included in the request is expired'],
    [
      'credentials-expired',
      'TokenProviderError',
      "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    ],
    [
      'credentials-expired',
      'CredentialsProviderError',
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login',
    ],
    ['credentials-invalid', 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
    ['credentials-invalid', 'InvalidSignatureException', 'The request signature we calculated does not match'],
    ['clock', 'InvalidSignatureException', 'Signature expired: 20261121T000000Z is now earlier than 20261121T030000Z'],
    ['api-key', 'AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.'],
    ['multi-factor', 'CredentialsProviderError', 'Profile x requires multi-factor authentication, but no MFA code callback was provided.'],
    ['credentials-missing', 'CredentialsProviderError', 'Could not load credentials from any providers'],
    ['region-missing', 'Error', 'Region is missing'],
    ['wrong-service', 'UnknownOperationException', ''],
    ['quota', 'ServiceQuotaExceededException', 'x'],
    ['denied', 'AccessDeniedException', 'No.'],
    ['not-found', 'ResourceNotFoundException', 'No.'],
    ['invalid-request', 'ValidationException', 'New words.'],
    ['stream-damaged', 'Error', 'Truncated event message received.'],
    ['stream-damaged', 'SyntaxError', 'Unexpected token'],
    ['stream-damaged', 'RangeError', 'Offset is outside the bounds of the DataView'],
    ['unreachable', 'TimeoutError', 'Connection timed out'],
    ['connection-lost', 'Error', 'aborted'],
    ['unknown', 'Error', 'Something else'],
  ])('calls it %s when the service says %s: %s', (code, name, message) => {
    expect(codeOf(thrown(name, message))).toBe(code)
  })

  it.each([
    ['host-not-found', 'ENOTFOUND'],
    ['connection-refused', 'ECONNREFUSED'],
    ['unreachable', 'ETIMEDOUT'],
    ['certificate', 'CERT_HAS_EXPIRED'],
    ['certificate', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['certificate', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['connection-lost', 'ECONNRESET'],
  ])('calls it %s when the network says %s, also from within', (code, errno) => {
    const inner = thrown('Error', `connect ${errno}`, { code: errno })
    expect([codeOf(inner), codeOf(new Error('fetch failed', { cause: inner }))]).toEqual([code, code])
  })

  it.each([
    [429, 'throttled'],
    [408, 'model-timeout'],
    [424, 'model-error'],
    [403, 'denied'],
    [404, 'not-found'],
    [400, 'invalid-request'],
    [502, 'service-unavailable'],
  ])('falls back on the HTTP status %i', (httpStatusCode, code) => {
    expect(codeOf(thrown('Unknown', 'x', { $metadata: { httpStatusCode } }))).toBe(code)
  })

  it('names the action or the region that is missing', () => {
    const titles = [
      thrown('AccessDeniedException', 'User: x is not authorized to perform: bedrock:InvokeModel on resource: y'),
      thrown('Error', 'x', { code: 'ENOTFOUND' }),
    ].map((cause) => explainError(cause, 'eu-wset-1').title)
    expect(titles).toEqual(['This profile is not allowed to use bedrock:InvokeModel', 'Amazon Bedrock in eu-wset-1 cannot be found'])
  })

  it('keeps name, words and request id for the details, without what names an account or a secret', () => {
    const cause = thrown(
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/ann@example.com with key AKIAIOSFODNN7EXAMPLE in account 123456789012',
      {
        $metadata: { httpStatusCode: 403, requestId: 'abc-123' },
      },
    )
    expect(explainError(cause, 'eu-west-1').detail).toBe(
      'AccessDeniedException: User: [ARN] with key [access key] in account [account]\nRequest id: abc-123',
    )
  })

  it('passes on what was already put into words, and survives anything thrown', () => {
    const userFacing = { code: 'x', title: 'X', advice: 'Y', retryable: false, remedies: [] }
    expect(explainError(new ExpectedError(userFacing), 'eu-west-1')).toBe(userFacing)
    for (const value of [undefined, null, 'text', 42, {}, Symbol('s').toString()]) {
      expect(userFacingErrorSchema.safeParse(explainError(value, 'eu-west-1')).success).toBe(true)
    }
  })
})
