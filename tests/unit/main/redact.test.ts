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
    ['nothing to hide', 'nothing to hide'],
  ])('turns %j into %j', (text, safe) => {
    expect(redact(text)).toBe(safe)
  })
})
