import { Readable } from 'node:stream'
import type { FindRoute } from './route.ts'

export type RouteFetch = (address: string | URL, init?: RequestInit) => Promise<Response>

const withoutBody = new Set([204, 205, 304])

const bodyText = (body: RequestInit['body']): string | undefined => {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('Only text can be sent')
}

/** A fetch that leaves as all requests do: through the proxy and with the certificates of the settings. It follows no redirect and keeps no cookie. */
export const createRouteFetch =
  (findRoute: FindRoute): RouteFetch =>
  async (address, init = {}) => {
    const [{ HttpRequest }, { requestHandler }] = await Promise.all([import('@smithy/core/protocols'), findRoute()])
    const { protocol, hostname, port, host, pathname, search } = new URL(address)
    const body = bodyText(init.body)
    const headers = new Headers(init.headers)
    if (body !== undefined && !headers.has('content-type') && init.body instanceof URLSearchParams) {
      headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
    }
    if (body !== undefined) headers.set('content-length', String(Buffer.byteLength(body)))
    const request = new HttpRequest({
      method: init.method ?? 'GET',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: pathname,
      query: queryOf(search),
      headers: { ...Object.fromEntries(headers.entries()), host },
      ...(body === undefined ? {} : { body }),
    })
    const signal = init.signal ?? undefined
    const { response } = await requestHandler.handle(request, signal === undefined ? {} : { abortSignal: signal })
    const answerHeaders = new Headers(response.headers)
    const stream: unknown = response.body
    const { statusCode: status } = response
    if (!(stream instanceof Readable)) throw new TypeError('The answer has no body that can be read')
    if (signal !== undefined) stopWith(stream, signal)
    if (withoutBody.has(status)) {
      stream.resume()
      return new Response(null, { status, headers: answerHeaders })
    }
    return new Response(bytesOf(stream), { status, headers: answerHeaders })
  }

const bytesOf = (stream: Readable): ReadableStream<Uint8Array> => {
  const source: AsyncIterator<unknown> = stream.iterator()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next: IteratorResult<unknown, unknown> = await source.next()
      if (next.done === true) controller.close()
      else if (next.value instanceof Uint8Array) controller.enqueue(next.value)
    },
    cancel: () => void stream.destroy(),
  })
}

const stopWith = (stream: Readable, signal: AbortSignal): void => {
  const stop = (): void => void stream.destroy(signal.reason instanceof Error ? signal.reason : undefined)
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  stream.once('close', () => signal.removeEventListener('abort', stop))
}

const queryOf = (search: string): Record<string, string[]> => {
  const query: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(search)) query[name] = [...(query[name] ?? []), value]
  return query
}
