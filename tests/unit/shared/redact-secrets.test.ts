import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactSecrets, redactSecretsIn } from '../../../src/shared/redact-secrets.ts'

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'

describe('redactSecrets', () => {
  it.each([
    ['AKIAIOSFODNN7EXAMPLE is it', '[access key] is it'],
    ['ASIAIOSFODNN7EXAMPLE', '[access key]'],
    ['ABSKQmVkcm9ja0FQSUtleS1hYmNkZWZnaA==', '[API key]'],
    ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLz9BY3Rpb24', '[API key]'],
    ['Authorization: Bearer abcdefghijklmnop123', 'Authorization: Bearer [secret]'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [secret]'],
    ['{"SecretAccessKey": "wJalrXUtnFEMI/K7MDENG"}', '{"SecretAccessKey": "[secret]"}'],
    ['AWS_SESSION_TOKEN=FwoGZXIvYXdzEBYaDHqa0AP', 'AWS_SESSION_TOKEN=[secret]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after', '[private key] after'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE cut off', '[private key]'],
    [`token ${jwt}.`, 'token [token].'],
    [`key-${jwt} a.${jwt}`, 'key-[token] a.[token]'],
    [`abcdefghijklmno.${jwt}`, 'abcdefghijklmno.[token]'],
    ['eyJ-'.repeat(50_000), 'eyJ-'.repeat(50_000)],
    ['http://ada:hunter2@proxy:3128', 'http://ada:[secret]@proxy:3128'],
    ['The arn:aws:iam::111122223333:role/r of ada@example.com stays', 'The arn:aws:iam::111122223333:role/r of ada@example.com stays'],
  ])('makes of %j %j', (text, expected) => {
    expect(redactSecrets(text)).toBe(expected)
  })

  it('goes through every text of a JSON value, and hides what a name says is a secret', () => {
    expect(
      redactSecretsIn({ a: ['AKIAIOSFODNN7EXAMPLE', 1, null, true], deep: { password: 'x', aws_secret_access_key: 'y', passwords: 3 } }),
    ).toEqual({ a: ['[access key]', 1, null, true], deep: { password: '[secret]', aws_secret_access_key: '[secret]', passwords: 3 } })
  })

  it('leaves alone what has no secret, and is done after once', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(redactSecrets(redactSecrets(text))).toBe(redactSecrets(text))
      }),
    )
  })
})
