import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { Model } from '../../shared/model.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { consolePageUrl } from '../bedrock/console-page.ts'
import type { ModelAccess } from '../bedrock/control-plane.ts'
import type { ErrorScene } from '../bedrock/error-scene.ts'
import type { Finding } from './doctor-dependencies.ts'
import { isDenied, withScene } from './doctor-failure.ts'

type Explain = (thrown: unknown) => UserFacingError

const detailOf = (explained: UserFacingError): { readonly detail?: string } =>
  explained.detail === undefined ? {} : { detail: explained.detail }

/** A policy is for a model: without one there is none to copy. */
const denied = (title: string, advice: string, explained: UserFacingError): UserFacingError => ({
  code: 'permission-missing',
  title,
  advice,
  ...detailOf(explained),
  retryable: false,
  remedies: explained.context?.modelId === undefined ? [] : ['copy-policy'],
  context: { ...explained.context },
})

const notListed = (scene: ErrorScene): UserFacingError =>
  withScene(
    {
      code: 'model-not-listed',
      title: words.modelNotListedTitle,
      advice: words.modelNotListedAdvice,
      retryable: false,
      remedies: ['choose-model'],
    },
    scene,
  )

/** How many there are, and whether the chosen one is among them; an ARN may well work without being listed. */
export const modelsFinding = (models: readonly Model[], scene: ErrorScene): Finding => {
  const { modelId = '' } = scene
  const count = (route: Model['route']): number => models.filter((model) => model.route === route).length
  const steps = [
    words.modelsOnDemand(count('on-demand')),
    words.modelsProfiles(count('inference-profile')),
    words.modelsApplication(count('application-profile')),
  ]
  if (models.some(({ id }) => id === modelId)) return { status: 'good', text: words.modelsFoundWithChosen(models.length), steps }
  const found: Finding = { status: 'good', text: words.modelsFound(models.length), steps }
  return modelId === '' || modelId.startsWith('arn:') ? found : { ...found, status: 'notice', error: notListed(scene) }
}

/** A part of the list that could not be had: what came is shown, and why the rest did not. */
export const partOfModels = (models: readonly Model[], problem: unknown, scene: ErrorScene, explain: Explain): Finding => {
  const found = modelsFinding(models, scene)
  const explained = explain(problem)
  const error = isDenied(problem) ? denied(words.modelsPartTitle, words.modelsDeniedAdvice, explained) : explained
  return { ...found, status: 'notice', error }
}

/** Without the permission to list, everything else may work: the bundled list stands in. Null for any other failure. */
export const modelsRefusal = (thrown: unknown, explain: Explain): Finding | null =>
  isDenied(thrown)
    ? { status: 'notice', text: words.modelsDeniedTitle, error: denied(words.modelsDeniedTitle, words.modelsDeniedAdvice, explain(thrown)) }
    : null

const isUntold = (thrown: unknown): boolean => thrown instanceof Error && /^(?:Validation|ResourceNotFound)/u.test(thrown.name)

/** The same for the question of access, which AWS answers for its listed models only. */
export const accessRefusal = (thrown: unknown, explain: Explain): Finding | null => {
  if (isDenied(thrown)) {
    const error = denied(words.accessDeniedTitle, words.accessDeniedAdvice, explain(thrown))
    return { status: 'notice', text: words.accessDeniedTitle, error }
  }
  if (!isUntold(thrown)) return null
  const { accessUnknownTitle: title, accessUnknownAdvice: advice } = words
  const error: UserFacingError = { code: 'access-unknown', title, advice, ...detailOf(explain(thrown)), retryable: false, remedies: [] }
  return { status: 'notice', text: title, error }
}

const valueWords = (known: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(known, value) ? (known[value] ?? value) : words.accessUnknownValue(value)

const stepsOf = (access: ModelAccess): readonly string[] =>
  (['agreement', 'authorization', 'entitlement', 'region'] as const).map((light) =>
    words.access[light](valueWords(words.accessValues[light], access[light])),
  )

type Lack = Pick<UserFacingError, 'code' | 'title' | 'advice' | 'remedies'> & { readonly isBad: boolean }

/** The first thing that stands in the way. A missing agreement need not: the first request makes it where the profile may. */
const lackOf = ({ agreement, authorization, entitlement, region }: ModelAccess, isProfile: boolean): Lack | null => {
  if (region === 'NOT_AVAILABLE') {
    const { regionTitle: title, regionAdvice: advice } = words
    return { code: 'model-not-in-region', title, advice, remedies: ['choose-model'], isBad: !isProfile }
  }
  if (authorization === 'NOT_AUTHORIZED') {
    const { authorizationTitle: title, authorizationAdvice: advice } = words
    return { code: 'model-not-authorized', title, advice, remedies: ['copy-policy', 'choose-model'], isBad: true }
  }
  if (entitlement === 'NOT_AVAILABLE') {
    const { entitlementTitle: title, entitlementAdvice: advice } = words
    return { code: 'model-not-entitled', title, advice, remedies: ['open-page', 'choose-model'], isBad: true }
  }
  switch (agreement) {
    case 'ERROR':
      return {
        code: 'agreement-failed',
        title: words.agreementErrorTitle,
        advice: words.agreementAdvice,
        remedies: ['open-page'],
        isBad: true,
      }
    case 'NOT_AVAILABLE': {
      const { agreementMissingTitle: title, agreementAdvice: advice } = words
      return { code: 'agreement-missing', title, advice, remedies: ['open-page', 'copy-policy'], isBad: false }
    }
    case 'PENDING': {
      const { agreementPendingTitle: title, agreementPendingAdvice: advice } = words
      return { code: 'agreement-pending', title, advice, remedies: ['retry'], isBad: false }
    }
  }
  return null
}

/** The four lights that AWS keeps for a model, as steps. `isProfile` for an inference profile, which may be open where the bare model is not. */
export const accessFinding = (access: ModelAccess, isProfile: boolean, scene: ErrorScene): Finding => {
  const steps = stepsOf(access)
  const lack = lackOf(access, isProfile)
  if (lack === null) return { status: 'good', text: words.accessGood, steps }
  const { isBad, ...error } = lack
  return {
    status: isBad ? 'bad' : 'notice',
    text: error.title,
    steps,
    error: withScene({ ...error, retryable: false, context: { pageUrl: consolePageUrl('model-catalog', scene.region) } }, scene),
  }
}
