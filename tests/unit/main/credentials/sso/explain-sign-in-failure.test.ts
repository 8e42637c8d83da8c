import { describe, expect, it } from 'vitest'
import { explainSignInFailure } from '../../../../../src/main/credentials/sso/explain-sign-in-failure.ts'

const serviceError = (name: string, status: number | undefined, more: object = {}): Error =>
  Object.assign(new Error('a message with canary in it'), {
    name,
    $metadata: { ...(status === undefined ? {} : { httpStatusCode: status }), requestId: 'request-1' },
    ...more,
  })

describe('a failed sign-in', () => {
  it.each([
    ['AccessDeniedException', 400, 'sign-in-refused'],
    ['ExpiredTokenException', 400, 'sign-in-expired'],
    ['InvalidRequestException', 400, 'start-page-refused'],
    ['UnauthorizedClientException', 400, 'sign-in-not-allowed'],
    ['UnsupportedGrantTypeException', 400, 'sign-in-not-allowed'],
    ['InvalidRedirectUriException', 400, 'sign-in-not-allowed'],
    ['InvalidScopeException', 400, 'sign-in-not-allowed'],
    ['SlowDownException', 400, 'identity-center-busy'],
    ['TooManyRequestsException', 429, 'identity-center-busy'],
    ['InternalServerException', 500, 'identity-center-busy'],
    ['SyntaxError', 200, 'identity-center-answer'],
    ['TimeoutError', undefined, 'identity-center-unreachable'],
    ['Error', undefined, 'identity-center-unreachable'],
    ['InvalidGrantException', 400, 'sign-in-failed'],
    ['SomethingNewException', 400, 'sign-in-failed'],
  ])('with %s and status %s is %s', (name, status, code) => {
    const { userFacing } = explainSignInFailure(serviceError(name, status), 'eu-west-1')
    expect([userFacing.code, userFacing.retryable, JSON.stringify(userFacing).includes('canary')]).toEqual([code, true, false])
  })

  it('keeps the code and what the service said, without what may be a key', () => {
    const more = { code: 'ENOTFOUND', error_description: 'The token eyJhbGciOiJIUzI1NiJ9.abc-def was not taken' }
    expect(explainSignInFailure(serviceError('InvalidGrantException', 400, more), 'eu-west-1').userFacing.detail).toBe(
      'InvalidGrantException, ENOTFOUND, HTTP 400, The token … was not taken, request request-1',
    )
  })

  it('does not quote a name that is none', () => {
    const { userFacing } = explainSignInFailure(serviceError('canary canary', 400, { code: 'canary', error_description: 5 }), 'eu-west-1')
    expect(userFacing.detail).toBe('Error, HTTP 400, request request-1')
  })

  it.each([null, undefined, 'canary', {}, new Error('canary')])('is told in general words for %s', (thrown) => {
    const { userFacing } = explainSignInFailure(thrown, 'eu-west-1')
    expect([userFacing.code, JSON.stringify(userFacing).includes('canary')]).toEqual(['sign-in-failed', false])
  })
})
