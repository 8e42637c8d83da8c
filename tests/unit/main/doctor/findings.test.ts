import { describe, expect, it } from 'vitest'
import { explainError } from '../../../../src/main/bedrock/explain-error.ts'
import { accessFinding, accessRefusal, modelsFinding, modelsRefusal, partOfModels } from '../../../../src/main/doctor/check-models.ts'
import { clockFinding, networkFinding } from '../../../../src/main/doctor/check-network.ts'
import { checkCredentials, checkRegion } from '../../../../src/main/doctor/check-profile.ts'
import { durationWords } from '../../../../src/main/doctor/duration-words.ts'
import { controlPlaneAddress, isAwsAddress, runtimeAddress, stsAddressIn } from '../../../../src/main/doctor/endpoint-addresses.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import {
  connection,
  doctorModelId,
  listedModel,
  patient,
  probeOf,
  serviceError,
  startedAt,
  workProfile,
} from '../../../support/doctor-world.ts'

const scene = { region: 'us-east-1', profileId: 'aws:work', modelId: doctorModelId }
const explain = (thrown: unknown) => explainError(thrown, scene)
const aws = { url: 'https://bedrock.us-east-1.amazonaws.com', isOwn: false }

describe('durationWords', () => {
  it('says the largest unit and what still matters of the next', () => {
    const lengths = [-5, 400, 45_000, 100_000, 12 * 60_000, 125 * 60_000, 120 * 60_000, 50 * 3_600_000]
    expect(lengths.map(durationWords)).toEqual(['0 s', '0 s', '45 s', '2 min', '12 min', '2 h 5 min', '2 h', '2 days'])
  })
})

describe('clockFinding', () => {
  it('is noticed from a minute and bad from five', () => {
    const shown = [null, 1999, -30_000, 60_000, -61_000, 300_000, 301_000].map((offset) => {
      const { status, text } = clockFinding(offset)
      return `${status}: ${text}`
    })
    expect(shown).toEqual([
      'skipped: The servers did not say what time it is',
      'good: Agrees with the clock of AWS',
      'good: 30 s ahead of the clock of AWS',
      'good: 60 s behind the clock of AWS',
      'notice: 61 s ahead of the clock of AWS',
      'notice: 5 min behind the clock of AWS',
      'bad: 5 min behind the clock of AWS',
    ])
  })
})

describe('networkFinding', () => {
  it('knows Amazon’s certificates from those of software on the way', () => {
    const issuers = ['Amazon RSA 2048 M01', 'DigiCert Global G2', 'Starfield Services', 'Zscaler Intermediate Root CA', null]
    expect(issuers.map((issuer) => networkFinding(probeOf(aws.url, { issuer }), aws).status)).toEqual([
      'good',
      'good',
      'good',
      'notice',
      'good',
    ])
  })

  it('says which way an own address was reached and takes any certificate there', () => {
    const own = { url: 'https://vpce.example.com', isOwn: true }
    const probe = probeOf(own.url, { issuer: 'Example Private CA', via: 'proxy.example.com:8080', addresses: [] })
    expect(networkFinding(probe, own)).toEqual({
      status: 'good',
      text: 'vpce.example.com answers in 83 ms',
      steps: [
        'An address of your own: https://vpce.example.com',
        'Name lookup: left to the proxy',
        'Certificate by Example Private CA',
        'Through the proxy proxy.example.com:8080',
      ],
    })
  })
})

