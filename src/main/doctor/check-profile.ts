import { ExpectedError } from '../../shared/expected-error.ts'
import { doctorMessages as words } from '../../shared/messages/doctor.ts'
import type { Profile, ProfileState } from '../../shared/profile.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { DoctorDependencies, Finding, Patient } from './doctor-dependencies.ts'
import { durationWords } from './duration-words.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The app announces the end of a sign-in as long before. */
const soonMs = 10 * 60_000

/** The kind of the profile and the steps by which it comes to its credentials. */
export const checkChain = async ({ profileId }: Patient, profile: Profile | null, { describe }: DoctorDependencies): Promise<Finding> => {
  const steps = await describe(profileId)
  const text = profile === null ? (steps[0] ?? words.kinds.unknown) : words.kinds[profile.kind]
  return { status: 'good', text, steps }
}

/** The region that the connection settled on, and who said so. */
export const checkRegion = (connection: AwsConnection, patient: Patient, profile: Profile | null, environment: Environment): Finding => {
  const { region } = connection
  const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => environment[name] === region)
  const text = (): string => {
    if (patient.region === region) return words.regionChosen(region)
    if (profile?.region === region) return words.regionFromProfile(region)
    return variable === undefined ? region : words.regionFromVariable(region, variable)
  }
  return { status: 'good', text: text() }
}

const expiredError = (profile: Profile | null): ExpectedError =>
  new ExpectedError({
    code: 'credentials-expired',
    title: words.expiredTitle,
    advice: words.expiredAdvice,
    retryable: true,
    remedies: [profile?.signIn === 'identity-center' ? 'sign-in' : 'choose-profile'],
  })

const lifeOf = (expiresAt: number | null, renews: boolean, profile: Profile | null, now: number): Finding => {
  if (expiresAt === null) return { status: 'good', text: words.keysFound }
  const leftMs = expiresAt - now
  if (leftMs <= 0 && !renews) throw expiredError(profile)
  const duration = durationWords(leftMs)
  if (renews) return { status: 'good', text: words.keysRenewed(duration) }
  if (leftMs > soonMs) return { status: 'good', text: words.keysFor(duration) }
  return {
    status: 'notice',
    text: words.keysFor(duration),
    error: {
      code: 'credentials-expire-soon',
      title: words.expiresSoonTitle(duration),
      advice: words.expiresSoonAdvice,
      retryable: false,
      remedies: profile?.signIn === 'identity-center' ? ['sign-in'] : [],
      ...(profile === null ? {} : { context: { profileId: profile.id } }),
    },
  }
}

/** Asks for the credentials and forgets them at once; only how long they live is kept. */
export const checkCredentials = async (
  { identity, profileId }: AwsConnection,
  profile: Profile | null,
  { stateOf, now }: Pick<DoctorDependencies, 'stateOf' | 'now'>,
): Promise<Finding> => {
  if (identity.type === 'api-key') {
    await identity.token()
    return { status: 'good', text: words.apiKeyFound }
  }
  const { expiration } = await identity.credentials()
  // Without what is remembered of the profile, the credentials themselves say how long they live.
  const state: ProfileState | null = await stateOf(profileId).catch(() => null)
  // Else they do not: an early end may be put on them so that the SDK asks again soon.
  const expiresAt = state === null ? (expiration?.getTime() ?? null) : state.expiresAt
  return lifeOf(expiresAt, state?.renews ?? false, profile, now())
}
