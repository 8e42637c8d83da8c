import type { AwsConnection, AwsCredentials, AwsIdentity } from '../aws-connection.ts'
import type { NetworkRoute } from '../network/route.ts'

const keysOf = async (identity: AwsIdentity): Promise<AwsCredentials> => {
  if (identity.type === 'keys') return identity.credentials()
  throw new Error('A client that signs was given an API key.')
}

const tokenOf = async (identity: AwsIdentity): Promise<string> => {
  if (identity.type === 'api-key') return identity.token()
  throw new Error('A client with an API key was given keys to sign with.')
}

/**
 * The scheme is pinned because an API key in the environment would otherwise win over the chosen profile, even over credentials that are given.
 * The SDK would keep what does not expire for as long as the client lives; `memoized` and an expiry long past make it ask before every request.
 */
const authenticated = (type: AwsIdentity['type'], current: () => AwsIdentity) => {
  switch (type) {
    case 'keys':
      return { authSchemePreference: ['sigv4'], credentials: Object.assign(() => keysOf(current()), { memoized: true }) }
    case 'api-key':
      return { authSchemePreference: ['httpBearerAuth'], token: async () => ({ token: await tokenOf(current()), expiration: new Date(0) }) }
  }
}

/**
 * What a client of the SDK is made with. `endpoint` null is AWS's own for the region; none comes from elsewhere, since the SDK would read the
 * environment and the default profile once more. `current` is who asks now: a profile whose files have changed has another identity.
 */
export const clientSettings = (
  connection: AwsConnection,
  endpoint: string | null,
  { requestHandler, retryMode, maxAttempts }: NetworkRoute,
  current: () => AwsIdentity = () => connection.identity,
) => ({
  ...authenticated(connection.identity.type, current),
  region: connection.region,
  // One made in the app has a name that no section of ~/.aws has, which keeps the SDK from reading the settings of the default profile for it.
  profile: connection.profileId.replace(/^aws:/u, ''),
  requestHandler,
  retryMode,
  maxAttempts,
  ignoreConfiguredEndpointUrls: true,
  ...(endpoint === null ? {} : { endpoint }),
})
