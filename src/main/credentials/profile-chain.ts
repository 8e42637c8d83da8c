import { createHash } from 'node:crypto'
import type { ProfileKind } from '../../shared/profile.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { AppProfile, FindAppProfile } from './app-profile.ts'
import { findAwsProfile, type AwsProfile } from './aws-profiles.ts'
import { environmentSource } from './environment-source.ts'
import type { AwsFiles, Environment } from './read-aws-files.ts'

/** One profile on the way to the keys. `sourceId` is the profile whose keys it uses; `digest` changes with the profile. */
export type Link = {
  readonly profileId: string
  readonly name: string
  readonly kind: ProfileKind
  readonly region: string | null
  readonly sourceId: string | null
  readonly roleArn: string | null
  readonly mfaSerial: string | null
  readonly credentialSource: string | null
  readonly loginSession: string | null
  readonly sso: { readonly accountId: string | null; readonly roleName: string | null } | null
  readonly digest: string
}

/** From the chosen profile to the one with the keys. It holds at least one link unless the profile itself is gone. */
export type ProfileChain = {
  readonly links: readonly Link[]
  readonly problem: { readonly type: 'gone' | 'cycle'; readonly name: string } | null
}

type World = { readonly files: AwsFiles; readonly environment: Environment; readonly findAppProfile: FindAppProfile }

const plain = { region: null, sourceId: null, roleArn: null, mfaSerial: null, credentialSource: null, loginSession: null, sso: null }

const awsLink = (profileId: string, { name, kind, region, setting, digest }: AwsProfile, files: AwsFiles): Link => {
  const isRole = kind === 'role' || kind === 'credential-source'
  const isSso = kind === 'sso-session' || kind === 'sso-legacy'
  return {
    ...plain,
    profileId,
    name,
    kind,
    region,
    sourceId: kind === 'role' ? `aws:${setting('source_profile') ?? ''}` : null,
    roleArn: isRole || kind === 'web-identity' ? setting('role_arn') : null,
    mfaSerial: isRole ? setting('mfa_serial') : null,
    credentialSource: kind === 'credential-source' ? setting('credential_source') : null,
    loginSession: kind === 'login' ? setting('login_session') : null,
    sso: isSso ? { accountId: setting('sso_account_id'), roleName: setting('sso_role_name') } : null,
    digest: `${digest},${files.config.ssoSessions.get(setting('sso_session') ?? '')?.digest ?? ''}`,
  }
}

const appLink = (profile: AppProfile): Link => ({
  ...plain,
  profileId: profile.id,
  name: profile.name,
  kind: profile.kind,
  region: profile.region,
  sourceId: profile.role?.sourceProfileId ?? null,
  roleArn: profile.role?.roleArn ?? null,
  mfaSerial: profile.role?.mfaSerial ?? null,
  sso: profile.sso === null ? null : { accountId: profile.sso.accountId, roleName: profile.sso.roleName },
  digest: JSON.stringify([profile.role, profile.sso, profile.secretSaved]),
})

/** Values of the environment are secrets, so only a digest of them is kept. */
const environmentDigest = (environment: Environment): string => {
  const values = Object.entries(environment).filter(([name]) => name.startsWith('AWS_'))
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

const linkOf = (profileId: string, isSource: boolean, { files, environment, findAppProfile }: World): Link | null => {
  if (profileId === 'demo') return { ...plain, profileId, name: words.demoName, kind: 'demo', digest: '' }
  if (profileId === 'environment') {
    if (environmentSource(environment) === null) return null
    return { ...plain, profileId, name: words.environmentName, kind: 'environment', digest: environmentDigest(environment) }
  }
  if (profileId.startsWith('aws:')) {
    const profile = findAwsProfile(files, profileId.slice('aws:'.length), isSource)
    return profile === null ? null : awsLink(profileId, profile, files)
  }
  const profile = findAppProfile(profileId)
  return profile === null ? null : appLink(profile)
}

const nameOf = (profileId: string): string => {
  if (profileId === 'environment') return words.environmentName
  return profileId.startsWith('aws:') ? profileId.slice('aws:'.length) : words.removedProfile
}

/** Nobody writes a longer one; in a file made to be one, each of thousands of profiles would be followed to its end. */
const longestChain = 32

/** Follows the sources of a profile, over ~/.aws and the profiles made in the app. */
export const chainOf = (profileId: string, world: World): ProfileChain => {
  const links: Link[] = []
  let nextId: string | null = profileId
  while (nextId !== null) {
    const link: Link | null = linkOf(nextId, links.at(-1)?.kind === 'role', world)
    if (link === null) return { links, problem: { type: 'gone', name: nameOf(nextId) } }
    // A role in ~/.aws may name itself as its source when it has keys of its own.
    const isSeen = links.some(({ profileId: seen, kind }) => seen === link.profileId && kind === link.kind)
    if (isSeen || links.length === longestChain) {
      return { links, problem: { type: 'cycle', name: link.name } }
    }
    links.push(link)
    nextId = link.sourceId
  }
  return { links, problem: null }
}
