import { describe, expect, it } from 'vitest'
import { isSignInPage, oidcAddress, portalAddress } from '../../../../../src/main/credentials/sso/sso-clients.ts'
import { ExpectedError } from '../../../../../src/shared/expected-error.ts'

describe('the addresses of IAM Identity Center', () => {
  it.each([
    ['eu-west-1', {}, 'https://oidc.eu-west-1.amazonaws.com', 'https://portal.sso.eu-west-1.amazonaws.com'],
    ['cn-north-1', {}, 'https://oidc.cn-north-1.amazonaws.com.cn', 'https://portal.sso.cn-north-1.amazonaws.com.cn'],
    [
      'us-gov-west-1',
      { AWS_ENDPOINT_URL_SSO_OIDC: 'https://oidc.example.com/', AWS_ENDPOINT_URL_SSO: '' },
      'https://oidc.example.com',
      'https://portal.sso.us-gov-west-1.amazonaws.com',
    ],
    [
      'us-east-1',
      { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:4000', AWS_ENDPOINT_URL_SSO: 'http://localhost:4001/' },
      'http://127.0.0.1:4000',
      'http://localhost:4001',
    ],
  ])('in %s with %j', (region, environment, oidc, portal) => {
    expect([oidcAddress(environment, region), portalAddress(environment, region)]).toEqual([oidc, portal])
  })

  it('are refused when they are neither https nor on this computer', () => {
    expect(() => oidcAddress({ AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc.example.com' }, 'us-east-1')).toThrow(ExpectedError)
    expect(() => portalAddress({ AWS_ENDPOINT_URL_SSO: 'ftp://portal' }, 'us-east-1')).toThrow(ExpectedError)
  })
})

describe('a region', () => {
  it.each(['evil.example/#', 'x@evil.example', 'eu-west-1.evil.example', 'a:8080', 'EU', '', '-', `a${'b'.repeat(63)}`])(
    'never makes %j part of the name of a host',
    (region) => {
      expect(() => oidcAddress({}, region)).toThrow(ExpectedError)
      expect(() => portalAddress({}, region)).toThrow(ExpectedError)
    },
  )
})

describe('a page to sign in on', () => {
  it('is https, or on this computer where the service is there too', () => {
    const remote = 'https://oidc.us-east-1.amazonaws.com'
    const local = 'http://127.0.0.1:4000'
    expect({
      remote: [
        'https://device.sso.us-east-1.amazonaws.com/?user_code=A',
        'http://127.0.0.1:80/',
        'http://example.com',
        'file:///etc/passwd',
        'https://a:b@c',
        'javascript:alert(1)',
        '',
      ].map((page) => isSignInPage(page, remote)),
      local: ['https://example.com', 'http://127.0.0.1:4000/authorize', 'http://example.com', 'mailto:a@b'].map((page) =>
        isSignInPage(page, local),
      ),
    }).toEqual({ remote: [true, false, false, false, false, false, false], local: [true, true, false, false] })
  })
})
