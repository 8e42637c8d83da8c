import { readFileSync } from 'node:fs'
import { createServer as createPlainServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const folder = join(import.meta.dirname, '../fixtures/tls')
export const tlsFixture = (name: string): string => readFileSync(join(folder, name), 'utf8')
export const tlsFixturePath = (name: string): string => join(folder, name)

export type TestServer = {
  readonly port: number
  /** What came, in order: method, address and the headers that matter here. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly proxyAuthorization: string | null }[]
  readonly connectionCount: () => number
  readonly openConnectionCount: () => number
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const sayHello: Answer = (_request, response) => void response.end('hello')

const serve = async (open: (listener: RequestListener) => Pick<Server, 'on' | 'listen' | 'address' | 'close'>, answer: Answer) => {
  const requests: TestServer['requests'][number][] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = open((request, response) => {
    const { method = '', url = '', headers } = request
    requests.push({ method, url, proxyAuthorization: headers['proxy-authorization'] ?? null })
    answer(request, response)
  })
  server.on('connection', (socket: Socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  const port = await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port, requests, connectionCount: () => connections, openConnectionCount: () => sockets.size }
}

export const listen = (server: {
  listen: (port: number, host: string, done: () => void) => unknown
  address: () => AddressInfo | string | null
}) =>
  new Promise<number>((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'))
      else resolve(address.port)
    })
  })

const certificate = () => ({ cert: tlsFixture('server.pem'), key: tlsFixture('server-key.pem'), ca: tlsFixture('authority.pem') })

/** Speaks TLS as localhost, 127.0.0.1 and every name below outcrop.test, with a certificate of the test authority. */
export const startTlsServer = (answer: Answer = sayHello): Promise<TestServer> =>
  serve((listener) => createServer(certificate(), listener), answer)

export const startPlainServer = (answer: Answer = sayHello): Promise<TestServer> => serve((listener) => createPlainServer(listener), answer)