describe('the addresses of a region', () => {
  it('follow the partition, and give way to the profile and the environment', () => {
    const inRegion = (region: string) => ({ ...connection, region })
    const own = { ...connection, endpoints: { runtime: 'https://one.example', controlPlane: 'https://two.example', agentRuntime: null } }
    expect([
      runtimeAddress(inRegion('eu-central-1')).url,
      controlPlaneAddress(inRegion('cn-north-1')).url,
      runtimeAddress(inRegion('eusc-de-east-1')).url,
      stsAddressIn({})('cn-north-1'),
      stsAddressIn({ AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' })('us-east-1'),
      runtimeAddress(own).url,
      controlPlaneAddress(own).isOwn,
      stsAddressIn({ AWS_ENDPOINT_URL: 'http://127.0.0.1:2' })('us-east-1'),
      stsAddressIn({ AWS_ENDPOINT_URL: 'http://127.0.0.1:2', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })('us-east-1'),
    ]).toEqual([
      'https://bedrock-runtime.eu-central-1.amazonaws.com',
      'https://bedrock.cn-north-1.amazonaws.com.cn',
      'https://bedrock-runtime.eusc-de-east-1.amazonaws.eu',
      'https://sts.cn-north-1.amazonaws.com.cn',
      'http://127.0.0.1:1',
      'https://one.example',
      true,
      'http://127.0.0.1:2',
      'https://sts.us-east-1.amazonaws.com',
    ])
  })

  it('are AWS’s own only below its domains', () => {
    const urls = [
      'https://sts.us-east-1.amazonaws.com',
      'https://sts.amazonaws.com.example.net',
      'http://sts.amazonaws.com',
      'https://a@sts.amazonaws.com',
    ]
    expect(urls.map(isAwsAddress)).toEqual([true, false, false, false])
  })
})

describe('checkRegion', () => {
  it('says who named the region', () => {
    const chosen = checkRegion(connection, patient, workProfile, {})
    const ofProfile = checkRegion(connection, { ...patient, region: '' }, workProfile, {})
    const ofEnvironment = checkRegion(connection, { ...patient, region: '' }, null, { AWS_DEFAULT_REGION: 'us-east-1' })
    const unknown = checkRegion(connection, { ...patient, region: '' }, null, {})
    expect([chosen, ofProfile, ofEnvironment, unknown].map(({ text }) => text)).toEqual([
      'us-east-1, chosen in Outcrop',
      'us-east-1, named by the profile',
      'us-east-1, from AWS_DEFAULT_REGION in the environment',
      'us-east-1',
    ])
  })
})

describe('checkCredentials', () => {
  const profileId = profileIdSchema.parse('aws:work')
  const check = (expiresAt: number | null, renews: boolean, knowsProfile = true) =>
    checkCredentials(
      { ...connection, identity: { type: 'keys', credentials: async () => ({ accessKeyId: 'A', secretAccessKey: 'S' }) } },
      knowsProfile ? workProfile : null,
      { stateOf: async () => ({ profileId, status: 'ready', expiresAt, renews }), now: () => startedAt },
    )

  it('says how long they live and whether they renew themselves', async () => {
    const found = await Promise.all([
      check(null, false),
      check(startedAt + 3_600_000, true),
      check(startedAt + 9 * 60_000, false),
      check(startedAt + 9 * 60_000, false, false),
    ])
    expect(found.map(({ status, text, error }) => [status, text, error?.remedies])).toEqual([
      ['good', 'Found. They do not expire', undefined],
      ['good', 'Found. Valid for another 60 min, then renewed without you', undefined],
      ['notice', 'Found. Valid for another 9 min', ['sign-in']],
      ['notice', 'Found. Valid for another 9 min', []],
    ])
  })
})

describe('modelsFinding', () => {
  it('notices a chosen model that is not listed, but not an ARN', () => {
    const models = [listedModel('amazon.nova-lite-v1:0', 'on-demand')]
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc'
    const shown = [doctorModelId, arn, '', 'amazon.nova-lite-v1:0'].map((modelId) => modelsFinding(models, { ...scene, modelId }))
    expect(shown.map(({ status, error }) => [status, error?.remedies])).toEqual([
      ['notice', ['choose-model']],
      ['good', undefined],
      ['good', undefined],
      ['good', undefined],
    ])
  })

  it('takes a missing permission as a notice with the policy to copy, anything else as a failure', () => {
    const denied = serviceError(
      'AccessDeniedException',
      'User: arn:aws:iam::123456789012:user/alice is not authorized to perform: bedrock:ListFoundationModels',
    )
    const badKey = serviceError('AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.')
    const expired = serviceError('ExpiredTokenException', 'The security token included in the request is expired')
    expect([denied, badKey, expired].map((thrown) => modelsRefusal(thrown, explain)?.error?.remedies ?? null)).toEqual([
      ['copy-policy'],
      null,
      null,
    ])
    const withoutModel = modelsRefusal(denied, (thrown) => explainError(thrown, { ...scene, modelId: '' }))
    expect(withoutModel?.error?.remedies).toEqual([])
    expect(modelsRefusal(denied, explain)?.error?.detail).not.toContain('123456789012')
  })
})

describe('partOfModels', () => {
  it('shows what came and why the rest did not', () => {
    const models = [listedModel(doctorModelId, 'inference-profile')]
    const denied = serviceError('AccessDeniedException', 'is not authorized to perform: bedrock:ListInferenceProfiles')
    expect(partOfModels(models, denied, scene, explain)).toMatchObject({
      status: 'notice',
      text: 'Models and inference profiles: 1, the chosen one among them',
      error: { title: 'This profile may list only a part of the models', remedies: ['copy-policy'] },
    })
  })
})

describe('accessFinding', () => {
  const good = { agreement: 'AVAILABLE', authorization: 'AUTHORIZED', entitlement: 'AVAILABLE', region: 'AVAILABLE' }
  const pageUrl = 'https://us-east-1.console.aws.amazon.com/bedrock/home?region=us-east-1#/model-catalog'

  it('has a light and a remedy for each of the four answers', () => {
    const cases = [
      good,
      { ...good, agreement: 'NOT_AVAILABLE' },
      { ...good, agreement: 'PENDING' },
      { ...good, agreement: 'ERROR' },
      { ...good, authorization: 'NOT_AUTHORIZED' },
      { ...good, entitlement: 'NOT_AVAILABLE' },
      { ...good, region: 'NOT_AVAILABLE' },
    ]
    const shown = cases.map((access) => accessFinding(access, false, scene))
    expect(shown.map(({ status, error }) => [status, error?.code, error?.remedies, error?.context?.pageUrl])).toEqual([
      ['good', undefined, undefined, undefined],
      ['notice', 'agreement-missing', ['open-page', 'copy-policy'], pageUrl],
      ['notice', 'agreement-pending', ['retry'], pageUrl],
      ['bad', 'agreement-failed', ['open-page'], pageUrl],
      ['bad', 'model-not-authorized', ['copy-policy', 'choose-model'], pageUrl],
      ['bad', 'model-not-entitled', ['open-page', 'choose-model'], pageUrl],
      ['bad', 'model-not-in-region', ['choose-model'], pageUrl],
    ])
    expect(accessFinding({ ...good, region: 'NOT_AVAILABLE' }, true, scene).status).toBe('notice')
  })

  it('shows words that AWS adds later as they come', () => {
    expect(accessFinding({ ...good, agreement: 'constructor', region: '' }, false, scene)).toMatchObject({
      status: 'good',
      steps: expect.arrayContaining(['Terms of the provider: constructor', 'Offered in this region: not said']),
    })
  })

  it('takes a refusal to tell as a notice', () => {
    const thrown = [
      serviceError('AccessDeniedException', 'is not authorized to perform: bedrock:GetFoundationModelAvailability'),
      serviceError('ValidationException', 'The provided model identifier is invalid.'),
      serviceError('InternalServerException', 'broken'),
    ]
    expect(thrown.map((one) => accessRefusal(one, explain)?.error?.code ?? null)).toEqual(['permission-missing', 'access-unknown', null])
  })
})
