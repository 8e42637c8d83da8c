import { describe, expect, it } from 'vitest'
import { createFindProxies, readSystemProxies, type Hop } from '../../../../src/main/network/find-proxies.ts'

const hrefs = (hops: readonly Hop[]): readonly string[] => hops.map((hop) => (hop.type === 'direct' ? 'direct' : hop.proxy.url.href))

describe('readSystemProxies', () => {
  it.each([
    ['DIRECT', ['direct']],
    ['', ['direct']],
    ['nonsense; PROXY', ['direct']],
    ['PROXY proxy:8080', ['http://proxy:8080/']],
    ['PROXY proxy:8080;DIRECT', ['http://proxy:8080/', 'direct']],
    ['HTTPS safe:443; SOCKS5 one:1080; SOCKS four:1081', ['https://safe/', 'socks5h://one:1080', 'socks4a://four:1081']],
    ['QUIC fast:1; HTTP plain:80', ['http://plain/']],
    ['PROXY [::1]:3128', ['http://[::1]:3128/']],
    ['PROXY anna:secret@proxy:8080', ['http://proxy:8080/']],
  ])('reads %j', (answer, expected) => {
    expect(hrefs(readSystemProxies(answer))).toEqual(expected)
  })
})

describe('createFindProxies', () => {
  const find = async (environment: Readonly<Record<string, string>>, address: string, answer: () => string = () => 'PROXY system:1') => {
    const settings = { proxyMode: 'system', proxyUrl: 'http://manual:1', proxyUser: 'anna', noProxy: '.example.org' } as const
    const resolveSystemProxy = async (): Promise<string> => answer()
    return hrefs(await createFindProxies({ settings, password: 'secret', environment, resolveSystemProxy })(new URL(address)))
  }
  const https = 'https://bedrock.outcrop.test/'

  it('takes the variable of the protocol, small letters first, then ALL_PROXY, then the system', async () => {
    const both = { HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:1', HTTP_PROXY: 'http://plain:1', ALL_PROXY: 'socks5://all:1' }
    expect([
      await find(both, https),
      await find(both, 'http://bedrock.outcrop.test/'),
      await find({ ALL_PROXY: 'socks5://all:1' }, https),
      await find({ HTTPS_PROXY: '', NO_PROXY: 'x' }, https),
    ]).toEqual([['http://small:1/'], ['http://plain:1/'], ['socks5h://all:1'], ['http://system:1/']])
  })

  it('honours the exceptions of the settings and of the environment, whatever names the proxy', async () => {
    const environment = { no_proxy: 'outcrop.test' }
    expect([await find(environment, https), await find({ HTTPS_PROXY: 'http://proxy:1' }, 'https://a.example.org/')]).toEqual([
      ['direct'],
      ['direct'],
    ])
  })

  it('asks the system for the host alone, and goes directly when it cannot say', async () => {
    const asked: string[] = []
    const settings = { proxyMode: 'system', proxyUrl: '', proxyUser: '', noProxy: '' } as const
    const resolveSystemProxy = async (url: string): Promise<string> => {
      asked.push(url)
      throw new Error('no session')
    }
    const hops = await createFindProxies({ settings, password: null, environment: {}, resolveSystemProxy })(
      new URL(`${https}model/x?secret=1`),
    )
    expect({ hops: hrefs(hops), asked }).toEqual({ hops: ['direct'], asked: ['https://bedrock.outcrop.test'] })
  })

  it('refuses a proxy that it cannot read, and tells nothing of its password', async () => {
    await expect(find({ HTTPS_PROXY: 'ftp://anna:secret@proxy:1' }, https)).rejects.toMatchObject({
      code: 'PROXY_ADDRESS',
      proxy: 'proxy:1',
    })
  })
})
