import { describe, expect, it } from 'vitest'
import { redactReport } from '../../../../src/main/doctor/redact-report.ts'
import { createDoctorWorld, doctorModelId, probeOf, serviceError } from '../../../support/doctor-world.ts'

const canaries = [
  '123456789012',
  'arn:aws:sts',
  'alice',
  'ASIACANARYCANARY0001',
  'canarySecretAccessKey0123456789abcdefghij',
  'canarySessionToken',
  'proxy-password',
]

describe('the copied report', () => {
  it('names hosts, models and what is wrong, but no person, account or secret', async () => {
    const { doctor, examine } = createDoctorWorld({
      describe: async () => ['Profile “work” in /home/alice/.aws/config', 'Role arn:aws:iam::123456789012:role/Developer'],
      probeEndpoint: async (url) => probeOf(url, { via: 'https://alice:proxy-password@proxy.example.com:8080' }),
      probeModel: () =>
        Promise.reject(
          Object.assign(serviceError('OddException', 'alice@example.com used ASIACANARYCANARY0001 in 123456789012'), {
            $metadata: { requestId: '11111111-2222-3333-4444-555555555555', httpStatusCode: 400 },
          }),
        ),
    })
    const { examinationId } = await examine()
    const text = doctor.text(examinationId)
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([])
    expect(text.split('\n').slice(0, 6)).toEqual([
      'Outcrop connection report',
      '2026-11-21T08:00:00.000Z',
      'Profile: aws:work',
      'Region: us-east-1',
      `Model: ${doctorModelId}`,
      '1 thing needs attention: Answer of the model',
    ])
    const needed = [
      '[Good] Way to the models: bedrock-runtime.us-east-1.amazonaws.com answers in 83 ms',
      '    - Through the proxy https://[user]@proxy.example.com:8080',
      '[Good] Who you are: Account [account]',
      '11111111-2222-3333-4444-555555555555',
      '[Problem] Answer of the model',
    ]
    expect(needed.filter((part) => !text.includes(part))).toEqual([])
  })
})

describe('redactReport', () => {
  it('takes out user names and accounts in every form, and leaves the rest', () => {
    const lines = [
      'C:\\Users\\Alice Smith\\.aws\\config',
      '/Users/alice/.aws/config',
      'https://name@host.example.com/path',
      'Account 1234-5678-9012 of alice@example.com',
      'vpce-0123.bedrock-runtime.us-east-1.vpce.amazonaws.com',
    ]
    expect(redactReport(lines.join('\n')).split('\n')).toEqual([
      'C:\\Users\\[user]\\.aws\\config',
      '/Users/[user]/.aws/config',
      'https://[user]@host.example.com/path',
      'Account [account] of [e-mail]',
      'vpce-0123.bedrock-runtime.us-east-1.vpce.amazonaws.com',
    ])
  })
})
