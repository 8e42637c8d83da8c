import { profilesMessages as words } from '../../shared/messages/profiles.ts'
import type { Profile, ProfileKind, ProfileState, SecretState } from '../../shared/profile.ts'

const minuteMs = 60_000
/** From here on the time that is left is shown. */
const shownWithinMs = 60 * minuteMs
const warnWithinMs = 10 * minuteMs

export type Standing = { readonly dot: 'ready' | 'notice' | 'bad' | 'demo' | 'offline'; readonly word: string }

/** Whole minutes that are left, rounded up. */
const minutesLeft = (expiresAt: number, now: number): number => Math.max(0, Math.ceil((expiresAt - now) / minuteMs))

const lastsUntil = (state: ProfileState | undefined): number | null => (state === undefined || state.renews ? null : state.expiresAt)

const secretProblem = (secret: SecretState): string | null => {
  switch (secret) {
    case 'none':
    case 'saved':
    case 'session-only':
      return null
    case 'absent':
    case 'locked':
    case 'unavailable':
    case 'denied':
    case 'lost':
      return words.secretWords[secret]
  }
}

type Facts = {
  readonly kind: ProfileKind
  readonly signIn: Profile['signIn']
  readonly state: ProfileState | undefined
  readonly secret: SecretState
  readonly isOnline: boolean
  readonly now: number
}

/** How a profile stands, in a dot and a word. What is not known counts as ready: nothing is refused because of it. */
export const standingOf = ({ kind, signIn, state, secret, isOnline, now }: Facts): Standing => {
  if (kind === 'demo') return { dot: 'demo', word: words.demo }
  const problem = secretProblem(secret)
  if (problem !== null) return { dot: 'notice', word: problem }
  if (state?.status === 'sign-in-needed') return { dot: 'notice', word: signIn === 'none' ? words.expired : words.signInNeeded }
  if (!isOnline) return { dot: 'offline', word: words.offline }
  if (state?.status === 'failed') return { dot: 'bad', word: words.failed }
  const expiresAt = lastsUntil(state)
  if (expiresAt !== null && expiresAt <= now) return { dot: 'notice', word: words.expired }
  const isNear = expiresAt !== null && expiresAt - now <= shownWithinMs
  if (isNear) return { dot: expiresAt - now <= warnWithinMs ? 'notice' : 'ready', word: words.expiresIn(minutesLeft(expiresAt, now)) }
  return { dot: 'ready', word: state?.status === 'ready' && signIn !== 'none' ? words.signedIn : words.ready }
}

export type Warning = { readonly announced: string; readonly text: string; readonly hasExpired: boolean }

/** What the banner says: from ten minutes before a sign-in ends that does not renew itself. `announced` changes only once, at the end. */
export const expiryWarning = (
  { name, signIn }: Pick<Profile, 'name' | 'signIn'>,
  state: ProfileState | undefined,
  now: number,
): Warning | null => {
  const expiresAt = lastsUntil(state)
  if (expiresAt === null || expiresAt - now > warnWithinMs) return null
  const isKeys = signIn === 'none'
  if (expiresAt <= now) {
    const text = isKeys ? words.keysBannerExpired(name) : words.bannerExpired(name)
    return { announced: text, text, hasExpired: true }
  }
  const left = minutesLeft(expiresAt, now)
  const announced = isKeys ? words.keysBannerSoon(name) : words.bannerSoon(name)
  const less = isKeys ? words.keysBannerLess(name) : words.bannerLess(name)
  const more = isKeys ? words.keysBanner(name, left) : words.banner(name, left)
  return { announced, text: left <= 1 ? less : more, hasExpired: false }
}

export type ProfileGroup = keyof typeof words.groups

const groupOf = (kind: ProfileKind): ProfileGroup => {
  if (kind === 'demo' || kind === 'environment') return kind
  return kind.startsWith('app-') ? 'app' : 'computer'
}

/** The profiles by where they come from; groups without any are left out. */
export const groupProfiles = (
  profiles: readonly Profile[],
): readonly { readonly group: ProfileGroup; readonly profiles: readonly Profile[] }[] =>
  (['computer', 'environment', 'app', 'demo'] as const)
    .map((group) => ({ group, profiles: profiles.filter(({ kind }) => groupOf(kind) === group) }))
    .filter((found) => found.profiles.length > 0)

/** The line for a terminal that signs in to a profile which only the AWS command line can renew. */
export const signInCommand = ({ name }: Pick<Profile, 'name'>): string =>
  /^[\w@%+=:,./-]+$/u.test(name) ? `aws login --profile ${name}` : `aws login --profile "${name.replaceAll(/["\\$`]/gu, String.raw`\$&`)}"`

/** Stands in until the profiles are listed. */
export const shortProfileName = (profileId: string): string => profileId.replace(/^aws:/u, '').replace(/^app:.*$/u, '')
