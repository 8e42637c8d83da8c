import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { startProxyServer, startSilentServer } from '../support/proxy-server.ts'
import { ask, failure, openBody, openTestNetwork } from '../support/test-network.ts'
import { startPlainServer, startTlsServer, tlsFixture, tlsFixturePath } from '../support/tls-server.ts'
import { eventually } from '../support/eventually.ts'

/** Which of the two it is depends on whether this computer has a network at all. */
const unresolved = expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/u)
const untrusted = expect.stringMatching(/SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_/u)
const signal = new AbortController().signal

/** A server whose answers stay open until the test ends them. */
const startSlowServer = async () => {
  const answers: ServerResponse[] = []
  const server = await startTlsServer((_request, response) => {
    answers.push(response)
    response.write('begun ')
  })
  return { server, end: () => answers.shift()?.end('ended') }
}

describe('the certificates that are trusted', () => {
  it('refuses an authority that is not known, and trusts it once it was added', async () => {
    const server = await startTlsServer()
    const certificates: string[] = []
    const network = openTestNetwork({ certificates })
    const address = `https://localhost:${server.port}/`
    const before = await failure(ask(network, address))
    certificates.push(tlsFixture('authority.pem'))
    network.reset()
    const added = await ask(network, address)
    certificates.pop()
    network.reset()
    expect({ before, added, removed: await failure(ask(network, address)) }).toEqual({
      before: expect.objectContaining({ code: untrusted }),
      added: 'hello',
      removed: expect.objectContaining({ code: untrusted }),
    })
  })

  it('takes the bundles that the environment names, and lives without one that is gone', async () => {
    const server = await startTlsServer()
    const withBundle = (environment: Readonly<Record<string, string>>): Promise<string> =>
      ask(openTestNetwork({ certificates: [], environment }), `https://127.0.0.1:${server.port}/`)
    const bundle = tlsFixturePath('authority.pem')
    expect([
      await withBundle({ AWS_CA_BUNDLE: bundle }),
      await withBundle({ NODE_EXTRA_CA_CERTS: bundle }),
      await failure(withBundle({ AWS_CA_BUNDLE: '/nowhere.pem' })),
    ]).toEqual(['hello', 'hello', expect.objectContaining({ code: untrusted })])
  })

  it('is checked whatever the environment of the process says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    try {
      const server = await startTlsServer()
      const asked = ask(openTestNetwork({ certificates: [] }), `https://localhost:${server.port}/`)
      expect(await failure(asked)).toMatchObject({ code: untrusted })
    } finally {
      vi.unstubAllEnvs()
    }
  })
})

describe('a route', () => {
  it('has another key after each change that counts, and the same without one', async () => {
    const settings = { idleTimeoutSeconds: 30, maxAttempts: 3 }
    const network = openTestNetwork({ settings })
    const first = await network.findRoute()
    const again = await network.findRoute()
    settings.maxAttempts = 5
    const [changed, changedToo] = await Promise.all([network.findRoute(), network.findRoute()])
    network.reset()
    const reset = await network.findRoute()
    expect({
      isSame: first === again && changed === changedToo,
      keys: new Set([first, changed, reset].map(({ key }) => key)).size,
      attempts: [first, changed, reset].map(({ maxAttempts }) => maxAttempts),
    }).toEqual({ isSame: true, keys: 3, attempts: [3, 5, 5] })
  })

  it('lets an answer that is coming end when the settings change and a client of it is closed', async () => {
    const { server, end } = await startSlowServer()
    const settings = { idleTimeoutSeconds: 30 }
    const network = openTestNetwork({ settings })
    const address = `https://localhost:${server.port}/`
    const { requestHandler } = await network.findRoute()
    const running = await openBody(network, address)
    settings.idleTimeoutSeconds = 60
    const next = await openBody(network, address)
    requestHandler.destroy()
    end()
    end()
    expect(await Promise.all([text(running), text(next)])).toEqual(['begun ended', 'begun ended'])
    await eventually(() => expect(server.openConnectionCount()).toBe(1))
  })

  it('closes what it keeps when another one takes its place', async () => {
    const server = await startTlsServer()
    const settings = { idleTimeoutSeconds: 30 }
    const network = openTestNetwork({ settings })
    await ask(network, `https://localhost:${server.port}/`)
    await ask(network, `https://localhost:${server.port}/`)
    const kept = server.connectionCount()
    settings.idleTimeoutSeconds = 60
    await network.findRoute()
    await eventually(() => expect({ kept, open: server.openConnectionCount() }).toEqual({ kept: 1, open: 0 }))
  })

  it('asks for the password again after the keychain did not give it', async () => {
    const server = await startTlsServer()
    const proxy = await startProxyServer({ login: 'anna:secret' })
    const passwords = [null, 'secret']
    const settings = { proxyMode: 'manual', proxyUrl: proxy.url, proxyUser: 'anna' } as const
    const network = openTestNetwork({ settings, password: () => passwords.shift() ?? null })
    const address = `https://bedrock.outcrop.test:${server.port}/`
    expect([await failure(ask(network, address)), await ask(network, address), await ask(network, address)]).toEqual([
      expect.objectContaining({ code: 'PROXY_AUTHENTICATION' }),
      'hello',
      'hello',
    ])
  })

  it('gives up on silence after the idle timeout', async () => {
    const { server } = await startSlowServer()
    const network = openTestNetwork({ settings: { idleTimeoutSeconds: 1 } })
    const body = await openBody(network, `https://localhost:${server.port}/`)
    expect(await failure(text(body))).toMatchObject({ name: 'TimeoutError' })
  })

  it('gives up on a host that takes the connection and never speaks TLS', async () => {
    const port = await startSilentServer()
    const network = openTestNetwork({ settings: { connectTimeoutSeconds: 1 } })
    expect(await failure(ask(network, `https://127.0.0.1:${port}/`))).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' })
  })
})

