import type { ProfileId } from '../../../shared/ids.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'

/** Whether what `ask` wanted to be chosen first has been chosen since. */
export const isMended = ({ code }: UserFacingError, profileId: ProfileId | null, modelId: string): boolean =>
  (code === 'choose-profile' && profileId !== null) || (code === 'choose-model' && modelId !== '')
