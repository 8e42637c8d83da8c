import { profileIdSchema } from '../../shared/ids.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { Endpoints, Profile, ProfileList } from '../../shared/profile.ts'
import type { AppProfile } from './app-profile.ts'
import { awsProfileNames, findAwsProfile } from './aws-profiles.ts'
import { summaryOf } from './describe-chain.ts'
import { areSafeEndpoints, configuredEndpoints, noEndpoints } from './endpoint.ts'
import { environmentRegion, environmentSource } from './environment-source.ts'
import { chainOf } from './profile-chain.ts'
import { awsFilePaths, readAwsFiles, type Environment } from './read-aws-files.ts'

type World = { readonly environment: Environment; readonly homeFolder: string; readonly appProfiles: readonly AppProfile[] }

/** An address that will be refused may hold a password, so it is not shown. */
const shown = (endpoints: Endpoints): Endpoints => (areSafeEndpoints(endpoints) ? endpoints : noEndpoints)

/**
 * The profiles of ~/.aws (`default` first, then in the order of the files), of the environment and of the app. Of the files only the names of
 * keys and settings without secrets are looked at. Never rejects.
 */
export const listProfiles = async ({ environment, homeFolder, appProfiles }: World): Promise<ProfileList> => {
  const files = await readAwsFiles(awsFilePaths(environment, homeFolder))
  const findAppProfile = (profileId: string) => appProfiles.find(({ id }) => id === profileId) ?? null
  const found: Profile[] = []
  const add = (id: string, profile: Pick<Profile, 'name' | 'kind' | 'region' | 'endpoints'>): void => {
    const profileId = profileIdSchema.safeParse(id)
    // A name longer than an id may be is passed over.
    if (!profileId.success) return
    const summary = summaryOf(chainOf(id, { files, environment, findAppProfile }), environment)
    found.push({ id: profileId.data, ...profile, ...summary, endpoints: shown(profile.endpoints) })
  }
  for (const name of awsProfileNames(files)) {
    const profile = findAwsProfile(files, name)
    if (profile === null) continue
    const { kind, region, setting } = profile
    add(`aws:${name}`, { name, kind, region, endpoints: configuredEndpoints(environment, files, setting) })
  }
  if (environmentSource(environment) !== null) {
    const endpoints = configuredEndpoints(environment, files, () => null)
    add('environment', { name: words.environmentName, kind: 'environment', region: environmentRegion(environment), endpoints })
  }
  for (const { id, name, kind, region, endpoints } of appProfiles) add(id, { name, kind, region: region === '' ? null : region, endpoints })
  return { profiles: found, problem: files.problem }
}
