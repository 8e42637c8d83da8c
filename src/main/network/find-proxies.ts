import type { Settings } from '../../shared/settings.ts'
import { isExcepted, isLoopback } from './no-proxy.ts'
import { parseProxyAddress, type Proxy } from './proxy-address.ts'
import { ProxyError } from './proxy-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>
/** Chromium's answer for an address: `PROXY host:port; SOCKS5 host:port; HTTPS host:port; DIRECT`. */
export type ResolveSystemProxy = (url: string) => Promise<string>
export type Hop = { readonly type: 'direct' } | { readonly type: 'proxy'; readonly proxy: Proxy }
/** The ways to an address, the best first. Throws a ProxyError when the settings name none that can be used. */
export type FindProxies = (url: URL) => Promise<readonly Hop[]>

type ProxySettings = Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyUser' | 'noProxy'>

type Options = {
  readonly settings: ProxySettings
  readonly password: string | null
  readonly environment: Environment
  readonly resolveSystemProxy: ResolveSystemProxy
}

const noLogin = { user: '', password: '' }
const direct: readonly Hop[] = [{ type: 'direct' }]

export const createFindProxies = ({ settings, password, environment, resolveSystemProxy }: Options): FindProxies => {
  const { proxyMode, proxyUrl, proxyUser, noProxy } = settings
  const login = proxyUser === '' ? noLogin : { user: proxyUser, password: password ?? '' }
  const variable = (name: string): string => environment[name.toLowerCase()] ?? environment[name] ?? ''

  const manual = (): readonly Hop[] => {
    const proxy = parseProxyAddress(proxyUrl, login)
    if (proxy === null) throw new ProxyError('PROXY_ADDRESS', labelOf(proxyUrl))
    return [{ type: 'proxy', proxy }]
  }
  const system = async (url: URL): Promise<readonly Hop[]> => {
    const own = variable(url.protocol === 'http:' ? 'HTTP_PROXY' : 'HTTPS_PROXY')
    const address = own === '' ? variable('ALL_PROXY') : own
    if (address === '') return readSystemProxies(await askSystem(resolveSystemProxy, url))
    const proxy = parseProxyAddress(address)
    if (proxy === null) throw new ProxyError('PROXY_ADDRESS', labelOf(address))
    return [{ type: 'proxy', proxy }]
  }

  return async (url) => {
    const destination = { host: url.hostname, port: portOf(url) }
    if (isLoopback(destination.host)) return direct
    switch (proxyMode) {
      case 'none':
        return direct
      case 'manual':
        return isExcepted(noProxy, destination) ? direct : manual()
      case 'system':
        return isExcepted(`${noProxy},${variable('NO_PROXY')}`, destination) ? direct : system(url)
    }
  }
}

const portOf = (url: URL): number => (url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port))

/** What may be said of an address that cannot be used: nothing before an @, where a password could be. */
const labelOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).slice(0, 200)

const askSystem = async (resolve: ResolveSystemProxy, url: URL): Promise<string> => {
  try {
    // The system's script for proxies learns where a request goes, not what it asks for.
    return await resolve(url.origin)
  } catch {
    // A system that cannot say has no proxy for us.
    return 'DIRECT'
  }
}

const systemSchemes: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
}

/** Entries that are not understood are left out; when none is left, the way is direct. */
export const readSystemProxies = (answer: string): readonly Hop[] => {
  const hops = answer.split(';').flatMap((entry): readonly Hop[] => {
    const [kind = '', address = ''] = entry.trim().split(/\s+/u)
    if (kind.toUpperCase() === 'DIRECT') return direct
    const scheme = systemSchemes[kind.toUpperCase()]
    const proxy = scheme === undefined || address === '' ? null : parseProxyAddress(`${scheme}://${address}`, noLogin)
    return proxy === null ? [] : [{ type: 'proxy', proxy }]
  })
  return hops.length === 0 ? direct : hops
}
