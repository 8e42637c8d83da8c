import type { AwsCredentials } from '../aws-connection.ts'
import { readAppKeys } from './app-credentials.ts'
import type { AppProfile } from './app-profile.ts'
import { assumeRole, clientOptions, plainCredentials } from './assume-role.ts'
import type { ConnectionOptions } from './connection-options.ts'
import type { Deadline } from './deadline.ts'
import { environmentSource } from './environment-source.ts'
import type { AwsFilePaths } from './read-aws-files.ts'
import { ssoCredentials } from './sso/sso-credentials.ts'

type Scene = { readonly region: string; readonly deadline: Deadline }

/** A role's own question for a code is asked by `assumeRole`, with the keys of the source at hand. */
const noCodeYet = '000000'

/** Keys of a profile in ~/.aws, through the SDK's own provider and in its order. */
export const provideFileKeys = async (
  name: string,
  paths: AwsFilePaths,
  { askForCode, findRoute }: ConnectionOptions,
  { region, deadline }: Scene,
): Promise<AwsCredentials> => {
  const { fromIni } = await import('@aws-sdk/credential-providers')
  const client = await clientOptions(findRoute)
  const provide = fromIni({
    profile: name,
    filepath: paths.credentialsFile,
    configFilepath: paths.configFile,
    ignoreCache: true,
    // Without a region: IAM Identity Center is asked in its own one.
    clientConfig: { ...client, profile: name },
    parentClientConfig: { ...client, region, profile: name },
    mfaCodeProvider: async () => noCodeYet,
    roleAssumer: (source, { TokenCode: _none, ...request }) =>
      assumeRole(plainCredentials(source), request, { profileName: name, sdkProfile: name, region, askForCode, findRoute, deadline }),
  })
  return plainCredentials(await provide())
}

/** Keys that the process environment offers; a Bedrock API key there is none. */
export const provideEnvironmentKeys = async ({ environment, findRoute }: ConnectionOptions, { region }: Scene): Promise<AwsCredentials> => {
  const { fromContainerMetadata, fromEnv, fromHttp, fromTokenFile } = await import('@aws-sdk/credential-providers')
  const source = environmentSource({ ...environment, AWS_BEARER_TOKEN_BEDROCK: undefined })
  if (source === 'keys') return plainCredentials(await fromEnv()())
  if (source === 'web-identity') {
    const client = await clientOptions(findRoute)
    return plainCredentials(await fromTokenFile({ clientConfig: { ...client, region } })())
  }
  try {
    return plainCredentials(await fromHttp()())
  } catch (error) {
    // The older provider knows a form of address that the newer one refuses.
    return plainCredentials(
      await fromContainerMetadata()().catch(() => {
        throw error
      }),
    )
  }
}

/** Keys of a profile made in the app; `source` are those of the profile a role takes them from. */
export const provideAppKeys = async (
  profile: AppProfile,
  source: AwsCredentials | null,
  options: ConnectionOptions,
  { region, deadline }: Scene,
): Promise<AwsCredentials> => {
  const { homeFolder, environment, askForCode, findRoute, now } = options
  const { name, role, sso } = profile
  if (role !== null && source !== null) {
    const request = {
      RoleArn: role.roleArn,
      RoleSessionName: role.sessionName ?? 'outcrop',
      ExternalId: role.externalId,
      SerialNumber: role.mfaSerial,
    }
    return assumeRole(source, request, { profileName: name, region, askForCode, findRoute, deadline })
  }
  if (sso === null) return readAppKeys(profile, options)
  const session = { startUrl: sso.startUrl, region: sso.region, cacheKey: sso.sessionName }
  const request = { session, accountId: sso.accountId, roleName: sso.roleName, profileName: name }
  return ssoCredentials(request, { homeFolder, environment, findRoute, now })
}
