import { describe, expect, it } from 'vitest'
import { redact } from '../../../src/main/redact.ts'

describe('redact', () => {
  it.each([
    ['key AKIAIOSFODNN7EXAMPLE used', 'key [access key] used'],
    ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/x failed', '[ARN] failed'],
    ['account 123456789012', 'account [account]'],
    ['{"secretAccessKey":"wJalrXUtnFEMI"}', '{"secretAccessKey":"[secret]"}'],
    ['sessionToken=abc/def', 'sessionToken=[secret]'],
    ['mail jane.doe@example.com', 'mail [e-mail]'],
    ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLw==&x', '[API key]&x'],
    ['sent Bearer aoaAAAAAGoody-tokens.are~long/+= to', 'sent Bearer [secret] to'],
    ['Authorization: Bearer aoaAAAAAGoody-tokens.are~long/+=', 'Authorization: [secret]'],
    ['proxy-authorization: Basic YW5uYTpzZWNyZXQ=', 'proxy-authorization: [secret]'],
    ['{"authorization":"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/2026"}', '{"authorization":"[secret]"}'],
    ['http://anna:p%40ss@proxy:3128/', 'http://[login]@proxy:3128/'],
    ['code_verifier=abc, deviceCode: "xyz"', 'code_verifier=[secret], deviceCode: "[secret]"'],
    ['apiKey: k1', 'apiKey: [secret]'],
    ['nothing to hide', 'nothing to hide'],
  ])('turns %j into %j', (text, safe) => {
    expect(redact(text)).toBe(safe)
  })
})
