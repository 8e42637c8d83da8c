import { ExpectedError } from '../../shared/expected-error.ts'
import type { ErrorContext, Remedy } from '../../shared/user-facing-error.ts'

type Words = {
  readonly code: string
  readonly title: string
  readonly advice: string
  readonly profileId: string
  readonly command?: string
  readonly needsSignIn?: boolean
  readonly isSetting?: boolean
  readonly detail?: string
}

const remedies: Remedy[] = ['retry', 'choose-profile', 'run-doctor']
/** What stands in the profile or the settings is mended there first. */
const settingRemedies: Remedy[] = ['choose-profile', 'open-settings', 'retry', 'run-doctor']

/** A failure to get credentials: it can be tried again, with another profile, and looked into. */
export const credentialsFailure = (failure: Words, options?: ErrorOptions): ExpectedError => {
  const { code, title, advice, profileId, command, needsSignIn = false, isSetting = false, detail } = failure
  const usual = isSetting ? settingRemedies : remedies
  const context: ErrorContext = { profileId, ...(command === undefined ? {} : { command }) }
  return new ExpectedError(
    {
      code,
      title,
      advice,
      retryable: true,
      remedies: needsSignIn ? ['sign-in', ...usual] : usual,
      context,
      ...(detail === undefined ? {} : { detail }),
    },
    options,
  )
}
