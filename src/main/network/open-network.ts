import type { Settings } from '../../shared/settings.ts'
import { createFindProxies, type Environment, type ResolveSystemProxy } from './find-proxies.ts'
import type { Route } from './make-route.ts'
import { probeEndpoint, type EndpointProbe } from './probe-endpoint.ts'

export type NetworkSettings = Pick<
  Settings,
  'proxyMode' | 'proxyUrl' | 'proxyUser' | 'noProxy' | 'connectTimeoutSeconds' | 'idleTimeoutSeconds' | 'retryMode' | 'maxAttempts'
>

type Options = {
  readonly settings: () => NetworkSettings
  /** PEM of the authorities trusted besides those of the system. */
  readonly certificates: () => readonly string[]
  readonly proxyPassword: () => Promise<string | null>
  readonly resolveSystemProxy: ResolveSystemProxy
  readonly environment: Environment
}

export type Network = {
  readonly findRoute: () => Promise<Route>
  /** After the certificates or the password have changed; a change of the settings is noticed. */
  readonly reset: () => void
  readonly probe: (url: string, signal: AbortSignal) => Promise<EndpointProbe>
  readonly dispose: () => void
}

type Current = { readonly fingerprint: string; readonly route: Promise<Route> }

/** Everything by which requests leave this computer. Clients share its connections; changed settings count from the next request on. */
export const openNetwork = ({ settings, certificates, proxyPassword, resolveSystemProxy, environment }: Options): Network => {
  let current: Current | null = null
  let resets = 0
  let made = 0
  let password: { readonly owner: string; readonly answer: Promise<string | null> } | null = null
  let authorities: Promise<readonly string[]> | null = null

  /** Remembered for one proxy and user alone: the settings may name another one at any time. */
  const askPassword = async ({ proxyMode, proxyUrl, proxyUser }: NetworkSettings): Promise<string | null> => {
    if (proxyMode !== 'manual' || proxyUser === '') return null
    const owner = JSON.stringify([proxyUrl, proxyUser])
    const asked = password?.owner === owner ? password : { owner, answer: proxyPassword().catch(() => null) }
    password = asked
    const answer = await asked.answer
    // A keychain that was locked may be open the next time.
    if (answer === null && password === asked) password = null
    return answer
  }
  const make = async (key: string, now: NetworkSettings, secret: string | null): Promise<Route> => {
    const [{ makeRoute }, { readTrustedAuthorities }] = await Promise.all([import('./make-route.ts'), import('./trusted-authorities.ts')])
    const trusted = await (authorities ??= readTrustedAuthorities(environment))
    const findProxies = createFindProxies({ settings: now, password: secret, environment, resolveSystemProxy })
    return makeRoute({ key, settings: now, findProxies, authorities: [...trusted, ...certificates()] })
  }
  const find = async (): Promise<Route> => {
    const now = settings()
    const secret = await askPassword(now)
    const { proxyMode, proxyUrl, proxyUser, noProxy, connectTimeoutSeconds, idleTimeoutSeconds, retryMode, maxAttempts } = now
    const proxy = [proxyMode, proxyUrl, proxyUser, noProxy, secret]
    const fingerprint = JSON.stringify([resets, ...proxy, connectTimeoutSeconds, idleTimeoutSeconds, retryMode, maxAttempts])
    if (current?.fingerprint === fingerprint) return current.route
    const former = current?.route
    made += 1
    const route = make(`network ${made}`, now, secret)
    current = { fingerprint, route }
    const forget = (): void => {
      if (current?.route === route) current = null
    }
    // One that could not be made is not kept: the next request tries again.
    route.catch(forget)
    void former?.then((old) => old.retire(), forget)
    return route
  }

  return {
    findRoute: find,
    reset: () => {
      resets += 1
      password = null
    },
    probe: async (url, signal) => probeEndpoint(url, { route: await find(), timeoutMs: settings().connectTimeoutSeconds * 2000 }, signal),
    dispose: () =>
      void current?.route.then(
        (route) => route.destroy(),
        () => null,
      ),
  }
}
