import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ErrorScene } from '../../../../src/main/bedrock/error-scene.ts'
import { explainError } from '../../../../src/main/bedrock/explain-error.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { userFacingErrorSchema, type UserFacingError } from '../../../../src/shared/user-facing-error.ts'
import type { KnownFailure } from '../../../support/known-failures/failure.ts'
import { formsOf, knownFailures } from '../../../support/known-failures/known-failures.ts'

const now = 1_795_200_000_000
const scene = {
  region: 'eu-west-1',
  profileId: 'aws:work',
  modelId: 'eu.anthropic.claude-sonnet-4-6',
  maxTokens: 4096,
  now,
} as const satisfies ErrorScene

const thrown = (name: string, message: string, more: object = {}): Error => Object.assign(new Error(message), { name, ...more })
const codeOf = (cause: unknown): string => explainError(cause, scene).code
const explained = ({ name, message, status }: KnownFailure): UserFacingError =>
  explainError(thrown(name, message, status === 0 ? {} : { $metadata: { httpStatusCode: status, requestId: 'request-1' } }), scene)

const always = ['modelId', 'profileId', 'region']
const summary = ({ code, remedies, context }: UserFacingError) => ({ code, remedies, context: Object.keys(context ?? {}).toSorted() })

describe('explainError', () => {
  it.each(knownFailures)('knows $code by the words “$message” of $name in all their forms', (failure) => {
    const { code, remedies, context } = failure
    const found = formsOf(failure.message).map((message) => summary(explained({ ...failure, message })))
    expect(found).toEqual(found.map(() => ({ code, remedies, context: [...always, ...context].toSorted() })))
  })

  it('says each in words of its own', () => {
    const table = knownFailures.map((failure) => {
      const { code, title, advice, remedies, context } = explained(failure)
      return { said: `${failure.name}: ${failure.message}`, code, title, advice, remedies: remedies.join(', '), context }
    })
    expect(table).toMatchSnapshot()
  })

  it('has a remedy, a context and words for every row', () => {
    const poor = knownFailures
      .map(explained)
      .filter(({ title, advice, remedies }) => title === '' || advice === '' || remedies.length === 0)
    expect(poor).toEqual([])
  })

  it.each([
    ['service-unavailable', 'InternalServerException'],
    ['model-error', 'ModelStreamErrorException'],
    ['model-timeout', 'ModelTimeoutException'],
    ['stream-damaged', 'SyntaxError'],
    ['stream-damaged', 'RangeError'],
    ['unreachable', 'TimeoutError'],
    ['credentials-expired', 'RequestExpired'],
    ['clock', 'RequestTimeTooSkewed'],
    ['credentials-invalid', 'IncompleteSignature'],
  ])('calls it %s by the class %s alone', (code, name) => {
    expect(codeOf(thrown(name, 'x'))).toBe(code)
  })

  it('reads what a model has said inside a wrapped error, and its kind', () => {
    const overloaded = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'
    expect([
      codeOf(thrown('ValidationException', `The model returned the following errors: ${overloaded}`)),
      codeOf(thrown('ValidationException', '{"type":"error","error":{"type":"rate_limit_error","message":"Slow down"}}')),
      codeOf(thrown('ModelStreamErrorException', 'x', { originalMessage: 'prompt is too long: 3 tokens > 2 maximum' })),
      codeOf(thrown('Error', 'Truncated event message received.')),
      codeOf(thrown('Error', 'aborted')),
    ]).toEqual(['service-unavailable', 'throttled', 'too-long', 'stream-damaged', 'connection-lost'])
  })

  it.each([
    ['host-not-found', 'ENOTFOUND'],
    ['connection-refused', 'ECONNREFUSED'],
    ['unreachable', 'ETIMEDOUT'],
    ['certificate', 'CERT_HAS_EXPIRED'],
    ['certificate', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['certificate', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['connection-lost', 'ECONNRESET'],
    ['proxy-authentication', 'PROXY_AUTHENTICATION'],
    ['proxy-unreachable', 'PROXY_UNREACHABLE'],
    ['proxy-refused', 'PROXY_REFUSED'],
    ['proxy-address', 'PROXY_ADDRESS'],
  ])('calls it %s when the network says %s, also from within', (code, errno) => {
    const inner = thrown('Error', `connect ${errno}`, { code: errno })
    expect([codeOf(inner), codeOf(new Error('fetch failed', { cause: inner }))]).toEqual([code, code])
    expect(explainError(inner, scene)).toMatchSnapshot()
  })

  it.each([
    [429, 'throttled'],
    [407, 'proxy-authentication'],
    [408, 'model-timeout'],
    [424, 'model-error'],
    [403, 'denied'],
    [404, 'not-found'],
    [400, 'invalid-request'],
    [502, 'service-unavailable'],
  ])('falls back on the HTTP status %i', (httpStatusCode, code) => {
    expect(codeOf(thrown('Unknown', 'x', { $metadata: { httpStatusCode } }))).toBe(code)
  })

  it('waits as long as each failure needs', () => {
    const waits = knownFailures.flatMap((failure) => {
      const { code, context } = explained(failure)
      return context?.retryAt === undefined ? [] : [[code, (context.retryAt - now) / 1000] as const]
    })
    expect(Object.fromEntries(waits)).toEqual({
      throttled: 20,
      'throttled-tokens': 20,
      'service-unavailable': 20,
      'model-not-ready': 45,
      'marketplace-subscription': 300,
      'use-case-form': 900,
    })
  })

  it('computes the longest answer that fits, halves it where no numbers are given, and offers none where nothing fits', () => {
    const limit = (message: string, maxTokens?: number) => {
      const { remedies, context } = explainError(thrown('ValidationException', message), {
        region: 'eu-west-1',
        ...(maxTokens === undefined ? {} : { maxTokens }),
      })
      return remedies.includes('lower-max-tokens') ? context?.maxTokens : null
    }
    const exceeded = 'input length and `max_tokens` exceed context limit'
    expect([
      limit(`${exceeded}: 198,000 + 4,096 > 200,000`, 4096),
      limit(`${exceeded}: 210000 + 4096 > 200000`, 4096),
      limit(exceeded, 4096),
      limit(exceeded, 300),
      limit(exceeded, 256),
      limit(exceeded),
      limit('max_tokens: 100000 > 64000, which is the maximum allowed number of output tokens for this model', 100_000),
    ]).toEqual([2000, null, 2048, 256, null, null, 64_000])
  })

  it.each([
    ['eu-west-1', 'https://eu-west-1.console.aws.amazon.com/bedrock/home?region=eu-west-1#/modelaccess'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1#/modelaccess'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/bedrock/home?region=cn-north-1#/modelaccess'],
    ['evil.example/', 'https://console.aws.amazon.com/bedrock/home#/modelaccess'],
  ])('leads to the console of the partition of %s', (region, pageUrl) => {
    const error = explainError(thrown('AccessDeniedException', "You don't have access to the model with the specified model ID."), {
      region,
    })
    expect(error.context?.pageUrl).toBe(pageUrl)
  })

  it('offers only what can be done in its scene', () => {
    const bare = (message: string, name = 'AccessDeniedException') => explainError(thrown(name, message), { region: '' })
    expect(
      [
        bare("You don't have access to the model"),
        bare('x is not authorized to perform: bedrock:InvokeModel'),
        bare('The security token included in the request is expired', 'ExpiredTokenException'),
        bare('Too many tokens, please wait', 'ThrottlingException'),
      ].map(({ remedies }) => remedies),
    ).toEqual([
      ['open-page', 'choose-model', 'run-doctor'],
      ['choose-profile', 'choose-model', 'run-doctor'],
      ['retry', 'choose-profile', 'run-doctor'],
      ['wait', 'choose-model'],
    ])
  })

  it('names a command only for a profile of ~/.aws whose name is safe in a terminal', () => {
    const commandFor = (profileId: string) =>
      explainError(thrown('CredentialsProviderError', 'Failed to refresh token: x. Please re-authenticate using aws login'), {
        region: '',
        profileId,
      }).context?.command
    expect(['aws:work', 'aws:default', 'aws:a; rm -rf ~', 'app:11111111-1111-4111-8111-111111111111'].map(commandFor)).toEqual([
      'aws login --profile work',
      'aws login',
      undefined,
      undefined,
    ])
  })

  it('keeps code, words and request id of what it does not know, without what names an account or a secret', () => {
    const cause = thrown('Unknown', 'User: arn:aws:iam::123456789012:user/ann with key AKIAIOSFODNN7EXAMPLE in account 123456789012', {
      $metadata: { httpStatusCode: 418, requestId: '0b0f6a1e-8c9d-4b7a-9d55-123456789012' },
    })
    expect(explainError(cause, scene)).toMatchObject({
      code: 'unknown',
      detail:
        'Unknown (HTTP 418): User: [ARN] with key [access key] in account [account]\nRequest id: 0b0f6a1e-8c9d-4b7a-9d55-123456789012',
    })
  })

  it('passes on what was already put into words, also from within, with the scene added', () => {
    const userFacing = { code: 'x', title: 'X', advice: 'Y', retryable: false, remedies: [], context: { region: 'us-east-1' } }
    const expected = { ...userFacing, context: { region: 'us-east-1', profileId: 'aws:work', modelId: scene.modelId } }
    const cause = new ExpectedError(userFacing)
    expect([explainError(cause, scene), explainError(new Error('wrapped', { cause }), scene)]).toEqual([expected, expected])
  })

  it('offers nothing about a model where none was asked for', () => {
    const cause = Object.assign(new Error('No.'), { name: 'AccessDeniedException' })
    const { context, remedies } = explainError(cause, { ...scene, modelId: '' })
    expect([context?.modelId, remedies]).toEqual([undefined, ['run-doctor', 'choose-model', 'choose-profile']])
  })

  it('never throws, whatever was thrown', () => {
    const circular = new Error('a')
    circular.cause = circular
    const hostile = [
      circular,
      Object.create(null),
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('No.')
          },
          getPrototypeOf: () => {
            throw new Error('No.')
          },
        },
      ),
      Symbol('s'),
      `${'{'.repeat(5000)}"`,
      '{"message":'.repeat(500),
    ]
    const isExplained = (value: unknown): boolean => userFacingErrorSchema.safeParse(explainError(value, scene)).success
    expect(hostile.map(isExplained)).toEqual(hostile.map(() => true))
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }), isExplained))
    fc.assert(
      fc.property(
        fc.record({ name: fc.string(), message: fc.string(), code: fc.anything(), cause: fc.anything(), $metadata: fc.anything() }),
        (shape) => isExplained(Object.assign(new Error('x'), shape)),
      ),
    )
  })
})
