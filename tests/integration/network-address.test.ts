import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/main/network/open-network.ts'
import { startProxyServer, startSocksServer } from '../support/proxy-server.ts'
import { failure, openTestNetwork } from '../support/test-network.ts'
import { startPlainServer, startTlsServer } from '../support/tls-server.ts'

/** Asks an address for a name that no lookup would find. */
const askAt = async (network: Network, address: string, place: string): Promise<string> => {
  const url = new URL(place)
  const agent = (await network.findRoute()).agentTo(address, url)
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestSecure : requestPlain
    request(url, { agent }, (response) => void text(response).then(resolve, reject))
      .on('error', reject)
      .end()
  })
}

describe('a route to one address', () => {
  it('goes there without looking the name up, and checks the certificate of the name', async () => {
    const server = await startTlsServer((request, response) => void response.end(request.headers.host))
    const network = openTestNetwork({})
    expect([
      await askAt(network, '127.0.0.1', `https://nowhere.outcrop.test:${server.port}/`),
      await failure(askAt(network, '127.0.0.1', `https://example.com:${server.port}/`)),
    ]).toEqual([`nowhere.outcrop.test:${server.port}`, expect.objectContaining({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })])
  })

  it('goes there in the clear as well', async () => {
    const server = await startPlainServer((request, response) => void response.end(request.headers.host))
    expect(await askAt(openTestNetwork({}), '127.0.0.1', `http://nowhere.outcrop.test:${server.port}/`)).toBe(
      `nowhere.outcrop.test:${server.port}`,
    )
  })

  it('has a proxy go to the address, not to the name', async () => {
    const [secure, plain] = [await startTlsServer(), await startPlainServer()]
    const proxy = await startProxyServer({ login: 'anna:secret' })
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: proxy.url, proxyUser: 'anna' }, password: 'secret' })
    const answers = [
      await askAt(network, '93.184.216.34', `https://nowhere.outcrop.test:${secure.port}/`),
      await askAt(network, '93.184.216.34', `http://nowhere.outcrop.test:${plain.port}/`),
    ]
    expect({ answers, asked: proxy.asked.map(({ target }) => target) }).toEqual({
      answers: ['hello', 'hello'],
      asked: [`CONNECT 93.184.216.34:${secure.port}`, `CONNECT 93.184.216.34:${plain.port}`],
    })
  })

  it('does the same through SOCKS', async () => {
    const server = await startTlsServer()
    const proxy = await startSocksServer()
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: proxy.url } })
    expect(await askAt(network, '93.184.216.34', `https://nowhere.outcrop.test:${server.port}/`)).toBe('hello')
    expect(JSON.stringify(proxy.asked)).toContain('93.184.216.34')
  })
})
