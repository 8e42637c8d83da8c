import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import { callbackHeaders, callbackPage } from './callback-page.ts'

const path = '/oauth/callback'

/** `reply` has to be called: it tells the person in the browser how it ended, and the page waits until then. */
export type Callback =
  | { readonly type: 'code'; readonly code: string; readonly reply: (worked: boolean) => void }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly reason: string }

export type LoopbackCallback = {
  readonly redirectUri: string
  readonly callback: Promise<Callback>
  /** A second call does nothing. */
  readonly close: () => void
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right))

const answer = (response: ServerResponse, status: number, text: string, detail = ''): void => {
  response.writeHead(status, callbackHeaders)
  response.end(callbackPage(text, detail))
}

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port')
  return address.port
}

/** The one value of a parameter; null when it is missing or given twice. */
const single = (parameters: URLSearchParams, name: string): string | null => {
  const values = parameters.getAll(name)
  return values.length === 1 ? (values[0] ?? null) : null
}

/** Any program of this computer can connect; a browser needs a few connections, for moments. */
const limits = { maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 }
const mostConnections = 64

/**
 * Waits on a random port of this computer for the browser to come back. A request that does not belong to the sign-in is refused and changes nothing;
 * the first one that does closes the port. Another host name is refused too, so that a page elsewhere cannot reach in by naming its host 127.0.0.1.
 */
export const openLoopbackCallback = async (state: string): Promise<LoopbackCallback> => {
  let resolve: (outcome: Callback) => void = () => undefined
  const callback = new Promise<Callback>((settle) => {
    resolve = settle
  })
  const server = createServer(limits)
  server.maxConnections = mostConnections
  let isDone = false
  /** For a page whose outcome nobody waits for any more. */
  let giveUp = (): void => undefined

  const finish = (response: ServerResponse, outcome: Callback): void => {
    isDone = true
    server.close()
    response.once('close', () => server.closeAllConnections())
    resolve(outcome)
  }
  const takeCallback = (parameters: URLSearchParams, response: ServerResponse): void => {
    const given = single(parameters, 'state')
    if (isDone || given === null || !isSame(given, state)) return answer(response, 400, words.pageWrongRequest)
    const code = single(parameters, 'code')
    const error = single(parameters, 'error')
    if (error === 'access_denied') {
      finish(response, { type: 'refused' })
      return answer(response, 200, words.pageRefused, single(parameters, 'error_description') ?? '')
    }
    if (error !== null) {
      finish(response, { type: 'failed', reason: /^[a-z_]{1,40}$/u.test(error) ? error : '' })
      return answer(response, 200, words.pageFailed, single(parameters, 'error_description') ?? '')
    }
    if (code === null || code === '') return answer(response, 400, words.pageWrongRequest)
    const reply = (worked: boolean): void => {
      if (!response.writableEnded && !response.destroyed) answer(response, 200, worked ? words.pageDone : words.pageFailed)
    }
    giveUp = () => reply(false)
    finish(response, { type: 'code', code, reply })
  }
  const serve = (host: string, request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers.host !== host) return answer(response, 400, words.pageWrongRequest)
    const url = URL.parse(request.url ?? '', `http://${host}`)
    if (url === null || url.host !== host || url.pathname !== path) return answer(response, 404, words.pageWrongRequest)
    if (request.method !== 'GET') return answer(response, 405, words.pageWrongRequest)
    takeCallback(url.searchParams, response)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${portOf(server)}`
  server.on('request', (request, response) => serve(host, request, response))
  const close = (): void => {
    // After the browser came back the port is closed already, and its page is still being sent.
    giveUp()
    if (isDone) return
    isDone = true
    server.close()
    server.closeAllConnections()
  }
  return { redirectUri: `http://${host}${path}`, callback, close }
}
