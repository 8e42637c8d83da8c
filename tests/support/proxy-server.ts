import { createServer, request as forward, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, createServer as createSocketServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { listen, tlsFixture } from './tls-server.ts'

export type ProxyServer = {
  readonly port: number
  readonly url: string
  /** `CONNECT host:port` or `GET http://…`, with what it was asked to be let in with. */
  readonly asked: readonly { readonly target: string; readonly login: string | null }[]
}

type Options = {
  /** `user:password` that it wants to see. */
  readonly login?: string
  /** Answers every CONNECT with this status. */
  readonly refuseWith?: number
  /** Takes connections and says nothing. */
  readonly isSilent?: boolean
  /** Speaks TLS itself, as localhost. */
  readonly isSecure?: boolean
}

const closeWithTest = (server: {
  readonly close: () => unknown
  readonly on: (event: 'connection', run: (socket: Socket) => void) => unknown
}) => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
}

const join = (one: Socket, other: Socket): void => {
  one.pipe(other).pipe(one)
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
  one.on('close', () => other.destroy())
  other.on('close', () => one.destroy())
}

const loginIn = ({ headers }: IncomingMessage): string | null => {
  const [scheme, value] = (headers['proxy-authorization'] ?? '').split(' ')
  return scheme === 'Basic' && value !== undefined ? Buffer.from(value, 'base64').toString() : null
}

/** A proxy that finds every host on this computer, at the port asked for. */
export const startProxyServer = async ({ login, refuseWith, isSilent = false, isSecure = false }: Options = {}): Promise<ProxyServer> => {
  const asked: ProxyServer['asked'][number][] = []
  const isLetIn = (request: IncomingMessage): boolean => login === undefined || loginIn(request) === login
  const onRequest: RequestListener = (request, response) => {
    asked.push({ target: `${request.method} ${request.url}`, login: loginIn(request) })
    if (!isLetIn(request)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="test"' }).end()
      return
    }
    const { port, pathname, search } = new URL(request.url ?? '')
    const { 'proxy-authorization': _login, ...headers } = request.headers
    const onward = forward({ host: '127.0.0.1', port, path: pathname + search, method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  }
  const certificate = { cert: tlsFixture('server.pem'), key: tlsFixture('server-key.pem') }
  const server = isSecure ? createSecureServer(certificate, onRequest) : createServer(onRequest)
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push({ target: `CONNECT ${request.url}`, login: loginIn(request) })
    if (isSilent) return
    if (!isLetIn(request)) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n')
      return
    }
    if (refuseWith !== undefined) {
      client.end(`HTTP/1.1 ${refuseWith} No\r\n\r\n`)
      return
    }
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      join(client, upstream)
    })
    upstream.on('error', () => client.destroy())
  })
  closeWithTest(server)
  const port = await listen(server)
  return { port, url: isSecure ? `https://localhost:${port}` : `http://127.0.0.1:${port}`, asked }
}

/** SOCKS5 with user name and password or without, CONNECT to names and IPv4 addresses (RFC 1928, 1929); every host is this computer. */
export const startSocksServer = async ({ login }: Pick<Options, 'login'> = {}): Promise<ProxyServer> => {
  const asked: ProxyServer['asked'][number][] = []
  const server = createSocketServer((client) => {
    let seenLogin: string | null = null
    const onRequest = (data: Buffer): void => {
      const length = data[4] ?? 0
      const isName = data[3] === 3
      const host = isName ? data.subarray(5, 5 + length).toString() : [...data.subarray(4, 8)].join('.')
      const port = data.readUInt16BE(isName ? 5 + length : 8)
      asked.push({ target: `${isName ? 'name' : 'address'} ${host}:${port}`, login: seenLogin })
      const upstream = connect(port, '127.0.0.1', () => {
        client.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]))
        join(client, upstream)
      })
      upstream.on('error', () => client.end(Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0])))
    }
    const onLogin = (data: Buffer): void => {
      const userEnd = 2 + (data[1] ?? 0)
      seenLogin = `${data.subarray(2, userEnd).toString()}:${data.subarray(userEnd + 1).toString()}`
      const isRight = seenLogin === login
      client.write(Buffer.from([1, isRight ? 0 : 1]))
      if (isRight) client.once('data', onRequest)
      else asked.push({ target: 'refused', login: seenLogin })
    }
    client.once('data', (greeting: Buffer) => {
      const method = login === undefined ? 0 : 2
      if (!greeting.subarray(2).includes(method)) {
        client.end(Buffer.from([5, 255]))
        return
      }
      client.once('data', method === 2 ? onLogin : onRequest)
      client.write(Buffer.from([5, method]))
    })
  })
  closeWithTest(server)
  const port = await listen(server)
  return { port, url: `socks5://127.0.0.1:${port}`, asked }
}

/** Takes connections and says nothing at all. Answers its port. */
export const startSilentServer = (): Promise<number> => {
  const server = createSocketServer()
  closeWithTest(server)
  return listen(server)
}
