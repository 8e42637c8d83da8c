import { describe, expect, it } from 'vitest'
import { createFetchWorld, publicAddress } from '../support/fetch-world.ts'

/** Ways to write this computer, its network, and the services that clouds put there. */
const privateHosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '①②⑦.0.0.1',
  '%31%32%37.0.0.1',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::169.254.169.254]',
  '[64:ff9b:1::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[5f00::1]',
  '[4000::1]',
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.1.254',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'loc\u{ad}alhost',
  'foo.localhost',
  'localhost.localdomain',
  'metadata.google.internal',
  'instance-data.ec2.internal',
  'printer.local',
  'router.lan',
  'nas.home.arpa',
  'intranet',
  'kubernetes.default.svc.cluster.local',
] as const

/** Addresses in which something else than the host is at fault. */
const badAddresses = [
  'ftp://example.com/',
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'gopher://127.0.0.1:6379/_INFO',
  'data:text/html,hello',
  'javascript:alert(1)',
  'blob:https://example.com/1',
  'ws://example.com/',
  'https://user@example.com/',
  'https://user:password@example.com/',
  'https://example.com@127.0.0.1/',
  'http://127.0.0.1#@example.com/',
  String.raw`http://example.com\@127.0.0.1/`,
  'http://example.com:22/',
  'http://example.com:8080/',
  'https://example.com:6379/',
  'http://example.com:65536/',
  'http://exa\nmple.com/',
  'ht\ttp://example.com/',
  'http://[::1/',
  'http:///',
  '//example.com/',
  'example.com',
  '',
] as const

const redirectTo = (location: string) => createFetchWorld((_request, response) => void response.writeHead(302, { location }).end())

