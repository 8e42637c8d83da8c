import { ExpectedError } from '../../shared/expected-error.ts'
import { profileIdSchema } from '../../shared/ids.ts'
import type { ProfileState } from '../../shared/profile.ts'
import { apiKeyExpiry } from './api-key-expiry.ts'
import { environmentSource } from './environment-source.ts'
import { explainChain } from './explain-provider-failure.ts'
import type { Link, ProfileChain } from './profile-chain.ts'
import type { Environment } from './read-aws-files.ts'
import type { SignInToken } from './sign-in-token.ts'

type Known = Omit<ProfileState, 'profileId'>
/** How getting credentials ended last, and with which sign-in. */
type Outcome = { readonly status: Known['status']; readonly expiresAt: number | null; readonly stamp: string }
type Situation = { readonly chain: ProfileChain; readonly token: SignInToken | null | undefined }

type Options = {
  readonly environment: Environment
  readonly now: () => number
  readonly look: (profileId: string) => Promise<Situation>
  readonly onState?: ((state: ProfileState) => void) | undefined
}

const asksForCode = (links: readonly Link[]): boolean => links.some(({ mfaSerial }) => mfaSerial !== null)

/** True when the credentials are had again without a person. */
const renews = (links: readonly Link[], environment: Environment): boolean => {
  const last = links.at(-1)
  if (last === undefined || asksForCode(links)) return false
  if (last.kind === 'process' || last.kind === 'web-identity' || last.kind === 'credential-source') return true
  const source = last.kind === 'environment' ? environmentSource(environment) : null
  if (source === 'container' || source === 'web-identity') return true
  return links.length > 1 && (last.kind === 'static' || last.kind === 'app-keys')
}

const statusOf = (error: unknown): Known['status'] => {
  const code = error instanceof ExpectedError ? error.userFacing.code : ''
  if (code === 'sign-in-needed') return code
  return code === 'code-cancelled' || code === 'code-expired' ? 'unknown' : 'failed'
}

const signedIn = (token: SignInToken, links: readonly Link[], outcome: Outcome | undefined, now: number): Known => {
  const isGone = !token.renews && token.expiresAt !== null && token.expiresAt <= now
  const isRefused = outcome?.status === 'sign-in-needed' && outcome.stamp === token.stamp
  if (isGone || isRefused) return { status: 'sign-in-needed', expiresAt: null, renews: false }
  const status = outcome?.status === 'failed' ? 'failed' : 'ready'
  if (!asksForCode(links)) return { status, expiresAt: token.expiresAt, renews: token.renews }
  const ends = [token.renews ? null : token.expiresAt, outcome?.expiresAt ?? null].filter((end) => end !== null)
  return { status, expiresAt: ends.length === 0 ? null : Math.min(...ends), renews: false }
}

/** What is known of profiles without asking AWS: by the sign-in on the disk, else by how getting credentials ended last. */
export const createProfileStates = ({ environment, now, look, onState }: Options) => {
  const outcomes = new Map<string, Outcome>()
  const announced = new Map<string, string>()

  const knownOf = async (profileId: string): Promise<Known> => {
    if (profileId === 'demo') return { status: 'ready', expiresAt: null, renews: true }
    const { chain, token } = await look(profileId)
    const { links } = chain
    if (explainChain(profileId, chain) !== null) return { status: 'failed', expiresAt: null, renews: false }
    const outcome = outcomes.get(profileId)
    if (token === null) return { status: 'sign-in-needed', expiresAt: null, renews: false }
    if (token !== undefined) return signedIn(token, links, outcome, now())
    const isApiKey = links[0]?.kind === 'environment' && environmentSource(environment) === 'api-key'
    const expiresAt = isApiKey
      ? (apiKeyExpiry(environment['AWS_BEARER_TOKEN_BEDROCK'] ?? '')?.getTime() ?? null)
      : (outcome?.expiresAt ?? null)
    const status = isApiKey && outcome === undefined ? 'ready' : (outcome?.status ?? 'unknown')
    const isRenewed = renews(links, environment)
    if (status !== 'ready' || isRenewed || expiresAt === null || expiresAt > now()) return { status, expiresAt, renews: isRenewed }
    return { status: asksForCode(links) ? 'unknown' : 'failed', expiresAt, renews: false }
  }
  const stateOf = async (profileId: string): Promise<ProfileState> => ({
    profileId: profileIdSchema.parse(profileId),
    ...(await knownOf(profileId)),
  })
  const announce = async (profileId: string): Promise<void> => {
    if (onState === undefined) return
    const state = await stateOf(profileId)
    const text = JSON.stringify(state)
    if (announced.get(profileId) === text) return
    announced.set(profileId, text)
    onState(state)
  }
  const stampNow = async (profileId: string): Promise<string> => (await look(profileId)).token?.stamp ?? ''

  return {
    stateOf,
    succeeded: async (profileId: string, expiration: Date | null): Promise<void> => {
      outcomes.set(profileId, { status: 'ready', expiresAt: expiration?.getTime() ?? null, stamp: '' })
      await announce(profileId)
    },
    failed: async (profileId: string, error: unknown): Promise<void> => {
      outcomes.set(profileId, { status: statusOf(error), expiresAt: null, stamp: await stampNow(profileId) })
      await announce(profileId)
    },
    forget: async (profileId: string): Promise<void> => {
      outcomes.delete(profileId)
      await announce(profileId)
    },
  }
}
