import { describe, expect, it } from 'vitest'
import { isExcepted } from '../../../../../src/main/network/no-proxy.ts'
import { parseProxyAddress } from '../../../../../src/main/network/proxy-address.ts'
import { exceptionsProblem, proxyAddressProblem } from '../../../../../src/renderer/features/settings/network-checks.ts'
import { networkSettingsMessages as words } from '../../../../../src/shared/messages/network-settings.ts'

describe('proxyAddressProblem', () => {
  it('finds nothing wrong with what main can use', () => {
    const addresses = [
      'http://proxy.example.com:8080',
      'proxy:3128',
      'https://proxy/',
      'SOCKS5://10.0.0.1:1080',
      'socks5h://[fd00::1]:1',
      'http://[::1]',
    ]
    expect(addresses.map((address) => [proxyAddressProblem(address), parseProxyAddress(address) === null])).toEqual(
      addresses.map(() => [undefined, false]),
    )
  })

  it('says what is wrong', () => {
    expect(
      [
        '',
        ' ',
        'ftp://proxy',
        'http://',
        'two words',
        'http://proxy/path',
        'proxy:0',
        'proxy:70000',
        'http://anna:secret@proxy',
        'http://a b@proxy',
      ].map(proxyAddressProblem),
    ).toEqual([
      words.proxyAddressMissing,
      words.proxyAddressMissing,
      ...Array.from({ length: 6 }, () => words.proxyAddressProblem),
      words.proxyAddressLogin,
      words.proxyAddressLogin,
    ])
  })
})

describe('exceptionsProblem', () => {
  it('lets through every form that main reads', () => {
    const rules = 'localhost, .example.com *.example.com;10.0.0.0/8,fd00::/8,[fd00::1]:443 ::1, host:8443,*,<local>,10.1.2.3'
    expect([exceptionsProblem(''), exceptionsProblem(rules), isExcepted(rules, { host: 'any', port: 1 })]).toEqual([
      undefined,
      undefined,
      true,
    ])
  })

  it('names the first that is no host', () => {
    expect(['example.com, http://proxy', 'a/b', 'anna@host', 'host:port'].map(exceptionsProblem)).toEqual(
      ['http://proxy', 'a/b', 'anna@host', 'host:port'].map(words.exceptionProblem),
    )
  })
})
