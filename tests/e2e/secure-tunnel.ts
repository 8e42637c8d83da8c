import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { fixtureFile } from './steps.ts'

const tlsFile = (name: string): string => fixtureFile(`tls/${name}`)
export const authorityFile = tlsFile('authority.pem')

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

const join = (one: Socket, other: Socket): void => {
  one.pipe(other).pipe(one)
  for (const socket of [one, other]) socket.on('error', () => socket.destroy())
  one.on('close', () => other.destroy())
  other.on('close', () => one.destroy())
}

/**
 * A server that speaks TLS as bedrock.outcrop.test in front of a plain one, and a proxy that wants a login and is the only one who knows where
 * that name leads.
 */
export const startSecureTunnel = async (plainUrl: string, login: string) => {
  const asked: { readonly target: string; readonly isLetIn: boolean }[] = []
  const sockets = new Set<Socket>()
  const certificate = { cert: readFileSync(tlsFile('server.pem')), key: readFileSync(tlsFile('server-key.pem')) }
  const front = createSecureServer(certificate, (socket) => join(socket, connect(Number(new URL(plainUrl).port), '127.0.0.1')))
  front.on('tlsClientError', (_error, socket) => socket.destroy())
  const frontPort = await listen(front)
  const proxy = createServer((_request, response) => response.writeHead(405).end())
  proxy.on('connect', ({ url = '', headers }, client: Socket) => {
    const isLetIn = headers['proxy-authorization'] === `Basic ${Buffer.from(login).toString('base64')}`
    asked.push({ target: url, isLetIn })
    if (!isLetIn) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"\r\n\r\n')
      return
    }
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    join(client, connect(frontPort, '127.0.0.1'))
  })
  for (const server of [front, proxy]) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    })
  }
  const proxyPort = await listen(proxy)
  return {
    host: `bedrock.outcrop.test:${frontPort}`,
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    asked,
    close: (): void => {
      for (const socket of sockets) socket.destroy()
      front.close()
      proxy.close()
    },
  }
}
