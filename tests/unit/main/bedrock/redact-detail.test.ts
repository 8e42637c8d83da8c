import { describe, expect, it } from 'vitest'
import { redactDetail } from '../../../../src/main/bedrock/redact-detail.ts'

describe('redactDetail', () => {
  it.each([
    ['User: arn:aws:sts::123456789012:assumed-role/Reader/ann@example.com is', 'User: [ARN] is'],
    ['"arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/x"', '"[ARN]"'],
    ['account 123456789012 and 1234-5678-9012', 'account [account] and [account]'],
    ['bucket-123456789012', 'bucket-[account]'],
    ['Request id: 0b0f6a1e-8c9d-4b7a-9d55-123456789012', 'Request id: 0b0f6a1e-8c9d-4b7a-9d55-123456789012'],
    ['write to ann.lee+aws@mail.example.com', 'write to [e-mail]'],
    ['Credential=AKIAIOSFODNN7EXAMPLE/20261121', 'Credential=[access key]/20261121'],
    ['AROAIOSFODNN7EXAMPLE:session', '[identity]:session'],
    ['ASIAIOSFODNN7EXAMPLE', '[access key]'],
    ['key ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl', 'key [API key]'],
    ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29tLw', '[API key]'],
    ['Authorization: Bearer abcdefghijklmnop.qrst', 'Authorization: Bearer [token]'],
    ['Bearer Token has expired', 'Bearer Token has expired'],
    ['secretAccessKey=wJalrXUtnFEMI', 'secretAccessKey=[secret]'],
    ['X-Amz-Security-Token=IQoJb3JpZ2lu&X-Amz-Date=1', 'X-Amz-Security-Token=[secret]&X-Amz-Date=1'],
    ['"sessionToken":"IQoJ"', '"sessionToken":"[secret]"'],
    ['signed wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'signed [secret]'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', '[token]'],
    ['http://ann:hunter2@proxy.example.com:8080', 'http://[secret]@proxy.example.com:8080'],
    ['global.anthropic.claude-sonnet-4-5-20250929-v1:0 failed', 'global.anthropic.claude-sonnet-4-5-20250929-v1:0 failed'],
    ['ServiceQuotaExceededException', 'ServiceQuotaExceededException'],
  ])('turns “%s” into “%s”', (text, redacted) => {
    expect(redactDetail(text)).toBe(redacted)
  })

  it('is short whatever it is given', () => {
    expect(redactDetail('word '.repeat(1_000_000)).length).toBe(2000)
  })
})
