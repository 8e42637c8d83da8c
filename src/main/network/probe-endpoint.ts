import { lookup } from 'node:dns/promises'
import { request as requestPlain, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { TLSSocket, type DetailedPeerCertificate } from 'node:tls'
import type { Route } from './make-route.ts'
import { isLoopback } from './no-proxy.ts'

/** `via` is a proxy's host and port; `issuer` the authority at the end of the certificate's chain; `clockOffsetMs` the server's clock minus ours. */
export type EndpointProbe = {
  readonly host: string
  readonly addresses: readonly string[]
  readonly via: string | null
  readonly issuer: string | null
  readonly clockOffsetMs: number | null
  readonly roundTripMs: number
}

type Options = { readonly route: Pick<Route, 'agentFor'>; readonly timeoutMs: number; readonly now?: () => number }

/** Asks an endpoint for nothing, on the way that requests take. Any answer will do; fails with Node's own errors and ProxyError. */
export const probeEndpoint = async (
  address: string,
  { route, timeoutMs, now = Date.now }: Options,
  signal: AbortSignal,
): Promise<EndpointProbe> => {
  const url = new URL(address)
  const host = url.hostname.replaceAll(/^\[|\]$/gu, '')
  const agent = route.agentFor(url)
  const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  const [resolved, asked] = await Promise.allSettled([lookup(host, { all: true }), ask(url, agent, now, limit)])
  // Behind a proxy this computer need not know the name, so what the request says counts.
  if (asked.status === 'rejected') throw signal.aborted ? signal.reason : asked.reason
  const { response, sentAt, receivedAt } = asked.value
  const roundTripMs = receivedAt - sentAt
  const serverTime = Date.parse(response.headers.date ?? '')
  return {
    host,
    addresses: resolved.status === 'fulfilled' ? resolved.value.map((entry) => entry.address) : [],
    via: isLoopback(host) ? null : agent.viaOf(response.socket),
    issuer: issuerOf(response),
    clockOffsetMs: Number.isNaN(serverTime) ? null : Math.round(serverTime - (sentAt + roundTripMs / 2)),
    roundTripMs,
  }
}

type Answer = { readonly response: IncomingMessage; readonly sentAt: number; readonly receivedAt: number }

const ask = (url: URL, agent: ReturnType<Route['agentFor']>, now: () => number, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let sentAt = now()
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const request = send(url, { method: 'HEAD', agent, signal })
    request.once('finish', () => {
      sentAt = now()
    })
    request.once('response', (response) => {
      response.resume()
      resolve({ response, sentAt, receivedAt: now() })
    })
    request.once('error', (error) => reject(signal.aborted ? timedOut(url, error) : error))
    request.end()
  })

const timedOut = (url: URL, cause: Error): Error =>
  Object.assign(new Error(`${url.host} did not answer in time`, { cause }), { name: 'TimeoutError', code: 'ETIMEDOUT' })

const issuerOf = ({ socket }: IncomingMessage): string | null =>
  socket instanceof TLSSocket ? lastIssuer(socket.getPeerCertificate(true), new Set()) : null

/** A root is its own issuer; a chain that was not sent to its end has none. */
const lastIssuer = (certificate: DetailedPeerCertificate | undefined, seen: Set<DetailedPeerCertificate>): string | null => {
  if (certificate === undefined || seen.has(certificate)) return null
  seen.add(certificate)
  return lastIssuer(certificate.issuerCertificate, seen) ?? nameOf(certificate)
}

const nameOf = ({ issuer }: DetailedPeerCertificate): string | null => {
  const { O: organisation, CN: name } = issuer
  return [organisation, name].flat().find((part) => part !== undefined && part !== '') ?? null
}
