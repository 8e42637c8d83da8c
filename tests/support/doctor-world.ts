import type { AwsConnection } from '../../src/main/aws-connection.ts'
import { explainError } from '../../src/main/bedrock/explain-error.ts'
import type { DoctorDependencies, Patient } from '../../src/main/doctor/doctor-dependencies.ts'
import type { EndpointProbe } from '../../src/main/network/probe-endpoint.ts'
import { stsAddressIn } from '../../src/main/doctor/endpoint-addresses.ts'
import { createDoctor } from '../../src/main/doctor/examine.ts'
import { checkNames, type Check, type CheckName, type Examination } from '../../src/shared/doctor.ts'
import { profileIdSchema } from '../../src/shared/ids.ts'
import type { Model } from '../../src/shared/model.ts'
import type { Profile } from '../../src/shared/profile.ts'

export const startedAt = Date.UTC(2026, 10, 21, 8)
export const doctorModelId = 'us.anthropic.claude-sonnet-4-6'
export const patient: Patient = { profileId: 'aws:work', region: 'us-east-1', modelId: doctorModelId }

export const workProfile: Profile = {
  id: profileIdSchema.parse('aws:work'),
  name: 'work',
  kind: 'sso-session',
  region: 'us-east-1',
  signIn: 'identity-center',
  asksForCode: false,
  note: null,
  endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
}

export const connection: AwsConnection = {
  profileId: 'aws:work',
  profileName: 'work',
  isDemo: false,
  region: 'us-east-1',
  endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
  identity: {
    type: 'keys',
    credentials: async () => ({
      accessKeyId: 'ASIACANARYCANARY0001',
      secretAccessKey: 'canarySecretAccessKey0123456789abcdefghij',
      sessionToken: 'canarySessionToken',
      expiration: new Date(startedAt + 4 * 60_000),
    }),
  },
}

export const listedModel = (id: string, route: Model['route']): Model => ({
  id,
  name: id,
  provider: 'Anthropic',
  baseModelId: 'anthropic.claude-sonnet-4-6',
  route,
  geography: route === 'inference-profile' ? (id.split('.')[0] ?? null) : null,
  documents: true,
  images: true,
  video: false,
  tools: true,
  caching: true,
  reasoning: true,
  contextWindow: null,
  lifecycle: null,
})

export const probeOf = (url: string, changes: Partial<EndpointProbe> = {}): EndpointProbe => ({
  host: new URL(url).host,
  addresses: ['192.0.2.10'],
  via: null,
  issuer: 'Amazon',
  clockOffsetMs: 400,
  roundTripMs: 83.4,
  ...changes,
})

const healthy: DoctorDependencies = {
  connect: async () => connection,
  describe: async () => ['Profile “work” in ~/.aws/config', 'sso-session “corp”'],
  stateOf: async (profileId) => ({
    profileId: profileIdSchema.parse(profileId),
    status: 'ready',
    expiresAt: startedAt + 52 * 60_000,
    renews: false,
  }),
  findProfile: async () => workProfile,
  whoAmI: async () => ({ accountId: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/Developer/alice' }),
  probeEndpoint: async (url) => probeOf(url),
  listModels: async () => ({
    models: [listedModel(doctorModelId, 'inference-profile'), listedModel('anthropic.claude-sonnet-4-6', 'on-demand')],
    problem: null,
  }),
  modelAccess: async () => ({ agreement: 'AVAILABLE', authorization: 'AUTHORIZED', entitlement: 'AVAILABLE', region: 'AVAILABLE' }),
  probeModel: async () => ({ latencyMs: 640 }),
  stsAddress: stsAddressIn({}),
  explain: explainError,
  push: () => undefined,
  now: () => startedAt,
  newId: () => crypto.randomUUID(),
}

/** An error as the SDK throws it: only its name says what it is. */
export const serviceError = (name: string, message: string): Error => Object.assign(new Error(message), { name })

/** For ever, unless its signal says otherwise; counts as asked. */
export const never = (signal?: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true }))

/** A doctor whose patient is well, but for what a test changes; every push is kept. */
export const createDoctorWorld = (changes: Partial<DoctorDependencies> = {}) => {
  const pushes: Examination[] = []
  const watchers = new Set<() => void>()
  const push = (examination: Examination): void => {
    pushes.push(examination)
    for (const watch of watchers) watch()
  }
  const doctor = createDoctor({ ...healthy, ...changes, push })
  /** The first push that fits, past or to come. */
  const pushed = (fits: (examination: Examination) => boolean): Promise<Examination> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = pushes.find(fits)
        if (found === undefined) return
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
    })
  const done = (examinationId: string): Promise<Examination> =>
    pushed((examination) => examination.examinationId === examinationId && examination.isDone)
  return {
    doctor,
    pushes,
    pushed,
    done,
    /** Examines to the end. */
    examine: (changed: Partial<Patient> = {}): Promise<Examination> => done(doctor.start({ ...patient, ...changed }).examinationId),
  }
}

export const checkOf = ({ checks }: Examination, name: CheckName): Check => {
  const check = checks.find((candidate) => candidate.name === name)
  if (check === undefined) throw new Error(`no check ${name}`)
  return check
}

/** The lights alone, by name. */
export const lightsOf = ({ checks }: Examination): Readonly<Record<string, Check['status']>> =>
  Object.fromEntries(checkNames.map((name) => [name, checks.find((check) => check.name === name)?.status ?? 'waiting']))

/** As `lightsOf` has them. */
export const allGood = {
  chain: 'good',
  credentials: 'good',
  region: 'good',
  'network-runtime': 'good',
  'network-control-plane': 'good',
  'network-sts': 'good',
  clock: 'good',
  identity: 'good',
  models: 'good',
  'model-access': 'good',
  probe: 'good',
}
