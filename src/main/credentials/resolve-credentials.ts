import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { ProfileKind } from '../../shared/profile.ts'
import { profilesOf } from './aws-profiles.ts'
import { configuredEndpoint, isSafeEndpoint } from './endpoint.ts'
import { credentialsFailure, explainProviderFailure } from './explain-provider-failure.ts'
import { awsFilePaths, readAwsFiles, type AwsFiles, type Environment } from './read-aws-files.ts'
import type { SecretVault } from './secret-vault.ts'
import type { SessionSecrets } from './session-secrets.ts'

export type AwsCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** Where a request goes and who signs it. `credentials` is asked before each request and may wait for a provider. */
export type AwsConnection = {
  readonly profileId: string
  readonly isDemo: boolean
  readonly region: string
  readonly endpointUrl: string | null
  readonly credentials: () => Promise<AwsCredentials>
}

type AppProfile = { readonly name: string; readonly region: string | null; readonly secretSaved: boolean }

type Options = {
  readonly environment: Environment
  readonly homeFolder: string
  readonly vault: Pick<SecretVault, 'read'>
  readonly sessionSecrets: Pick<SessionSecrets, 'read'>
  readonly findAppProfile: (profileId: string) => AppProfile | null
  readonly now?: () => number
}

/** Credentials are fetched anew this long before they expire. */
const renewBeforeMs = 5 * 60_000
const longestProviderMs = 60_000

const keysSchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().optional() })

const demoConnection: AwsConnection = {
  profileId: 'demo',
  isDemo: true,
  region: 'us-east-1',
  endpointUrl: null,
  credentials: async () => ({ accessKeyId: 'DEMO', secretAccessKey: 'demo' }),
}

const limited = async <Value>(work: Promise<Value>, name: string): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    const error = credentialsFailure({ code: 'credentials-timeout', title: words.timeoutTitle(name), advice: words.timeoutAdvice })
    timer = setTimeout(() => reject(error), longestProviderMs)
  })
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}

const modifiedAt = async (file: string): Promise<number> =>
  stat(file).then(
    (found) => found.mtimeMs,
    () => 0,
  )

const vaultWords = {
  locked: [words.secretLockedTitle, words.secretLockedAdvice],
  lost: [words.secretLostTitle, words.secretLostAdvice],
  absent: [words.secretLostTitle, words.secretLostAdvice],
  denied: [words.secretUnavailableTitle, words.secretUnavailableAdvice],
  unavailable: [words.secretUnavailableTitle, words.secretUnavailableAdvice],
} as const

/**
 * Makes connections from profile ids. The caller sets AWS_EC2_METADATA_DISABLED=true, or a laptop waits for a metadata service.
 * The region is the one chosen in the app, else the profile's, else `AWS_REGION`, else `AWS_DEFAULT_REGION` (which the JavaScript SDK does not read).
 */
export const createConnections = (options: Options) => {
  const { environment, homeFolder, vault, sessionSecrets, findAppProfile, now = Date.now } = options
  const paths = awsFilePaths(environment, homeFolder)
  const known = new Map<string, { readonly credentials: AwsCredentials; readonly fileTimes: string }>()

  const regionOf = (name: string, chosenRegion: string, profileRegion: string | null): string => {
    const region = [chosenRegion, profileRegion, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']].find((value) => value !== undefined && value !== null && value !== '')
    if (region !== undefined && region !== null) return region
    throw credentialsFailure({ code: 'region-missing', title: words.regionMissingTitle(name), advice: words.regionMissingAdvice })
  }
  const endpointOf = (name: string, files: AwsFiles, profile: ReadonlyMap<string, string>): string | null => {
    const endpoint = configuredEndpoint(environment, files, profile)
    if (endpoint === null || isSafeEndpoint(endpoint)) return endpoint
    throw credentialsFailure({ code: 'endpoint-refused', title: words.endpointTitle(name), advice: words.endpointAdvice })
  }

  const fileCredentials = async (name: string, kind: ProfileKind, region: string): Promise<AwsCredentials> => {
    const fileTimes = (await Promise.all([modifiedAt(paths.configFile), modifiedAt(paths.credentialsFile)])).join()
    const cached = known.get(name)
    if (cached !== undefined && cached.fileTimes === fileTimes) {
      const { expiration } = cached.credentials
      if (expiration === undefined || expiration.getTime() - renewBeforeMs > now()) return cached.credentials
    }
    const { fromIni } = await import('@aws-sdk/credential-providers')
    const provide = fromIni({ profile: name, filepath: paths.credentialsFile, configFilepath: paths.configFile, ignoreCache: true, clientConfig: { region } })
    const credentials = await limited(provide(), name).catch((error: unknown) => {
      throw error instanceof Error && error.name === 'ExpectedError' ? error : explainProviderFailure(name, kind, error)
    })
    known.set(name, { credentials, fileTimes })
    return credentials
  }

  const appCredentials = async (profileId: string, profile: AppProfile): Promise<AwsCredentials> => {
    if (!profile.secretSaved) {
      const secret = sessionSecrets.read(profileId)
      if (secret !== null) return withoutUndefined(keysSchema.parse(JSON.parse(secret)))
      throw credentialsFailure({ code: 'secret-lost', title: words.secretSessionTitle(profile.name), advice: words.secretSessionAdvice })
    }
    const answer = await vault.read(profileId, { expectSaved: true })
    if (answer.state === 'saved') return withoutUndefined(keysSchema.parse(JSON.parse(answer.secret)))
    const [title, advice] = vaultWords[answer.state]
    throw credentialsFailure({ code: `secret-${answer.state}`, title: title(profile.name), advice })
  }

  const connect = async (profileId: string, chosen: { readonly region: string }): Promise<AwsConnection> => {
    if (profileId === 'demo') return demoConnection
    const files = await readAwsFiles(paths)
    const appProfile = findAppProfile(profileId)
    if (appProfile !== null) {
      return {
        profileId,
        isDemo: false,
        region: regionOf(appProfile.name, appProfile.region ?? chosen.region, null),
        endpointUrl: endpointOf(appProfile.name, files, new Map()),
        credentials: () => appCredentials(profileId, appProfile),
      }
    }
    const name = profileId.replace(/^aws:/u, '')
    const values = files.profiles.get(name)
    const profile = profilesOf(files).find((found) => found.id === profileId)
    if (values === undefined || profile === undefined) {
      throw credentialsFailure({ code: 'profile-gone', title: words.profileGoneTitle(name), advice: words.profileGoneAdvice })
    }
    const region = regionOf(name, chosen.region, profile.region)
    return { profileId, isDemo: false, region, endpointUrl: endpointOf(name, files, values), credentials: () => fileCredentials(name, profile.kind, region) }
  }
  return { connect }
}

const withoutUndefined = ({ accessKeyId, secretAccessKey, sessionToken }: z.infer<typeof keysSchema>): AwsCredentials => ({
  accessKeyId,
  secretAccessKey,
  ...(sessionToken === undefined ? {} : { sessionToken }),
})