describe('the probe of an endpoint', () => {
  const date = 'Wed, 01 Jan 2025 10:00:00 GMT'
  const answer = (_request: unknown, response: ServerResponse): void => void response.writeHead(403, { date }).end()

  it('tells addresses, authority and clock of a server that is reached directly', async () => {
    const server = await startTlsServer(answer)
    const before = Date.now()
    const found = await openTestNetwork({}).probe(`https://localhost:${server.port}/`, signal)
    expect(found).toEqual({
      host: 'localhost',
      addresses: expect.arrayContaining(['127.0.0.1']),
      via: null,
      issuer: 'Outcrop Test',
      clockOffsetMs: expect.any(Number),
      roundTripMs: expect.any(Number),
    })
    const offsetMs = found.clockOffsetMs ?? 0
    expect([Date.parse(date) - Date.now() <= offsetMs, offsetMs <= Date.parse(date) - before]).toEqual([true, true])
  })

  it('names the proxy without its login, and does without addresses behind it', async () => {
    const server = await startTlsServer(answer)
    const proxy = await startProxyServer({ login: 'anna:secret' })
    const settings = { proxyMode: 'manual', proxyUrl: proxy.url, proxyUser: 'anna' } as const
    const found = await openTestNetwork({ settings, password: 'secret' }).probe(`https://bedrock.outcrop.test:${server.port}/`, signal)
    expect(found).toMatchObject({ host: 'bedrock.outcrop.test', addresses: [], via: `127.0.0.1:${proxy.port}`, issuer: 'Outcrop Test' })
  })

  it('skips TLS for a plain address of this computer', async () => {
    const server = await startPlainServer(answer)
    expect(await openTestNetwork({}).probe(`http://127.0.0.1:${server.port}/`, signal)).toMatchObject({
      addresses: ['127.0.0.1'],
      via: null,
      issuer: null,
    })
  })

  it('fails with the errors of Node and of the proxy', async () => {
    const server = await startTlsServer(answer)
    const network = openTestNetwork({ certificates: [] })
    const behindProxy = openTestNetwork({ settings: { proxyMode: 'manual', proxyUrl: 'http://127.0.0.1:1' } })
    const aborted = AbortSignal.abort()
    const found = await Promise.all([
      failure(network.probe('https://bedrock.outcrop.invalid/', signal)),
      failure(network.probe('https://127.0.0.1:1/', signal)),
      failure(network.probe(`https://localhost:${server.port}/`, signal)),
      failure(behindProxy.probe('https://bedrock.outcrop.test/', signal)),
      failure(network.probe(`https://localhost:${server.port}/`, aborted)),
    ])
    expect(found).toEqual([
      expect.objectContaining({ code: unresolved }),
      expect.objectContaining({ code: 'ECONNREFUSED' }),
      expect.objectContaining({ code: untrusted }),
      { code: 'PROXY_UNREACHABLE', proxy: '127.0.0.1:1' },
      expect.objectContaining({ name: 'AbortError' }),
    ])
  })
})
