import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FindAppProfile } from './app-profile.ts'
import type { Link } from './profile-chain.ts'
import type { AwsFiles, Environment } from './read-aws-files.ts'
import { identityCenterOf, type SsoSession } from './sso/identity-centers.ts'
import { readToken, tokenRenews } from './sso/token-cache.ts'

type World = {
  readonly files: AwsFiles
  readonly environment: Environment
  readonly homeFolder: string
  readonly findAppProfile: FindAppProfile
  readonly now: () => number
}

/** What a sign-in left on the disk. `stamp` changes with it; `expiresAt` is milliseconds since 1970, null where the file does not say. */
export type SignInToken = { readonly stamp: string; readonly expiresAt: number | null; readonly renews: boolean }

/** Where `aws login` keeps its tokens. */
export const loginCacheFolder = (environment: Environment, homeFolder: string): string =>
  environment['AWS_LOGIN_CACHE_DIRECTORY'] ?? join(homeFolder, '.aws', 'login', 'cache')

/** What a profile at the end of a chain signs in with; null when it does not, or when its settings are incomplete. */
export const sessionOfLink = (link: Link, { files, findAppProfile }: Pick<World, 'files' | 'findAppProfile'>): SsoSession | null => {
  if (link.kind === 'sso-session' || link.kind === 'sso-legacy') return identityCenterOf(files, link.name)
  const sso = findAppProfile(link.profileId)?.sso ?? null
  return sso === null ? null : { startUrl: sso.startUrl, region: sso.region, cacheKey: sso.sessionName }
}

const loginToken = async (loginSession: string, { environment, homeFolder }: World): Promise<SignInToken | null> => {
  const file = join(loginCacheFolder(environment, homeFolder), `${createHash('sha256').update(loginSession).digest('hex')}.json`)
  try {
    const { mtimeMs, size, ino } = await stat(file)
    // The SDK renews it; only the service knows for how long.
    return { stamp: `${mtimeMs}/${size}/${ino}`, expiresAt: null, renews: true }
  } catch {
    // No file that can be read means nobody has signed in; the SDK says so too.
    return null
  }
}

/** The token with which the last profile of a chain gets its keys: null when a person has to sign in, undefined when that would not help. */
export const signInToken = async (link: Link, world: World): Promise<SignInToken | null | undefined> => {
  if (link.loginSession !== null) return loginToken(link.loginSession, world)
  const session = link.sso?.accountId && link.sso.roleName ? sessionOfLink(link, world) : null
  if (session === null) return undefined
  const token = await readToken(world.homeFolder, session.cacheKey)
  if (token === null) return null
  const stamp = createHash('sha256').update(`${token.accessToken} ${token.expiresAt.getTime()}`).digest('hex')
  return { stamp, expiresAt: token.expiresAt.getTime(), renews: tokenRenews(token, world.now()) }
}
