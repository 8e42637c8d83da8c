import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AwsConnection, AwsCredentials, AwsIdentity } from '../aws-connection.ts'
import type { FindRoute, NetworkRoute } from '../network/route.ts'

export type RequestHandler = NonNullable<BedrockRuntimeClientConfig['requestHandler']>

export type ClientPool = {
  readonly clientFor: (connection: AwsConnection) => Promise<BedrockRuntimeClient>
  readonly forget: (connection: AwsConnection) => void
  readonly dispose: () => void
}

/** `connection` is the one asked with last: a profile whose files have changed since has another identity. */
type Kept = { readonly routeKey: string; readonly client: Promise<BedrockRuntimeClient>; connection: AwsConnection }

const connectionTimeoutMs = 10_000
const agentOptions = { keepAlive: true, maxSockets: 50 } as const
const demoCredentials = { accessKeyId: 'demo', secretAccessKey: 'demo' } as const
/** Never reached: the demo's handler answers in this process. */
const demoEndpoint = 'https://demo.invalid'
const fileProfilePrefix = 'aws:'

const keyOf = ({ profileId, region, endpoints, identity }: AwsConnection): string =>
  JSON.stringify([profileId, region, endpoints.runtime, identity.type])

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

/** A name that no section of ~/.aws has keeps the SDK from reading the settings of the default profile for one made in the app. */
const sharedFileProfile = (profileId: string): string =>
  profileId.startsWith(fileProfilePrefix) ? profileId.slice(fileProfilePrefix.length) : profileId

/**
 * One client per profile, region, endpoint and way to the network. HTTP/1.1 on purpose: the SDK's HTTP/2 handler ends a cut stream as if it were
 * complete. Endpoints come with the connection alone: the SDK would read the environment and the default profile once more.
 */
export const createClientPool = (demoHandler: () => Promise<RequestHandler>, findRoute?: FindRoute): ClientPool => {
  const httpAgent = new HttpAgent(agentOptions)
  const httpsAgent = new HttpsAgent(agentOptions)
  const clients = new Map<string, Kept>()

  const directRoute = (): NetworkRoute => ({
    key: 'direct',
    requestHandler: new NodeHttpHandler({ httpAgent, httpsAgent, connectionTimeout: connectionTimeoutMs }),
    retryMode: 'standard',
    maxAttempts: 3,
  })

  const newDemoClient = async (): Promise<BedrockRuntimeClient> =>
    new BedrockRuntimeClient({
      authSchemePreference: ['sigv4'],
      region: 'us-east-1',
      endpoint: demoEndpoint,
      credentials: demoCredentials,
      requestHandler: await demoHandler(),
      retryMode: 'standard',
      maxAttempts: 3,
    })

  const newClient = (
    connection: AwsConnection,
    current: () => AwsIdentity,
    { requestHandler, retryMode, maxAttempts }: NetworkRoute,
  ): BedrockRuntimeClient => {
    const endpoint = connection.endpoints.runtime
    return new BedrockRuntimeClient({
      ...authenticated(connection.identity.type, current),
      region: connection.region,
      profile: sharedFileProfile(connection.profileId),
      requestHandler,
      retryMode,
      maxAttempts,
      ignoreConfiguredEndpointUrls: true,
      ...(endpoint === null ? {} : { endpoint }),
    })
  }

  const clientOver = (route: NetworkRoute | null, connection: AwsConnection): Promise<BedrockRuntimeClient> => {
    const key = keyOf(connection)
    const routeKey = route?.key ?? 'direct'
    const existing = clients.get(key)
    if (existing?.routeKey === routeKey) {
      existing.connection = connection
      return existing.client
    }
    const current = (): AwsIdentity => (clients.get(key)?.connection ?? connection).identity
    const client = connection.isDemo ? newDemoClient() : Promise.resolve(newClient(connection, current, route ?? directRoute()))
    clients.set(key, { routeKey, client, connection })
    client.catch(() => clients.delete(key))
    return client
  }

  return {
    clientFor: async (connection) => clientOver(findRoute === undefined || connection.isDemo ? null : await findRoute(), connection),
    forget: (connection) => {
      clients.delete(keyOf(connection))
    },
    dispose: () => {
      clients.clear()
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}
