import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import { readAppCredentials, type AppProfile } from './app-credentials.ts'
import { findAwsProfile } from './aws-profiles.ts'
import { configuredEndpoint, isSafeEndpoint } from './endpoint.ts'
import { credentialsFailure } from './explain-provider-failure.ts'
import { createFileCredentials, type AwsCredentials } from './file-credentials.ts'
import { awsFilePaths, readAwsFiles, type AwsFiles, type Environment } from './read-aws-files.ts'
import type { SecretVault } from './secret-vault.ts'
import type { SessionSecrets } from './session-secrets.ts'

/** Where a request goes and who signs it. `credentials` is asked before each request and may wait for a provider. */
export type AwsConnection = {
  readonly profileId: string
  readonly isDemo: boolean
  readonly region: string
  readonly endpointUrl: string | null
  readonly credentials: () => Promise<AwsCredentials>
}

type Options = {
  readonly environment: Environment
  readonly homeFolder: string
  readonly vault: Pick<SecretVault, 'read'>
  readonly sessionSecrets: Pick<SessionSecrets, 'read'>
  readonly findAppProfile: (profileId: string) => AppProfile | null
  readonly now?: () => number
  readonly providerTimeoutMs?: number
}

const demoConnection: AwsConnection = {
  profileId: 'demo',
  isDemo: true,
  region: 'us-east-1',
  endpointUrl: null,
  credentials: async () => ({ accessKeyId: 'DEMO', secretAccessKey: 'demo' }),
}

/** It becomes part of a host name. */
const regionPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u

/**
 * Makes connections from profile ids. The caller sets AWS_EC2_METADATA_DISABLED=true, or a laptop waits for a metadata service.
 * The region is the one chosen in the app, else the profile's, else `AWS_REGION`, else `AWS_DEFAULT_REGION` (which the JavaScript SDK does not read).
 */
export const createConnections = (options: Options) => {
  const { environment, homeFolder, vault, sessionSecrets, findAppProfile, now = Date.now, providerTimeoutMs } = options
  const paths = awsFilePaths(environment, homeFolder)
  const fileCredentials = createFileCredentials(paths, now, providerTimeoutMs)

  const regionOf = (name: string, ...chosen: readonly (string | null)[]): string => {
    const candidates = [...chosen, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']]
    const region = candidates.find((value) => value !== undefined && value !== null && value !== '')
    if (region === undefined || region === null) {
      throw credentialsFailure({ code: 'region-missing', title: words.regionMissingTitle(name), advice: words.regionMissingAdvice })
    }
    if (regionPattern.test(region)) return region
    throw credentialsFailure({ code: 'region-invalid', title: words.regionInvalidTitle(region), advice: words.regionInvalidAdvice })
  }
  const endpointOf = (name: string, files: AwsFiles, setting: (key: string) => string | null): string | null => {
    const endpoint = configuredEndpoint(environment, files, setting)
    if (endpoint === null || isSafeEndpoint(endpoint)) return endpoint
    throw credentialsFailure({ code: 'endpoint-refused', title: words.endpointTitle(name), advice: words.endpointAdvice })
  }

  const connectAppProfile = async (profileId: string, profile: AppProfile, chosenRegion: string): Promise<AwsConnection> => ({
    profileId,
    isDemo: false,
    region: regionOf(profile.name, profile.region, chosenRegion),
    endpointUrl: endpointOf(profile.name, await readAwsFiles(paths), () => null),
    credentials: () => readAppCredentials(profileId, profile, vault, sessionSecrets),
  })
  const connectAwsProfile = async (profileId: string, chosenRegion: string): Promise<AwsConnection> => {
    const files = await readAwsFiles(paths)
    const name = profileId.replace(/^aws:/u, '')
    const profile = profileId.startsWith('aws:') ? findAwsProfile(files, name) : null
    if (profile === null) {
      throw credentialsFailure({ code: 'profile-gone', title: words.profileGoneTitle(name), advice: words.profileGoneAdvice })
    }
    const region = regionOf(name, chosenRegion, profile.region)
    return {
      profileId,
      isDemo: false,
      region,
      endpointUrl: endpointOf(name, files, profile.setting),
      credentials: () => fileCredentials({ name, kind: profile.kind, region }),
    }
  }

  return {
    connect: async (profileId: string, { region }: { readonly region: string }): Promise<AwsConnection> => {
      if (profileId === 'demo') return demoConnection
      const appProfile = findAppProfile(profileId)
      return appProfile === null ? connectAwsProfile(profileId, region) : connectAppProfile(profileId, appProfile, region)
    },
  }
}
