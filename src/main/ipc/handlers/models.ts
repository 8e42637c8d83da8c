import { ExpectedError } from '../../../shared/expected-error.ts'
import type { ProfileId } from '../../../shared/ids.ts'
import type { EventPayload } from '../../../shared/ipc/contract.ts'
import { modelsMessages } from '../../../shared/messages/models.ts'
import type { ModelList } from '../../../shared/model.ts'
import type { AwsConnection } from '../../aws-connection.ts'
import type { ControlPlane } from '../../bedrock/control-plane.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { readModelList, saveModelList } from '../../store/model-lists.ts'
import { endWithSignal } from '../../turns/end-with-signal.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type ModelDependencies = {
  readonly database: () => WritableDatabase
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  readonly controlPlane: () => Promise<Pick<ControlPlane, 'listModels'>>
  /** The region that is meant where none was chosen; throws an ExpectedError where nothing says one. */
  readonly regionOf: (profileId: string, region: string) => Promise<string>
  readonly push: (changed: EventPayload<'models.changed'>) => void
  readonly now: () => number
  /** How long a list is waited for, signing in included. */
  readonly limitMs?: number
}

const slowList = (cause: unknown): ExpectedError => {
  const { slowListTitle: title, slowListAdvice: advice } = modelsMessages
  return new ExpectedError({ code: 'models-slow', title, advice, retryable: true, remedies: ['retry', 'run-doctor'] }, { cause })
}

/** A provider of credentials knows no signal, so that the wait is ended beside it. */
const within = <Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> =>
  endWithSignal(work, 0, signal).catch((error: unknown) => {
    throw signal.aborted ? slowList(error) : error
  })

export const modelHandlers = (dependencies: ModelDependencies): PageHandlers<'models'> => {
  const { database, connect, controlPlane, regionOf, push, now, limitMs = 30_000 } = dependencies
  const running = new Map<string, Promise<ModelList>>()

  /** The list asked for last, else the bundled one. */
  const knownList = async (profileId: ProfileId, region: string): Promise<ModelList> => {
    const { bundledModels } = await import('../../bedrock/list-models.ts')
    const stored = readModelList(database(), profileId, region)
    return stored === null
      ? { models: [...bundledModels({ region })], source: 'bundled', region, fetchedAt: null, problem: null }
      : { models: [...stored.models], source: 'account', region, fetchedAt: stored.fetchedAt, problem: null }
  }

  const demoList = async (): Promise<ModelList> => {
    const { bundledModels } = await import('../../bedrock/list-models.ts')
    return { models: [...bundledModels({ isDemo: true })], source: 'demo', region: '', fetchedAt: null, problem: null }
  }

  const explain = async (error: unknown, profileId: ProfileId, region: string) => {
    const { explainError } = await import('../../bedrock/explain-error.ts')
    return explainError(error, { region, profileId, now: now() })
  }

  const list = async (profileId: ProfileId, region: string): Promise<ModelList> => {
    if (profileId === 'demo') return demoList()
    try {
      return await knownList(profileId, await regionOf(profileId, region))
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error
      // Without a region nothing can be asked, but the models that there are can be looked at.
      const { bundledModels } = await import('../../bedrock/list-models.ts')
      return { models: [...bundledModels()], source: 'bundled', region, fetchedAt: null, problem: error.userFacing }
    }
  }

  const ask = async (profileId: ProfileId, region: string): Promise<ModelList> => {
    const signal = AbortSignal.timeout(limitMs)
    const asked = async () => (await controlPlane()).listModels(await connect(profileId, { region }), signal)
    const { models, problem } = await within(signal, asked)
    const told = problem === null ? null : await explain(problem, profileId, region)
    // A part that may not be listed stays away for good; one that failed for the moment must not take the place of the whole.
    if (told !== null && told.retryable) {
      const known = await knownList(profileId, region)
      if (known.source === 'account') return { ...known, problem: told }
    }
    const fetchedAt = now()
    saveModelList(database(), profileId, region, { models, fetchedAt })
    return { models: [...models], source: 'account', region, fetchedAt, problem: told }
  }

  const refresh = async (profileId: ProfileId, region: string): Promise<ModelList> => {
    const asked = await ask(profileId, region).catch(async (error: unknown): Promise<ModelList> => ({
      ...(await knownList(profileId, region)),
      problem: await explain(error, profileId, region),
    }))
    push({ profileId, list: asked })
    return asked
  }

  /** Places of the app that ask at the same time wait for the same list. */
  const refreshOnce = (profileId: ProfileId, region: string): Promise<ModelList> => {
    const key = JSON.stringify([profileId, region])
    const found = running.get(key)
    if (found !== undefined) return found
    const started = refresh(profileId, region).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }

  return {
    'models.list': ({ profileId, region }) => list(profileId, region),
    'models.refresh': async ({ profileId, region }) => {
      const known = await list(profileId, region)
      return known.source === 'demo' || known.problem !== null ? known : refreshOnce(profileId, known.region)
    },
    'models.policy': async ({ profileId, region, modelId }) => {
      const { iamPolicyFor } = await import('../../bedrock/iam-policy.ts')
      const known = await list(profileId, region)
      return { policy: iamPolicyFor({ modelId, region: known.region === '' ? '*' : known.region, models: known.models }) }
    },
  }
}
