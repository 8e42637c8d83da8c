import type { CheckName } from '../../shared/doctor.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { contextOf, type ErrorScene } from '../bedrock/error-scene.ts'
import { TimeLimitError } from './lights.ts'

/** They belong to a conversation, or lead to where the person is already. */
const elsewhere: ReadonlySet<Remedy> = new Set(['continue', 'remove-attachment', 'lower-max-tokens', 'run-doctor'])

const remediesFor = (name: CheckName, given: readonly Remedy[]): Remedy[] => {
  const useful = given.filter((remedy) => !elsewhere.has(remedy) && remedy !== 'retry')
  const isNetwork = name.startsWith('network-')
  const own = isNetwork && !useful.includes('open-settings') ? [...useful, 'open-settings' as const] : useful
  return own.length > 0 ? own : ['retry']
}

const timeout = (limitMs: number): UserFacingError => ({
  code: 'doctor-timeout',
  title: words.timeoutTitle(Math.max(1, Math.round(limitMs / 1000))),
  advice: words.timeoutAdvice,
  retryable: true,
  remedies: [],
})

/** Adds what a remedy needs to know about where it happened. */
export const withScene = (error: UserFacingError, scene: ErrorScene): UserFacingError => ({
  ...error,
  context: { ...contextOf(scene), ...error.context },
})

/** A failure of one check in words, with the remedies that make sense on this screen. */
export const doctorFailure = (
  thrown: unknown,
  name: CheckName,
  scene: ErrorScene,
  explain: (thrown: unknown, scene: ErrorScene) => UserFacingError,
): UserFacingError => {
  const explained = thrown instanceof TimeLimitError ? timeout(thrown.limitMs) : explain(thrown, scene)
  return withScene({ ...explained, remedies: remediesFor(name, explained.remedies) }, scene)
}

/** IAM said no, as against keys or tokens that are not taken. */
export const isDenied = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  !(thrown instanceof ExpectedError) &&
  /^AccessDenied|^UnauthorizedOperation/u.test(thrown.name) &&
  !/authentication failed|api key/iu.test(thrown.message)

/** The settings of region: they are the region's light, not the credentials'. */
export const isAboutRegion = (thrown: unknown): boolean =>
  (thrown instanceof ExpectedError && /^(?:no-)?region/u.test(thrown.userFacing.code)) ||
  (thrown instanceof Error && /region is missing/iu.test(thrown.message))
