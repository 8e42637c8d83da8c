import { profilesMessages as words } from '../../../shared/messages/profiles.ts'
import type { IdentityCenter } from '../../../shared/sign-in.ts'
import { isRegion } from '../../state/region.ts'

/** Why the start page cannot be asked yet, in words; empty when it can. Main checks again. */
export const placeProblems = ({ startUrl, region }: IdentityCenter): Readonly<Partial<Record<keyof IdentityCenter, string>>> => ({
  ...(/^https?:$/u.test(URL.parse(startUrl.trim())?.protocol ?? '') ? {} : { startUrl: words.startUrlProblem }),
  ...(isRegion(region) ? {} : { region: words.regionProblem }),
})
