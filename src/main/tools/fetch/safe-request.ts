import { lookup as lookUpName } from 'node:dns/promises'
import { request as requestPlain, type Agent, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import { fetchMessages } from '../../../shared/messages/fetch.ts'
import { checkWebAddress, hostOf } from './check-web-address.ts'
import { explainFetchFailure, isUnreachable } from './explain-fetch-failure.ts'
import { isPublicAddress, ownAddresses } from './is-public-address.ts'
import { readBody, type Body } from './read-body.ts'

/** All addresses of a name. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string }[]>

export type SafeRequestDependencies = {
  /** The way out of this computer: `agentTo` connects to the address it is given, whatever the name leads to by then. */
  readonly findRoute: () => Promise<{ readonly agentTo: (address: string, url: URL) => Agent }>
  readonly lookup?: Lookup
  readonly timeoutMs?: number
}

/** `url` is where it came from in the end; the type is the server's own word. */
export type WebAnswer = Body & { readonly url: URL; readonly contentType: string }
export type SafeRequest = (url: URL, signal: AbortSignal) => Promise<WebAnswer>

const maximumRedirects = 5
export const maximumMegabytes = 5
const maximumBytes = maximumMegabytes * 1_000_000
const usualTimeoutMs = 20_000
/** Of one name; a person's computer has one or two ways out. */
const maximumAttempts = 4

const headers = {
  accept: 'text/html,application/xhtml+xml,text/*;q=0.9,application/json;q=0.9,application/xml;q=0.8,*/*;q=0.1',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en;q=0.8,*;q=0.5',
  'user-agent': 'Mozilla/5.0 (compatible; Outcrop)',
} as const

/**
 * Asks an address of the open internet, and nothing else: each name is looked up here, all of its addresses are checked, and the connection goes to one
 * of those. Each redirect is a new address. Nothing is kept of it, no cookie and no login is sent. Rejects with words for the model.
 */
export const createSafeRequest = ({
  findRoute,
  lookup = everyAddress,
  timeoutMs = usualTimeoutMs,
}: SafeRequestDependencies): SafeRequest => {
  const addressesOf = async (url: URL, signal: AbortSignal): Promise<readonly string[]> => {
    const host = hostOf(url)
    const found = await unlessAborted(lookup(host), signal)
    const own = ownAddresses()
    const bad = found.find(({ address }) => !isPublicAddress(address, own))
    if (bad !== undefined) throw new Error(fetchMessages.privateAddress(host, bad.address))
    if (found.length === 0) throw new Error(fetchMessages.notFound(host))
    return found.map(({ address }) => address).slice(0, maximumAttempts)
  }

  const ask = async (url: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    const addresses = await addressesOf(url, signal)
    const route = await unlessAborted(findRoute(), signal)
    let last: unknown = null
    for (const address of addresses) {
      try {
        return await send(url, route.agentTo(address, url), signal)
      } catch (error) {
        if (!isUnreachable(error)) throw error
        last = error
      }
    }
    throw last
  }

  const follow = async (url: URL, redirects: number, signal: AbortSignal): Promise<WebAnswer> => {
    const response = await ask(url, signal)
    const { statusCode = 0 } = response
    const { location, 'content-type': contentType = '' } = response.headers
    if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
      response.destroy()
      if (redirects === maximumRedirects) throw new Error(fetchMessages.tooManyRedirects(maximumRedirects))
      return await follow(nextAddress(location, url), redirects + 1, signal)
    }
    if (statusCode < 200 || statusCode > 299) {
      response.destroy()
      throw new Error(fetchMessages.badStatus(url.host, statusCode))
    }
    return { url, contentType, ...(await readBody(response, maximumBytes)) }
  }

  return async (url, signal) => {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      return await follow(checkWebAddress(url.href), 0, AbortSignal.any([signal, limit]))
    } catch (error) {
      signal.throwIfAborted()
      if (limit.aborted) throw new Error(fetchMessages.tooSlow(timeoutMs / 1000), { cause: error })
      throw explainFetchFailure(error, url)
    }
  }
}

const everyAddress: Lookup = (host) => lookUpName(host, { all: true })

const nextAddress = (location: string, from: URL): URL => {
  try {
    return checkWebAddress(location, from)
  } catch (error) {
    throw new Error(fetchMessages.badRedirect(error instanceof Error ? error.message : ''), { cause: error })
  }
}

const send = (url: URL, agent: Agent, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestSecure : requestPlain
    request(url, { agent, headers, signal }, resolve).on('error', reject).end()
  })

/** For work that cannot be ended: its outcome is not waited for any longer. */
const unlessAborted = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const cancel = (): void => reject(signal.reason)
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel))
  })
