import type { ClientRequest } from 'node:http'
import { connect as connectSocket, isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'
import type { FindProxies, Hop } from './find-proxies.ts'
import type { Proxy } from './proxy-address.ts'
import { ProxyError } from './proxy-error.ts'

/** `address` is where the host was found already, and the only one that is connected to, also through a proxy. */
type Target = {
  readonly isSecure: boolean
  readonly host: string
  readonly port: number
  readonly servername: string | undefined
  readonly address: string | null
}
type Dialled = { readonly socket: Socket; readonly via: string | null }
export type Dial = (request: ClientRequest, target: Target) => Promise<Dialled>

type Options = { readonly findProxies: FindProxies; readonly secureContext: SecureContext; readonly connectTimeoutMs: number }

/** Opens connections: chooses the way for each, and hands them over when they can be written to, the certificate checked. */
export const createDial = ({ findProxies, secureContext, connectTimeoutMs }: Options): Dial => {
  const secure = (socket: Socket | null, { host, port, servername, address }: Target): TLSSocket =>
    connectTls({
      ...(socket === null ? { host: address ?? host, port } : { socket }),
      ...(isIP(host) === 0 ? { servername: servername ?? host } : {}),
      secureContext,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: true,
      // Through a tunnel Node would compare the certificate with the proxy's name when the host is a bare address.
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    })

  const openTunnel = async (request: ClientRequest, { proxy, target }: Way, signal: AbortSignal): Promise<Socket> => {
    const wanted = { secureEndpoint: false, host: target.address ?? target.host, port: target.port } as const
    if (proxy.url.protocol.startsWith('socks')) return socksAgent(proxy).connect(request, wanted)
    const refusal = new Promise<never>((_resolve, reject) => {
      request.once('proxyConnect', ({ statusCode }: { readonly statusCode?: number }) => {
        if (statusCode === undefined || statusCode === 200) return
        reject(
          new ProxyError(statusCode === 407 ? 'PROXY_AUTHENTICATION' : 'PROXY_REFUSED', proxy.label, {
            cause: new Error(`HTTP ${statusCode}`),
          }),
        )
      })
    })
    const options = { secureContext, signal }
    // A plain request is not tunnelled but handed to the proxy, which changes how it is written, and lets the proxy find the host.
    if (!target.isSecure && target.address === null && isRewritable(request))
      return new HttpProxyAgent(proxy.url, options).connect(request, wanted)
    return Promise.race([new HttpsProxyAgent(proxy.url, options).connect(request, wanted), refusal])
  }

  const dialHop = async (request: ClientRequest, target: Target, hop: Hop, timeoutMs: number): Promise<Dialled> => {
    const proxy = hop.type === 'proxy' ? hop.proxy : null
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(timedOut(proxy?.label ?? `${target.host}:${target.port}`)), timeoutMs)
    try {
      const tunnel = proxy === null ? null : await reachProxy(proxy, openTunnel(request, { proxy, target }, abort.signal), abort.signal)
      const socket = target.isSecure ? secure(tunnel, target) : (tunnel ?? connectSocket(target.port, target.address ?? target.host))
      if (target.isSecure || tunnel === null) await opened(socket, target.isSecure ? 'secureConnect' : 'connect', abort.signal)
      return { socket, via: proxy?.label ?? null }
    } finally {
      clearTimeout(timer)
    }
  }

  return async (request, target) => {
    const bracketed = isIP(target.host) === 6 ? `[${target.host}]` : target.host
    const hops = await findProxies(new URL(`${target.isSecure ? 'https' : 'http'}://${bracketed}:${target.port}`))
    let unreachable: ProxyError | null = null
    for (const hop of hops) {
      try {
        return await dialHop(request, target, hop, connectTimeoutMs / hops.length)
      } catch (error) {
        if (!(error instanceof ProxyError) || error.code !== 'PROXY_UNREACHABLE') throw error
        unreachable = error
      }
    }
    throw unreachable ?? new Error('There is no way to the host')
  }
}

const socksAgent = ({ url }: Proxy): SocksProxyAgent => {
  const agent = new SocksProxyAgent(url)
  // It takes an IPv6 address with its brackets for a name.
  agent.proxy.host = url.hostname.replaceAll(/^\[|\]$/gu, '')
  return agent
}

type RewritableRequest = Parameters<HttpProxyAgent<string>['connect']>[0]
const isRewritable = (request: ClientRequest): request is RewritableRequest => '_implicitHeader' in request

type Way = { readonly proxy: Proxy; readonly target: Target }

const timedOut = (place: string): Error =>
  Object.assign(new Error(`${place} did not answer in time`), { name: 'TimeoutError', code: 'ETIMEDOUT' })

const timedOutBy = ({ reason }: AbortSignal): Error => (reason instanceof Error ? reason : new Error('It took too long'))

/** Ends with the signal's reason. Work that ends later than that is closed again. */
const reachProxy = async (proxy: Proxy, work: Promise<Socket>, signal: AbortSignal): Promise<Socket> => {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(timedOutBy(signal)), { once: true })
  })
  try {
    return await Promise.race([work, late])
  } catch (error) {
    work.then(
      (socket) => socket.destroy(),
      () => null,
    )
    if (error instanceof ProxyError) throw error
    throw explain(error, proxy)
  }
}

/** The words of the socks package for a refused password and for a host that the proxy does not reach. */
const explain = (thrown: unknown, { label }: Proxy): ProxyError => {
  const cause = bareError(thrown)
  if (/authentication/iu.test(cause.message)) return new ProxyError('PROXY_AUTHENTICATION', label, { cause })
  return new ProxyError(/rejected/iu.test(cause.message) ? 'PROXY_REFUSED' : 'PROXY_UNREACHABLE', label, { cause })
}

/** Some errors of proxies carry the options they were made with, and so the password. */
const bareError = (thrown: unknown): Error => {
  if (!(thrown instanceof Error)) return new Error(String(thrown))
  return Object.assign(new Error(thrown.message), 'code' in thrown ? { code: thrown.code } : {})
}

const opened = (socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => void socket.destroy(timedOutBy(signal))
    const settle = (end: () => void) => (): void => {
      signal.removeEventListener('abort', onAbort)
      end()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    socket.once(event, settle(resolve))
    socket.once('error', (error) => settle(() => reject(error))())
    socket.once(
      'close',
      settle(() => reject(Object.assign(new Error('The connection was closed'), { code: 'ECONNRESET' }))),
    )
  })
