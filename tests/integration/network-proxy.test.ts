import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Network } from '../../src/main/network/open-network.ts'
import { startProxyServer, startSocksServer } from '../support/proxy-server.ts'
import { ask, failure, openTestNetwork } from '../support/test-network.ts'
import { startPlainServer, startTlsServer } from '../support/tls-server.ts'

/** Which of the two it is depends on whether this computer has a network at all. */
const unresolved = expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/u)

describe('the way out through a proxy', () => {
  it('goes through an http proxy with the login for it alone', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer({ login: 'anna:p%a:ss wörd' })
    const network = openTestNetwork({
      settings: { proxyMode: 'manual', proxyUrl: `127.0.0.1:${proxy.port}`, proxyUser: 'anna' },
      password: 'p%a:ss wörd',
    })
    expect(await ask(network, `https://bedrock.outcrop.test:${server.port}/one`)).toBe('hello')
    expect({ asked: proxy.asked, requests: server.requests }).toEqual({
      asked: [{ target: `CONNECT bedrock.outcrop.test:${server.port}`, login: 'anna:p%a:ss wörd' }],
      requests: [{ method: 'GET', url: '/one', proxyAuthorization: null }],
    })
  })

  it('hands a plain request to the proxy, login included, on every request', async () => {
    const server = await startPlainServer()
    const proxy = await startProxyServer({ login: 'anna:secret' })
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: proxy.url, proxyUser: 'anna' }, password: 'secret' })
    const address = `http://plain.outcrop.test:${server.port}/two`
    const answers = [await ask(network, address), await ask(network, address)]
    expect({ answers, asked: proxy.asked }).toEqual({
      answers: ['hello', 'hello'],
      asked: [
        { target: `GET ${address}`, login: 'anna:secret' },
        { target: `GET ${address}`, login: 'anna:secret' },
      ],
    })
  })

  it('gives the password to the proxy it is for alone, also after the settings name another', async () => {
    const server = await startTlsServer()
    const own = await startProxyServer({ login: 'anna:secret' })
    const other = await startProxyServer()
    const settings: { proxyMode: 'manual'; proxyUrl: string; proxyUser: string } = {
      proxyMode: 'manual',
      proxyUrl: own.url,
      proxyUser: 'anna',
    }
    const network = openTestNetwork({ settings, password: () => (settings.proxyUrl === own.url ? 'secret' : null) })
    const address = `https://bedrock.outcrop.test:${server.port}/`
    await ask(network, address)
    settings.proxyUrl = other.url
    await ask(network, address)
    expect([...own.asked, ...other.asked].map(({ login }) => login)).toEqual(['anna:secret', 'anna:'])
  })

  it('goes through SOCKS5, which resolves the names', async () => {
    const server = await startTlsServer()
    const open = await startSocksServer()
    const guarded = await startSocksServer({ login: 'anna:secret' })
    const address = `https://bedrock.outcrop.test:${server.port}/`
    const target = `name bedrock.outcrop.test:${server.port}`
    await ask(openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: open.url } }), address)
    await ask(openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: guarded.url, proxyUser: 'anna' }, password: 'secret' }), address)
    expect([...open.asked, ...guarded.asked]).toEqual([
      { target, login: null },
      { target, login: 'anna:secret' },
    ])
  })

  it('trusts a proxy that speaks TLS itself by the same certificates', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer({ login: 'anna:secret', isSecure: true })
    const address = `https://bedrock.outcrop.test:${server.port}/`
    const settings = { proxyMode: 'manual', proxyUrl: proxy.url, proxyUser: 'anna' } as const
    const answer = await ask(openTestNetwork({ settings, password: 'secret' }), address)
    const untrusted = await failure(ask(openTestNetwork({ settings, password: 'secret', certificates: [] }), address))
    expect({ answer, untrusted, asked: proxy.asked.length }).toEqual({
      answer: 'hello',
      untrusted: { code: 'PROXY_UNREACHABLE', proxy: `localhost:${proxy.port}` },
      asked: 1,
    })
  })

  it('carries a real client of AWS', async () => {
    const server = await startTlsServer((_request, response) => {
      response.setHeader('content-type', 'text/xml')
      response.end(
        '<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/anna</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
      )
    })
    const proxy = await startProxyServer()
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: proxy.url } })
    const { requestHandler } = await network.findRoute()
    const endpoint = `https://sts.outcrop.test:${server.port}`
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }
    const client = new STSClient({ region: 'us-east-1', endpoint, credentials, requestHandler })
    const { Account } = await client.send(new GetCallerIdentityCommand({}))
    client.destroy()
    await ask(network, `${endpoint}/again`)
    expect({ Account, connections: server.connectionCount(), asked: proxy.asked }).toEqual({
      Account: '123456789012',
      connections: 1,
      asked: [{ target: `CONNECT sts.outcrop.test:${server.port}`, login: null }],
    })
  })

  it('hands its failures on through a real client of AWS', async () => {
    const proxy = await startProxyServer({ login: 'anna:secret' })
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: proxy.url, maxAttempts: 3 } })
    const { requestHandler, maxAttempts, retryMode } = await network.findRoute()
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' }
    const client = new STSClient({ region: 'us-east-1', credentials, requestHandler, maxAttempts, retryMode })
    expect({ failed: await failure(client.send(new GetCallerIdentityCommand({}))), asked: proxy.asked.length }).toEqual({
      failed: { code: 'PROXY_AUTHENTICATION', proxy: `127.0.0.1:${proxy.port}` },
      asked: 1,
    })
  })

  it('never takes a proxy to this computer', async () => {
    const server = await startTlsServer()
    const network = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: 'http://127.0.0.1:1' } })
    expect(await ask(network, `https://localhost:${server.port}/`)).toBe('hello')
  })

  it('leaves out the proxy for what is excepted', async () => {
    const settings = { proxyMode: 'manual', proxyUrl: 'http://127.0.0.1:1', noProxy: '.invalid' } as const
    expect(await failure(ask(openTestNetwork({ settings }), 'https://bedrock.outcrop.invalid:1/'))).toMatchObject({ code: unresolved })
  })

  it('checks the certificate of the server through the tunnel, by its own name', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer()
    const socks = await startSocksServer()
    const through = (proxyUrl: string, certificates?: readonly string[]): Network =>
      openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl }, ...(certificates === undefined ? {} : { certificates }) })
    const known = `https://bedrock.outcrop.test:${server.port}/`
    const codes = await Promise.all(
      [
        ask(through(proxy.url, []), known),
        ask(through(socks.url, []), known),
        ask(through(proxy.url), `https://elsewhere.test:${server.port}/`),
        ask(through(proxy.url), `https://192.0.2.7:${server.port}/`),
        ask(through(socks.url), `https://192.0.2.7:${server.port}/`),
      ].map(failure),
    )
    expect({ codes: codes.map((error) => z.object({ code: z.string() }).parse(error).code), requests: server.requests }).toEqual({
      codes: [
        'SELF_SIGNED_CERT_IN_CHAIN',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ].map((code, index) => (index < 2 ? expect.stringMatching(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_/u) : code)),
      requests: [],
    })
  })

  it('says apart what is wrong with a proxy, and never its password', async () => {
    const guarded = await startProxyServer({ login: 'anna:secret' })
    const guardedSocks = await startSocksServer({ login: 'anna:secret' })
    const refusing = await startProxyServer({ refuseWith: 403 })
    const silent = await startProxyServer({ isSilent: true })
    const of = (proxyUrl: string, address = 'https://bedrock.outcrop.test/'): Promise<unknown> => {
      const settings = { proxyMode: 'manual', proxyUrl, proxyUser: 'anna', connectTimeoutSeconds: 1 } as const
      return failure(ask(openTestNetwork({ settings, password: 'wrong' }), address))
    }
    const found = await Promise.all([
      of(guarded.url),
      of(guarded.url, 'http://bedrock.outcrop.test/'),
      of(guardedSocks.url),
      of(refusing.url),
      of('http://127.0.0.1:1'),
      of('socks5://127.0.0.1:1'),
      of(silent.url),
      of('ftp://anna:secret@proxy'),
    ])
    expect(found).toEqual([
      { code: 'PROXY_AUTHENTICATION', proxy: `127.0.0.1:${guarded.port}` },
      { code: 'PROXY_AUTHENTICATION', proxy: 'bedrock.outcrop.test' },
      { code: 'PROXY_AUTHENTICATION', proxy: `127.0.0.1:${guardedSocks.port}` },
      { code: 'PROXY_REFUSED', proxy: `127.0.0.1:${refusing.port}` },
      { code: 'PROXY_UNREACHABLE', proxy: '127.0.0.1:1' },
      { code: 'PROXY_UNREACHABLE', proxy: '127.0.0.1:1' },
      { code: 'PROXY_UNREACHABLE', proxy: `127.0.0.1:${silent.port}` },
      { code: 'PROXY_ADDRESS', proxy: 'proxy' },
    ])
  })

  it('takes the proxy of the environment before that of the system', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer({ login: 'anna:s3cret' })
    const environment = { HTTPS_PROXY: `http://anna:s3cret@127.0.0.1:${proxy.port}`, NO_PROXY: '.invalid' }
    const network = openTestNetwork({ settings: { proxyMode: 'system' }, environment, system: 'PROXY 127.0.0.1:1' })
    await ask(network, `https://bedrock.outcrop.test:${server.port}/`)
    expect(proxy.asked).toEqual([{ target: `CONNECT bedrock.outcrop.test:${server.port}`, login: 'anna:s3cret' }])
    expect(await failure(ask(network, 'https://bedrock.outcrop.invalid:1/'))).toMatchObject({ code: unresolved })
  })

  it('takes the first proxy of the system that can be reached', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer()
    const system = `PROXY 127.0.0.1:1; SOCKS5 127.0.0.1:1; PROXY 127.0.0.1:${proxy.port}; DIRECT`
    expect(await ask(openTestNetwork({ settings: { proxyMode: 'system' }, system }), `https://bedrock.outcrop.test:${server.port}/`)).toBe(
      'hello',
    )
    expect(proxy.asked).toEqual([{ target: `CONNECT bedrock.outcrop.test:${server.port}`, login: null }])
  })
})
