import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRouteFetch } from '../../src/main/network/route-fetch.ts'
import { directRoute } from '../support/find-route.ts'

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return `http://127.0.0.1:${address.port}`
}

const routeFetch = createRouteFetch(directRoute())

describe('a fetch on the route of the settings', () => {
  it('sends method, path, query, headers and body, and gives the answer as it is', async () => {
    const base = await serve((request, response) => {
      void text(request).then((body) => {
        const { method, url, headers } = request
        response.writeHead(201, { 'x-answer': 'yes' })
        response.end(JSON.stringify({ method, url, key: headers['x-key'], type: headers['content-type'], body }))
      })
    })
    const answer = await routeFetch(`${base}/a%20b/c?x=1&x=2&y=%26`, {
      method: 'POST',
      headers: { 'X-Key': 'k' },
      body: new URLSearchParams({ a: '1 2', b: 'ü' }),
    })
    expect({ status: answer.status, header: answer.headers.get('x-answer'), body: await answer.json() }).toEqual({
      status: 201,
      header: 'yes',
      body: {
        method: 'POST',
        url: '/a%20b/c?x=1&x=2&y=%26',
        key: 'k',
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        body: 'a=1+2&b=%C3%BC',
      },
    })
  })

  it('follows no redirect', async () => {
    let requests = 0
    const base = await serve((_request, response) => {
      requests += 1
      response.writeHead(302, { location: '/elsewhere' })
      response.end()
    })
    const answer = await routeFetch(`${base}/`)
    expect({ status: answer.status, location: answer.headers.get('location'), requests }).toEqual({
      status: 302,
      location: '/elsewhere',
      requests: 1,
    })
  })

  it('gives an answer without a body as one', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(204)
      response.end()
    })
    expect((await routeFetch(base)).body).toBeNull()
  })

  it('gives a stream as it comes, and ends with its signal', async () => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n')
    })
    const stop = new AbortController()
    const { body } = await routeFetch(base, { signal: stop.signal })
    const reader = body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? []).toString('utf8')).toBe('data: 1\n\n')
    stop.abort()
    await expect(reader?.read()).rejects.toThrow()
  })

  it('fails with what went wrong where nobody answers', async () => {
    await expect(routeFetch('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED')
  })
})