describe('where pages are fetched from', () => {
  it('never is this computer, its network or a metadata service, however that is written', async () => {
    const world = await createFetchWorld((_request, response) => void response.end('page'))
    const answers = await Promise.all(
      privateHosts.flatMap((host) => [`http://${host}/`, `https://${host}:443/latest/meta-data/`]).map((url) => world.fetch(url)),
    )
    expect(privateHosts.length).toBeGreaterThanOrEqual(60)
    expect(answers.filter((answer) => !answer.startsWith('failed: '))).toEqual([])
    expect({ asked: world.asked, canary: world.canary, lookups: world.lookups }).toEqual({ asked: [], canary: [], lookups: [] })
  })

  it('is refused for the same hosts when only looking up their name tells', async () => {
    const addresses = privateHosts
      .filter((host) => /^[\d.]+$|^\[/u.test(host))
      .map((host) => new URL(`http://${host}/`).hostname.replaceAll(/[[\]]/gu, ''))
    const world = await createFetchWorld((_request, response) => void response.end('page'), {
      lookup: async (host) => [{ address: addresses[Number(/\d+/u.exec(host)?.[0])] ?? '' }],
    })
    const answers = await Promise.all(addresses.map((_address, index) => world.fetch(`https://n${index}.example.com/`)))
    expect(answers).toEqual(
      addresses.map((address, index) =>
        expect.stringContaining(`failed: n${index}.example.com leads to ${address}, which belongs to this computer`),
      ),
    )
    expect({ asked: world.asked, canary: world.canary }).toEqual({ asked: [], canary: [] })
  })

  it('is an https or http address at the usual ports, without a login', async () => {
    const world = await createFetchWorld((_request, response) => void response.end('page'))
    const answers = await Promise.all(badAddresses.map((url) => world.fetch(url)))
    expect(answers.filter((answer) => !answer.startsWith('failed: '))).toEqual([])
    expect({ asked: world.asked, canary: world.canary, lookups: world.lookups }).toEqual({ asked: [], canary: [], lookups: [] })
  })

  it('is looked up only when the person has allowed it', async () => {
    const world = await createFetchWorld((_request, response) => void response.end('page'))
    const planned = await world.plan({ url: 'http://what-the-file-says.example.com/' })
    expect({ view: planned.ask?.view, lookups: world.lookups }).toEqual({
      view: { type: 'fetch', url: 'http://what-the-file-says.example.com/' },
      lookups: [],
    })
  })
})

describe('a redirect', () => {
  it.each([
    ['to this computer', 'http://127.0.0.1/'],
    ['to a metadata service', 'http://169.254.169.254/latest/meta-data/iam/security-credentials/'],
    ['to IPv4 within IPv6', 'http://[::ffff:a9fe:a9fe]/'],
    ['to another scheme', 'file:///etc/passwd'],
    ['to another port', 'http://example.com:6379/'],
    ['to an address with a login', 'http://a:b@example.com/'],
    ['that only looks like a path', '//127.0.0.1/'],
    ['that is no address', 'http://[::1'],
  ])('%s is not followed', async (_name, location) => {
    const world = await redirectTo(location)
    expect(await world.fetch('http://example.com/')).toMatch(/^failed: The page redirects to somewhere else\. /u)
    expect({ asked: world.asked, canary: world.canary }).toEqual({ asked: ['example.com/'], canary: [] })
  })

  it('to a name that leads into the local network is not followed', async () => {
    const world = await createFetchWorld(
      (_request, response) => void response.writeHead(301, { location: 'http://inside.example.com/' }).end(),
      {
        lookup: async (host) => [{ address: host === 'inside.example.com' ? '10.0.0.5' : publicAddress }],
      },
    )
    expect(await world.fetch('http://example.com/')).toContain('failed: inside.example.com leads to 10.0.0.5')
    expect({ asked: world.asked, canary: world.canary }).toEqual({ asked: ['example.com/'], canary: [] })
  })

  it('is followed five times and not once more', async () => {
    const count = (limit: number) =>
      createFetchWorld((request, response) => {
        const step = Number(request.url?.slice(1))
        if (step < limit) response.writeHead(307, { location: `/${step + 1}` }).end()
        else response.writeHead(200, { 'content-type': 'text/plain' }).end('arrived')
      })
    const [five, six] = [await count(5), await count(6)]
    expect([await five.fetch('http://example.com/0'), await six.fetch('http://example.com/0')]).toEqual([
      expect.stringContaining('Address: http://example.com/5\n\narrived'),
      'failed: The page was redirected more than 5 times.',
    ])
    expect([five.asked.length, six.asked.length]).toEqual([6, 6])
  })

  it('that goes in a circle ends', async () => {
    const world = await redirectTo('http://example.com/again')
    expect(await world.fetch('http://example.com/')).toBe('failed: The page was redirected more than 5 times.')
  })
})

describe('a name that changes what it leads to', () => {
  it('is connected to at the address that was checked', async () => {
    const answers = [publicAddress, '127.0.0.1', '127.0.0.1']
    const world = await createFetchWorld(
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('public'),
      {
        lookup: async () => [{ address: answers.shift() ?? '127.0.0.1' }],
      },
    )
    expect(await world.fetch('http://rebinding.example.com/')).toContain('public')
    expect({ asked: world.asked, canary: world.canary, lookups: world.lookups.length }).toEqual({
      asked: ['rebinding.example.com/'],
      canary: [],
      lookups: 1,
    })
  })

  it('is checked anew when a redirect comes back to it', async () => {
    const answers = [publicAddress, '127.0.0.1']
    const world = await createFetchWorld((_request, response) => void response.writeHead(302, { location: '/admin' }).end(), {
      lookup: async () => [{ address: answers.shift() ?? '127.0.0.1' }],
    })
    expect(await world.fetch('http://rebinding.example.com/')).toContain('leads to 127.0.0.1')
    expect({ asked: world.asked, canary: world.canary }).toEqual({ asked: ['rebinding.example.com/'], canary: [] })
  })

  it('is refused when one of its addresses is not public', async () => {
    const world = await createFetchWorld((_request, response) => void response.end('page'), {
      lookup: async () => [{ address: publicAddress }, { address: '::1' }],
    })
    expect(await world.fetch('http://both.example.com/')).toContain('failed: both.example.com leads to ::1')
    expect({ asked: world.asked, canary: world.canary }).toEqual({ asked: [], canary: [] })
  })
})
