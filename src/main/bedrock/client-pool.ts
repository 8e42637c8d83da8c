import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AwsConnection, AwsIdentity } from '../aws-connection.ts'
import type { FindRoute, NetworkRoute } from '../network/route.ts'

export type RequestHandler = NonNullable<BedrockRuntimeClientConfig['requestHandler']>

export type ClientPool = {
  readonly clientFor: (connection: AwsConnection) => Promise<BedrockRuntimeClient>
  /** Makes the next request ask for credentials again. */
  readonly forget: (connection: AwsConnection) => void
  readonly dispose: () => void
}

type Kept = { readonly routeKey: string; readonly client: Promise<BedrockRuntimeClient> }

const connectionTimeoutMs = 10_000
const agentOptions = { keepAlive: true, maxSockets: 50 } as const
const demoCredentials = { accessKeyId: 'demo', secretAccessKey: 'demo' } as const
/** Never reached: the demo's handler answers in this process. */
const demoEndpoint = 'https://demo.invalid'
const fileProfilePrefix = 'aws:'

const keyOf = ({ profileId, region, endpoints, identity }: AwsConnection): string =>
  JSON.stringify([profileId, region, endpoints.runtime, identity.type])

/** The scheme is pinned because an API key in the environment would otherwise win over the chosen profile, even over credentials that are given. */
const authenticated = (identity: AwsIdentity) => {
  switch (identity.type) {
    case 'keys':
      return { authSchemePreference: ['sigv4'], credentials: identity.credentials }
    case 'api-key':
      return { authSchemePreference: ['httpBearerAuth'], token: async () => ({ token: await identity.token() }) }
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

  const newClient = (connection: AwsConnection, { requestHandler, retryMode, maxAttempts }: NetworkRoute): BedrockRuntimeClient => {
    const endpoint = connection.endpoints.runtime
    return new BedrockRuntimeClient({
      ...authenticated(connection.identity),
      region: connection.region,
      profile: sharedFileProfile(connection.profileId),
      requestHandler,
      retryMode,
      maxAttempts,
      ignoreConfiguredEndpointUrls: true,
      ...(endpoint === null ? {} : { endpoint }),
    })
  }

  const keep = (key: string, routeKey: string, create: () => Promise<BedrockRuntimeClient>): Promise<BedrockRuntimeClient> => {
    const kept = clients.get(key)
    if (kept?.routeKey === routeKey) return kept.client
    const client = create()
    clients.set(key, { routeKey, client })
    client.catch(() => clients.delete(key))
    return client
  }

  return {
    clientFor: async (connection) => {
      const key = keyOf(connection)
      if (connection.isDemo) return keep(key, 'demo', newDemoClient)
      const route = findRoute === undefined ? null : await findRoute()
      return keep(key, route?.key ?? 'direct', async () => newClient(connection, route ?? directRoute()))
    },
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
