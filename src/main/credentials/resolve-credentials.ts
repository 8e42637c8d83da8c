import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { Endpoints, ProfileState } from '../../shared/profile.ts'
import type { AwsConnection, AwsCredentials, AwsIdentity } from '../aws-connection.ts'
import { checkApiKey, readAppApiKey } from './app-credentials.ts'
import type { ConnectionOptions } from './connection-options.ts'
import { credentialsFailure } from './credentials-failure.ts'
import { createDeadline } from './deadline.ts'
import { describeChain } from './describe-chain.ts'
import { areSafeEndpoints, configuredEndpoints, isRegionName, isSafeEndpoint, noEndpoints } from './endpoint.ts'
import { environmentRegion, environmentSource } from './environment-source.ts'
import { findAwsProfile } from './aws-profiles.ts'
import { explainChain, explainProviderFailure } from './explain-provider-failure.ts'
import { createKeptKeys, type KeysStamp } from './kept-keys.ts'
import { chainOf, type Link, type ProfileChain } from './profile-chain.ts'
import { createProfileStates } from './profile-states.ts'
import { provideAppKeys, provideEnvironmentKeys, provideFileKeys } from './provide-keys.ts'
import { awsFilePaths, readAwsFiles, type AwsFiles } from './read-aws-files.ts'
import { sessionOfLink, signInToken } from './sign-in-token.ts'
import { endAllPrograms, trackPrograms } from './track-programs.ts'
import { freshToken } from './sso/fresh-token.ts'
import type { SsoSession } from './sso/identity-centers.ts'

/** Credentials are fetched anew this long before they expire; those that cost a person a code are used almost to their end. */
const renewBeforeMs = 5 * 60_000
const renewWithCodeBeforeMs = 30_000
/** The SDK keeps keys that do not expire for ever, and asks before each request when they expire within five minutes. */
const askAgainMs = 4 * 60_000
const defaultTimeoutMs = 60_000

const demoConnection: AwsConnection = {
  profileId: 'demo',
  profileName: words.demoName,
  isDemo: true,
  region: 'us-east-1',
  endpoints: noEndpoints,
  identity: { type: 'keys', credentials: async () => ({ accessKeyId: 'DEMO', secretAccessKey: 'demo' }) },
}

export type Connections = {
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  /** The chain that is tried, one readable line a step. */
  readonly describe: (profileId: string) => Promise<readonly string[]>
  /** What is known without asking AWS. */
  readonly stateOf: (profileId: string) => Promise<ProfileState>
  /** What a profile signs in with, also where roles stand between. Null when it does not use IAM Identity Center. */
  readonly identityCenterOf: (profileId: string) => Promise<SsoSession | null>
  /** Lets the next request get its credentials anew, those of its source too. */
  readonly forget: (profileId: string) => void
  /** Ends the programs that are still asked for keys. */
  readonly dispose: () => void
}

/**
 * Makes connections from profile ids. The caller sets AWS_EC2_METADATA_DISABLED=true, or a laptop waits for a metadata service.
 * The region is the one chosen in the app, else the profile's, else `AWS_REGION`, else `AWS_DEFAULT_REGION` (which the JavaScript SDK does not read).
 */
