import { afterEach, describe, expect, it, vi } from 'vitest'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import {
  allGood,
  checkOf,
  connection,
  createDoctorWorld,
  doctorModelId,
  lightsOf,
  listedModel,
  never,
  patient,
  probeOf,
  serviceError,
  startedAt,
  workProfile,
} from '../../../support/doctor-world.ts'

const expected = (code: string, title: string): ExpectedError =>
  new ExpectedError({ code, title, advice: 'Do something.', retryable: true, remedies: ['sign-in', 'retry'] })

const withApiKey = { ...connection, identity: { type: 'api-key', token: async () => 'ABSKcanarycanarycanarycanary' } } as const

describe('createDoctor', () => {
  afterEach(() => void vi.useRealTimers())

  it('finds a healthy profile good in every light, in words', async () => {
    const { examine } = createDoctorWorld()
    const { checks, isDone } = await examine()
    expect({ isDone, checks: checks.map(({ name, status, text, steps, error }) => [name, status, text, steps, error]) }).toEqual({
      isDone: true,
      checks: [
        ['chain', 'good', 'IAM Identity Center (sso-session)', ['Profile “work” in ~/.aws/config', 'sso-session “corp”'], null],
        ['credentials', 'good', 'Found. Valid for another 52 min', [], null],
        ['region', 'good', 'us-east-1, chosen in Outcrop', [], null],
        ...['bedrock-runtime', 'bedrock', 'sts'].map((host, index) => [
          ['network-runtime', 'network-control-plane', 'network-sts'][index],
          'good',
          `${host}.us-east-1.amazonaws.com answers in 83 ms`,
          ['Name lookup: 192.0.2.10', 'Certificate by Amazon', 'Directly, without a proxy'],
          null,
        ]),
        ['clock', 'good', 'Agrees with the clock of AWS', [], null],
        ['identity', 'good', 'Account 123456789012', ['Signed in as arn:aws:sts::123456789012:assumed-role/Developer/alice'], null],
        [
          'models',
          'good',
          'Models and inference profiles: 2, the chosen one among them',
          ['Models of the region: 1', 'Inference profiles: 1', 'Application inference profiles: 0'],
          null,
        ],
        [
          'model-access',
          'good',
          'The account may use it',
          [
            'Terms of the provider: accepted',
            'Permission of this profile: given',
            'Right of the account: given',
            'Offered in this region: yes',
          ],
          null,
        ],
        ['probe', 'good', 'Answered in 640 ms', [], null],
      ],
    })
  })

  it('looks at the network while the credentials are still awaited, and pushes each change', async () => {
    const waiting = { ...connection, identity: { type: 'keys', credentials: () => never() } } as const
    const { doctor, pushed } = createDoctorWorld({ connect: async () => waiting })
    const { examinationId } = doctor.start(patient)
    const middle = await pushed((examination) => checkOf(examination, 'clock').status === 'good')
    doctor.stop(examinationId)
    expect(lightsOf(middle)).toEqual({
      ...allGood,
      credentials: 'running',
      identity: 'waiting',
      models: 'waiting',
      'model-access': 'waiting',
      probe: 'waiting',
    })
  })

  it('leaves out what needs credentials when there are none, and names the root', async () => {
    const failing = {
      ...connection,
      identity: { type: 'keys', credentials: () => Promise.reject(expected('sign-in-needed', 'The sign-in has expired')) },
    } as const
    const examination = await createDoctorWorld({ connect: async () => failing }).examine()
    const { code, remedies, context } = checkOf(examination, 'credentials').error ?? {}
    expect({
      lights: lightsOf(examination),
      reasons: ['identity', 'models', 'model-access', 'probe'].map((name) => examination.checks.find((check) => check.name === name)?.text),
      error: { code, remedies, context },
    }).toEqual({
      lights: { ...allGood, credentials: 'bad', identity: 'skipped', models: 'skipped', 'model-access': 'skipped', probe: 'skipped' },
      reasons: Array.from({ length: 4 }, () => 'Left out, because of “Credentials”'),
      error: {
        code: 'sign-in-needed',
        remedies: ['sign-in'],
        context: { profileId: 'aws:work', region: 'us-east-1', modelId: doctorModelId },
      },
    })
  })

  it('gives a missing region its own light and leaves everything behind it out', async () => {
    const connect = () => Promise.reject(expected('region-missing', 'The profile names no region'))
    const examination = await createDoctorWorld({ connect }).examine({ region: '' })
    expect({ lights: lightsOf(examination), credentials: checkOf(examination, 'credentials').text }).toEqual({
      lights: { ...Object.fromEntries(Object.keys(allGood).map((name) => [name, 'skipped'])), chain: 'good', region: 'bad' },
      credentials: 'Left out, because of “Region”',
    })
  })

  it('gives a profile that is gone the light of the credentials', async () => {
    const connect = () => Promise.reject(expected('profile-gone', 'The profile is gone'))
    const examination = await createDoctorWorld({ connect }).examine()
    expect({ credentials: checkOf(examination, 'credentials').status, region: checkOf(examination, 'region').text }).toEqual({
      credentials: 'bad',
      region: 'Left out, because of “Credentials”',
    })
  })

  it('asks no model over a way that is closed, and offers the network settings', async () => {
    const probeEndpoint = async (url: string) => {
      if (url.includes('runtime')) throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
      return probeOf(url)
    }
    const examination = await createDoctorWorld({ probeEndpoint }).examine()
    expect({ lights: lightsOf(examination), remedies: checkOf(examination, 'network-runtime').error?.remedies }).toMatchObject({
      lights: { ...allGood, 'network-runtime': 'bad', probe: 'skipped' },
      remedies: expect.arrayContaining(['open-settings']),
    })
  })

  it('gives each check its own time limit, also one that heeds no signal', async () => {
    vi.useFakeTimers()
    const world = createDoctorWorld({ listModels: () => never(), whoAmI: (_connection, signal) => never(signal) })
    const { examinationId } = world.doctor.start(patient)
    await vi.advanceTimersByTimeAsync(19_999)
    const before = world.pushes.at(-1)
    await vi.advanceTimersByTimeAsync(1)
    const examination = await world.done(examinationId)
    expect({
      before: before?.isDone,
      lights: lightsOf(examination),
      titles: [checkOf(examination, 'models').error?.title, checkOf(examination, 'identity').text],
    }).toEqual({
      before: false,
      lights: { ...allGood, models: 'bad', identity: 'bad' },
      titles: ['No answer within 20 seconds', 'No answer within 20 seconds'],
    })
  })

  it('waits longer for credentials that ask a person for a code', async () => {
    vi.useFakeTimers()
    const asking = { ...connection, identity: { type: 'keys', credentials: () => never() } } as const
    const findProfile = async () => ({ ...workProfile, asksForCode: true })
    const { doctor, pushes } = createDoctorWorld({ connect: async () => asking, findProfile })
    doctor.start(patient)
    await vi.advanceTimersByTimeAsync(60_000)
    const afterMinute = pushes.at(-1)?.checks[1]?.status
    await vi.advanceTimersByTimeAsync(240_000)
    expect([afterMinute, pushes.at(-1)?.checks[1]?.text]).toEqual(['running', 'No answer within 300 seconds'])
  })

  it('looks at an API key without STS and without an identity', async () => {
    const examination = await createDoctorWorld({ connect: async () => withApiKey }).examine()
    expect({
      lights: lightsOf(examination),
      texts: [checkOf(examination, 'identity').text, checkOf(examination, 'credentials').text],
    }).toEqual({
      lights: { ...allGood, 'network-sts': 'skipped', identity: 'skipped' },
      texts: ['A Bedrock API key has no identity that STS could name', 'A Bedrock API key was found'],
    })
  })

  it('leaves out what needs a model when none is chosen', async () => {
    const examination = await createDoctorWorld().examine({ modelId: '' })
    expect(lightsOf(examination)).toEqual({ ...allGood, 'model-access': 'skipped', probe: 'skipped' })
  })

  it('finds the demo good without asking anyone', async () => {
    const refuse = () => Promise.reject(new Error('asked'))
    const world = createDoctorWorld({ connect: refuse, describe: refuse, stateOf: refuse, probeEndpoint: refuse, findProfile: refuse })
    const examination = world.doctor.start({ profileId: 'demo', region: '', modelId: 'demo' })
    expect({ lights: lightsOf(examination), isDone: examination.isDone, pushes: world.pushes.length }).toEqual({
      lights: allGood,
      isDone: true,
      pushes: 1,
    })
  })

  it('probes the addresses of the profile and of AWS', async () => {
    const probed: string[] = []
    const probeEndpoint = async (url: string) => {
      probed.push(url)
      return probeOf(url, { issuer: 'Example Private CA' })
    }
    const own = {
      ...connection,
      endpoints: { runtime: 'https://vpce.example.com', controlPlane: 'http://127.0.0.1:4000', agentRuntime: null },
    }
    const examination = await createDoctorWorld({ connect: async () => own, probeEndpoint }).examine()
    expect({ probed, lights: lightsOf(examination) }).toMatchObject({
      probed: ['https://vpce.example.com', 'http://127.0.0.1:4000', 'https://sts.us-east-1.amazonaws.com'],
      lights: { ...allGood, 'network-sts': 'notice' },
    })
  })

  it('offers the listed forms of a model that cannot be asked by its bare name', async () => {
    const modelId = 'anthropic.claude-sonnet-4-6'
    const probeModel = () =>
      Promise.reject(
        serviceError(
          'ValidationException',
          `Invocation of model ID ${modelId} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
        ),
      )
    const models = [listedModel(modelId, 'on-demand'), listedModel('us.anthropic.claude-sonnet-4-6', 'inference-profile')]
    const listModels = async () => ({ models, problem: null })
    const examination = await createDoctorWorld({ probeModel, listModels }).examine({ modelId })
    expect(checkOf(examination, 'probe').error).toMatchObject({
      remedies: expect.arrayContaining(['use-alternative']),
      context: { alternatives: [{ modelId: 'us.anthropic.claude-sonnet-4-6', name: 'us.anthropic.claude-sonnet-4-6' }] },
    })
  })

  it('takes credentials that have run out as a problem of the credentials, to be mended by a sign-in', async () => {
    const expired = {
      ...connection,
      identity: {
        type: 'keys',
        credentials: async () => ({ accessKeyId: 'A', secretAccessKey: 'S', expiration: new Date(startedAt - 1) }),
      },
    } as const
    const examination = await createDoctorWorld({
      connect: async () => expired,
      stateOf: () => Promise.reject(new Error('unknown')),
    }).examine()
    expect(checkOf(examination, 'credentials')).toMatchObject({
      status: 'bad',
      error: { title: 'The credentials have expired', remedies: ['sign-in'] },
    })
  })
})
