import type { Check, CheckName } from '../../shared/doctor.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { Model } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import { alternativesFor } from '../bedrock/alternatives.ts'
import { geographyOf } from '../bedrock/base-model-id.ts'
import type { ErrorScene } from '../bedrock/error-scene.ts'
import type { EndpointProbe } from '../network/probe-endpoint.ts'
import { accessFinding, accessRefusal, modelsFinding, modelsRefusal, partOfModels } from './check-models.ts'
import { clockFinding, networkFinding } from './check-network.ts'
import { checkChain, checkCredentials, checkRegion } from './check-profile.ts'
import type { DoctorDependencies, Finding, Found, Patient } from './doctor-dependencies.ts'
import { doctorFailure, isAboutRegion } from './doctor-failure.ts'
import { controlPlaneAddress, isAwsAddress, runtimeAddress, type EndpointAddress } from './endpoint-addresses.ts'
import { createLights, UnmetNeed } from './lights.ts'

type NetworkName = Extract<CheckName, `network-${string}`>
type Report = (name: CheckName, change: Omit<Check, 'name'>) => void

const timeLimitMs = 20_000
/** A helper program may ask in its own window; whoever starts it gives up after a minute, in better words. */
const helperTimeLimitMs = 65_000
/** A one-time code is asked for as long. */
const personTimeLimitMs = 5 * 60_000

/** Other forms of the model can be offered only where the account listed them. */
const withAlternatives = (error: UserFacingError, modelId: string, listed: readonly Model[]): UserFacingError => {
  if (!error.remedies.includes('use-alternative')) return error
  const alternatives = [...alternativesFor(listed, modelId)]
  if (alternatives.length > 0) return { ...error, context: { ...error.context, alternatives } }
  const others = error.remedies.filter((remedy) => remedy !== 'use-alternative')
  return { ...error, remedies: others.length > 0 ? others : ['choose-model'] }
}

const nothing = (finding: Finding): Found<null> => ({ finding, value: null })

