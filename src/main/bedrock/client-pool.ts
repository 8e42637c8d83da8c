import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { endpointOf } from './endpoint-of.ts'

export type BedrockConnection = {
  readonly profileId: string
  readonly isDemo: boolean
  readonly region: string
  readonly endpointUrl: string | null
  readonly credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string; expiration?: Date }>
}
export type RequestHandler = NonNullable<BedrockRuntimeClientConfig['requestHandler']>

export type ClientPool = {
  readonly clientFor: (connection: BedrockConnection) => Promise<BedrockRuntimeClient>
  /** Makes the next request ask for credentials again. */
  readonly forget: (connection: BedrockConnection) => void
  readonly dispose: () => void
}

const connectionTimeoutMs = 10_000
const agentOptions = { keepAlive: true, maxSockets: 50 } as const
const demoCredentials = { accessKeyId: 'demo', secretAccessKey: 'demo' } as const
/** Never reached: the demo's handler answers in this process. */
const demoEndpoint = 'https://demo.invalid'

const keyOf = ({ profileId, region, endpointUrl }: BedrockConnection): string => JSON.stringify([profileId, region, endpointUrl])

/**
 * One client per profile, region and endpoint, over connections that are kept open. HTTP/1.1 on purpose: the SDK's HTTP/2 handler ends a cut stream as if it
 * were complete. SigV4 on purpose: an API key in the environment would otherwise win over the chosen profile.
 */
export const createClientPool = (
  demoHandler: () => Promise<RequestHandler>,
  environment: Readonly<Record<string, string | undefined>>,
): ClientPool => {
  const httpAgent = new HttpAgent(agentOptions)
  const httpsAgent = new HttpsAgent(agentOptions)
  const clients = new Map<string, Promise<BedrockRuntimeClient>>()

  const shared = { authSchemePreference: ['sigv4'], retryMode: 'standard', maxAttempts: 3 } satisfies BedrockRuntimeClientConfig

  const newDemoClient = async (): Promise<BedrockRuntimeClient> =>
    new BedrockRuntimeClient({
      ...shared,
      region: 'us-east-1',
      endpoint: demoEndpoint,
      credentials: demoCredentials,
      requestHandler: await demoHandler(),
    })

  const newClient = async (connection: BedrockConnection): Promise<BedrockRuntimeClient> => {
    if (connection.isDemo) return newDemoClient()
    const endpoint = endpointOf(connection.endpointUrl, environment)
    return new BedrockRuntimeClient({
      ...shared,
      region: connection.region,
      credentials: connection.credentials,
      requestHandler: new NodeHttpHandler({ httpAgent, httpsAgent, connectionTimeout: connectionTimeoutMs }),
      ...(endpoint === null ? {} : { endpoint }),
      ...(connection.profileId.startsWith('aws:') ? { profile: connection.profileId.slice('aws:'.length) } : {}),
    })
  }

  return {
    clientFor: (connection) => {
      const key = keyOf(connection)
      const existing = clients.get(key)
      if (existing !== undefined) return existing
      const created = newClient(connection)
      clients.set(key, created)
      created.catch(() => clients.delete(key))
      return created
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