export const createConnections = (options: ConnectionOptions): Connections => {
  const { environment, homeFolder, findAppProfile, ensurePath, onState, now = Date.now, providerTimeoutMs = defaultTimeoutMs } = options
  const paths = awsFilePaths(environment, homeFolder)
  const kept = createKeptKeys(now)

  const look = async (profileId: string) => {
    const files = await readAwsFiles(paths)
    const chain = chainOf(profileId, { files, environment, findAppProfile })
    const last = chain.links.at(-1)
    const token = last === undefined ? undefined : await signInToken(last, { files, environment, homeFolder, findAppProfile, now })
    return { files, chain, token }
  }
  const states = createProfileStates({ environment, now, look, onState })

  /** The SDK renews only the newer of the two forms, and not by the route of the settings. Where it cannot be renewed the provider says so. */
  const renewToken = async (links: readonly Link[]): Promise<void> => {
    const last = links.at(-1)
    const session = last === undefined ? null : sessionOfLink(last, { files: await readAwsFiles(paths), findAppProfile })
    if (session !== null) await freshToken(session, options)
  }
  const fetchKeys = async (profileId: string, links: readonly Link[], region: string): Promise<AwsCredentials> => {
    const name = links[0]?.name ?? profileId
    const deadline = createDeadline(providerTimeoutMs, () =>
      credentialsFailure({ code: 'credentials-timeout', title: words.timeoutTitle(name), advice: words.timeoutAdvice, profileId }),
    )
    const profile = findAppProfile(profileId)
    try {
      const source = profile?.role ? await keysOf(profile.role.sourceProfileId, region) : null
      if (profile === null && links.at(-1)?.kind === 'process') await ensurePath?.()
      const scene = { region, deadline }
      const provide = async (): Promise<AwsCredentials> => {
        await renewToken(links)
        if (profile !== null) return provideAppKeys(profile, source, options, scene)
        if (profileId === 'environment') return provideEnvironmentKeys(options, scene)
        return provideFileKeys(name, paths, options, scene)
      }
      const { result, endPrograms } = trackPrograms(provide)
      return await deadline.limit(result).finally(endPrograms)
    } catch (error) {
      throw explainProviderFailure(links, error)
    }
  }
  const stampOf = async (profileId: string): Promise<KeysStamp> => {
    const { chain, token } = await look(profileId)
    return { profile: JSON.stringify(chain.links.map(({ digest }) => digest)), token: token?.stamp ?? '' }
  }
  const keysOf = async (profileId: string, region: string): Promise<AwsCredentials> => {
    const { chain } = await look(profileId)
    const { links } = chain
    const broken = explainChain(profileId, chain)
    if (broken !== null) throw broken
    const isCodeAsked = links.some(({ mfaSerial }) => mfaSerial !== null)
    const stamp = () => stampOf(profileId)
    const fetch = () => fetchKeys(profileId, links, region)
    return kept.keysOf({ profileId, stamp, fetch, renewBeforeMs: isCodeAsked ? renewWithCodeBeforeMs : renewBeforeMs })
  }
  /** Tells the state after a success and after a failure. */
  const noted = async <Value>(profileId: string, work: () => Promise<{ readonly value: Value; readonly expiration: Date | null }>) => {
    try {
      const { value, expiration } = await work()
      await states.succeeded(profileId, expiration)
      return value
    } catch (error) {
      await states.failed(profileId, error)
      throw error
    }
  }

  const keysIdentity = (profileId: string, region: string): AwsIdentity => ({
    type: 'keys',
    credentials: () =>
      noted(profileId, async () => {
        const keys = await keysOf(profileId, region)
        const { expiration = null } = keys
        return { value: { ...keys, expiration: expiration ?? new Date(now() + askAgainMs) }, expiration }
      }),
  })
  const apiKeyIdentity = (link: Link, read: () => Promise<string>): AwsIdentity => ({
    type: 'api-key',
    token: () =>
      noted(link.profileId, async () => {
        const value = await read()
        return { value, expiration: checkApiKey(value, link, now()) }
      }),
  })
  const identityOf = (link: Link, region: string): AwsIdentity => {
    const profile = findAppProfile(link.profileId)
    if (profile?.kind === 'app-api-key') return apiKeyIdentity(link, () => readAppApiKey(profile, options))
    if (link.kind === 'environment' && environmentSource(environment) === 'api-key') {
      return apiKeyIdentity(link, async () => environment['AWS_BEARER_TOKEN_BEDROCK'] ?? '')
    }
    return keysIdentity(link.profileId, region)
  }
  const regionOf = ({ profileId, name, region: own }: Link, chosen: string): string => {
    const region = [chosen, own, environmentRegion(environment)].find((value) => value !== null && value !== '')
    if (region === undefined || region === null) {
      throw credentialsFailure({
        code: 'region-missing',
        title: words.regionMissingTitle(name),
        advice: words.regionMissingAdvice,
        profileId,
        isSetting: true,
      })
    }
    if (isRegionName(region)) return region
    throw credentialsFailure({
      code: 'region-invalid',
      title: words.regionInvalidTitle(region),
      advice: words.regionInvalidAdvice,
      profileId,
      isSetting: true,
    })
  }
  const endpointsOf = ({ profileId, name }: Link, files: AwsFiles): Endpoints => {
    const setting = profileId.startsWith('aws:') ? findAwsProfile(files, name)?.setting : undefined
    const own = findAppProfile(profileId)?.endpoints ?? noEndpoints
    const configured = configuredEndpoints(environment, files, setting ?? (() => null))
    const endpoints = {
      runtime: own.runtime ?? configured.runtime,
      controlPlane: own.controlPlane ?? configured.controlPlane,
      agentRuntime: own.agentRuntime ?? configured.agentRuntime,
    }
    // The SDK takes it from the environment; its answers are keys.
    const sts = environment['AWS_ENDPOINT_URL_STS'] ?? ''
    if (areSafeEndpoints(endpoints) && (sts === '' || isSafeEndpoint(sts))) return endpoints
    throw credentialsFailure({
      code: 'endpoint-refused',
      title: words.endpointTitle(name),
      advice: words.endpointAdvice,
      profileId,
      isSetting: true,
    })
  }
  const firstLink = (profileId: string, chain: ProfileChain): Link => {
    const first = chain.links[0]
    if (first !== undefined) return first
    throw explainChain(profileId, chain) ?? new Error(`${profileId} has no chain and no problem`)
  }

  return {
    connect: async (profileId, { region: chosen }) => {
      if (profileId === 'demo') return demoConnection
      const { files, chain } = await look(profileId)
      const link = firstLink(profileId, chain)
      const region = regionOf(link, chosen)
      const endpoints = endpointsOf(link, files)
      return { profileId, profileName: link.name, isDemo: false, region, endpoints, identity: identityOf(link, region) }
    },
    describe: async (profileId) => {
      const { files, chain } = await look(profileId)
      const last = chain.links.at(-1)
      return describeChain(chain, last === undefined ? null : sessionOfLink(last, { files, findAppProfile }), environment)
    },
    stateOf: states.stateOf,
    identityCenterOf: async (profileId) => {
      const { files, chain } = await look(profileId)
      const last = chain.links.at(-1)
      return last === undefined ? null : sessionOfLink(last, { files, findAppProfile })
    },
    forget: (profileId) => {
      const chain = new Set<string>()
      for (let id: string | undefined = profileId; id !== undefined && !chain.has(id); id = findAppProfile(id)?.role?.sourceProfileId)
        chain.add(id)
      for (const id of chain) kept.forget(id)
      // The announcement reads files and cannot fail for any other reason than a bug, which has nobody to tell here.
      states.forget(profileId).catch(() => undefined)
    },
    dispose: endAllPrograms,
  }
}