/** Runs every check as soon as what it needs is there, and reports each; resolves when all have ended, however they did. */
export const runChecks = async (patient: Patient, dependencies: DoctorDependencies, report: Report, signal: AbortSignal): Promise<void> => {
  const { environment = {}, now } = dependencies
  const { profileId, modelId } = patient
  let { region } = patient
  const scene = (): ErrorScene => ({ region, profileId, modelId, now: now() })
  let listed: readonly Model[] = []
  const explain = (thrown: unknown, name: CheckName): UserFacingError =>
    withAlternatives(doctorFailure(thrown, name, scene(), dependencies.explain), modelId, listed)
  const { run } = createLights({ report, explain, timeLimitMs: dependencies.timeLimitMs ?? timeLimitMs }, signal)

  // Its kind makes the words better; the checks themselves do without.
  const profile = Promise.resolve(dependencies.findProfile?.(profileId) ?? null).catch(() => null)
  const connecting = dependencies.connect(profileId, patient)
  /** A failure to connect belongs to one of two lights; the other one is left out because of it. */
  const connectionFor = async (name: 'region' | 'credentials'): Promise<AwsConnection> => {
    try {
      const connection = await connecting
      region = connection.region
      return connection
    } catch (cause) {
      const owner = isAboutRegion(cause) ? 'region' : 'credentials'
      if (owner === name) throw cause
      throw new UnmetNeed(owner, { cause })
    }
  }

  const chain = run('chain', (begin) => begin(async () => nothing(await checkChain(patient, await profile, dependencies))))
  const regionKnown = run('region', (begin) =>
    begin(async () => {
      const connection = await connectionFor('region')
      return { finding: checkRegion(connection, patient, await profile, environment), value: connection }
    }),
  )
  const signedIn = run('credentials', async (begin) => {
    const known = await profile
    const limitMs = known?.asksForCode === true ? personTimeLimitMs : known?.kind === 'process' ? helperTimeLimitMs : undefined
    return begin(async () => {
      const connection = await connectionFor('credentials')
      return { finding: await checkCredentials(connection, known, dependencies), value: connection }
    }, limitMs)
  })

  const network = (name: NetworkName, addressOf: (connection: AwsConnection) => EndpointAddress): Promise<EndpointProbe> =>
    run(name, async (begin) => {
      const address = addressOf(await regionKnown)
      return begin(async (limited) => {
        const probe = await dependencies.probeEndpoint(address.url, limited)
        return { finding: networkFinding(probe, address), value: probe }
      })
    })
  const runtime = network('network-runtime', runtimeAddress)
  const controlPlane = network('network-control-plane', controlPlaneAddress)
  const sts = run('network-sts', async (begin): Promise<Found<EndpointProbe | null>> => {
    const connection = await regionKnown
    if (connection.identity.type === 'api-key') return nothing({ status: 'skipped', text: words.noStsForApiKey })
    const url = dependencies.stsAddress(connection.region)
    return begin(async (limited) => {
      const probe = await dependencies.probeEndpoint(url, limited)
      return { finding: networkFinding(probe, { url, isOwn: !isAwsAddress(url) }), value: probe }
    })
  })

  const clock = run('clock', async () => {
    await regionKnown
    const probes = (await Promise.allSettled([runtime, controlPlane, sts])).flatMap((probe) =>
      probe.status === 'fulfilled' && probe.value !== null ? [probe.value] : [],
    )
    if (probes.length === 0) throw new UnmetNeed('network-runtime')
    return nothing(clockFinding(probes.find(({ clockOffsetMs }) => clockOffsetMs !== null)?.clockOffsetMs ?? null))
  })
  const identity = run('identity', async (begin) => {
    const [connection] = await Promise.all([signedIn, sts])
    if (connection.identity.type === 'api-key') return nothing({ status: 'skipped', text: words.noIdentityForApiKey })
    return begin(async (limited) => {
      const { accountId, arn } = await dependencies.whoAmI(connection, limited)
      return nothing({ status: 'good', text: words.identityFound(accountId), steps: [words.identityArn(arn)] })
    })
  })
  const explainModels = (thrown: unknown): UserFacingError => explain(thrown, 'models')
  const models = run('models', async (begin) => {
    const [connection] = await Promise.all([signedIn, controlPlane])
    return begin(async (limited) => {
      try {
        const { models: found, problem } = await dependencies.listModels(connection, limited)
        listed = found
        const isWhole = problem === null || problem === undefined
        return nothing(isWhole ? modelsFinding(found, scene()) : partOfModels(found, problem, scene(), explainModels))
      } catch (cause) {
        const refusal = modelsRefusal(cause, explainModels)
        if (refusal === null) throw cause
        return nothing(refusal)
      }
    })
  })
  const modelAccess = run('model-access', async (begin) => {
    if (modelId === '') return nothing({ status: 'skipped', text: words.noModelChosen })
    const [connection] = await Promise.all([signedIn, controlPlane])
    return begin(async (limited) => {
      try {
        const isProfile = geographyOf(modelId) !== null || modelId.includes('inference-profile/')
        return nothing(accessFinding(await dependencies.modelAccess(connection, modelId, limited), isProfile, scene()))
      } catch (cause) {
        const refusal = accessRefusal(cause, (thrown) => explain(thrown, 'model-access'))
        if (refusal === null) throw cause
        return nothing(refusal)
      }
    })
  })
  const probe = run('probe', async (begin) => {
    if (modelId === '') return nothing({ status: 'skipped', text: words.noModelChosen })
    const [connection] = await Promise.all([signedIn, runtime])
    try {
      return await begin(async (limited) => {
        const { latencyMs } = await dependencies.probeModel(connection, modelId, limited)
        return nothing({ status: 'good', text: words.answered(Math.round(latencyMs)) })
      })
    } catch (cause) {
      // The list is what other forms of the model are taken from; how its own light ended does not matter here.
      await models.catch(() => null)
      throw cause
    }
  })

  await Promise.allSettled([chain, regionKnown, signedIn, runtime, controlPlane, sts, clock, identity, models, modelAccess, probe])
}
