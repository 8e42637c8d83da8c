import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { clientSettings } from './client-settings.ts'
import { limitBodies } from './limit-body.ts'

export type RequestHandler = NonNullable<BedrockRuntimeClientConfig['requestHandler']>

export type FindClient = (connection: AwsConnection) => Promise<BedrockRuntimeClient>

/** `connection` is the one asked with last. */
type Kept = { readonly routeKey: string; readonly client: BedrockRuntimeClient; connection: AwsConnection }

const keyOf = ({ profileId, region, endpoints, identity }: AwsConnection): string =>
  JSON.stringify([profileId, region, endpoints.runtime, identity.type])

/** Its endpoint is never reached: the demo's handler answers in this process. */
const newDemoClient = (requestHandler: RequestHandler): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    authSchemePreference: ['sigv4'],
    region: 'us-east-1',
    endpoint: 'https://demo.invalid',
    credentials: { accessKeyId: 'demo', secretAccessKey: 'demo' },
    requestHandler,
    retryMode: 'standard',
    maxAttempts: 3,
  })

/**
 * One client per profile, region, endpoint and route. Routes speak HTTP/1.1 on purpose: the SDK's HTTP/2 handler ends a cut stream as if it were
 * complete.
 */
export const createClientPool = (demoHandler: () => Promise<RequestHandler>, findRoute: FindRoute): FindClient => {
  const clients = new Map<string, Kept>()
  let demo: Promise<BedrockRuntimeClient> | null = null

  const demoClient = (): Promise<BedrockRuntimeClient> => {
    demo ??= demoHandler().then((handler) => limitBodies(newDemoClient(handler)))
    // One that could not be made is not kept: the next request tries again.
    demo.catch(() => (demo = null))
    return demo
  }

  const awsClient = async (connection: AwsConnection): Promise<BedrockRuntimeClient> => {
    const route = await findRoute()
    const key = keyOf(connection)
    const kept = clients.get(key)
    if (kept?.routeKey === route.key) {
      kept.connection = connection
      return kept.client
    }
    const current = () => (clients.get(key)?.connection ?? connection).identity
    const client = limitBodies(new BedrockRuntimeClient(clientSettings(connection, connection.endpoints.runtime, route, current)))
    clients.set(key, { routeKey: route.key, client, connection })
    return client
  }

  return (connection) => (connection.isDemo ? demoClient() : awsClient(connection))
}
