import { createSecureContext } from 'node:tls'
import type { HttpResponse } from '@smithy/types'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Settings } from '../../shared/settings.ts'
import { createDial, type Dial } from './dial.ts'
import type { FindProxies } from './find-proxies.ts'
import { ProxyError } from './proxy-error.ts'
import { RouteAgent } from './route-agent.ts'
import type { NetworkRoute } from './route.ts'

export type Route = NetworkRoute & {
  readonly agentFor: (url: URL) => RouteAgent
  /** Connects to this address alone, whatever the host's name leads to by then. For one request. */
  readonly agentTo: (address: string, url: URL) => RouteAgent
  /** For a route that no new request takes: what runs on it goes on. */
  readonly retire: () => void
  readonly destroy: () => void
}

type Options = {
  readonly key: string
  readonly settings: Pick<Settings, 'connectTimeoutSeconds' | 'idleTimeoutSeconds' | 'retryMode' | 'maxAttempts'>
  readonly findProxies: FindProxies
  readonly authorities: readonly string[]
}

/** Waiting for one of the connections to come free is not connecting; this bounds it all the same. */
const queueMs = 1000

/** Shared by every client, so a client that is closed does not close it. */
class RouteHandler extends NodeHttpHandler {
  override async handle(...[request, options]: Parameters<NodeHttpHandler['handle']>): Promise<{ response: HttpResponse }> {
    const answer = await super.handle(request, options)
    if (answer.response.statusCode !== 407) return answer
    throw new ProxyError('PROXY_AUTHENTICATION', request.hostname, { cause: new Error('HTTP 407') })
  }

  override destroy(): void {}
}

export const makeRoute = ({ key, settings, findProxies, authorities }: Options): Route => {
  const { connectTimeoutSeconds, idleTimeoutSeconds, retryMode, maxAttempts } = settings
  const connectTimeoutMs = connectTimeoutSeconds * 1000
  const dial = makeDial(findProxies, authorities, connectTimeoutMs)
  const secureAgent = new RouteAgent(dial, { isSecure: true })
  const plainAgent = new RouteAgent(dial, { isSecure: false })
  const requestHandler = new RouteHandler({
    connectionTimeout: connectTimeoutMs + queueMs,
    socketTimeout: idleTimeoutSeconds * 1000,
    httpsAgent: secureAgent,
    httpAgent: plainAgent,
  })
  return {
    key,
    requestHandler,
    retryMode,
    maxAttempts,
    agentFor: (url) => (url.protocol === 'https:' ? secureAgent : plainAgent),
    agentTo: (address, url) => new RouteAgent(dial, { isSecure: url.protocol === 'https:', address }),
    retire: () => {
      secureAgent.retire()
      plainAgent.retire()
    },
    destroy: () => {
      secureAgent.destroy()
      plainAgent.destroy()
    },
  }
}

const makeDial = (findProxies: FindProxies, authorities: readonly string[], connectTimeoutMs: number): Dial => {
  try {
    return createDial({ findProxies, secureContext: createSecureContext({ ca: [...authorities] }), connectTimeoutMs })
  } catch (error) {
    // Certificates that cannot be loaded fail each request, with their own words.
    return () => Promise.reject(error)
  }
}
