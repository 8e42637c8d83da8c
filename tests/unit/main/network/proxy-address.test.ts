import { describe, expect, it } from 'vitest'
import { parseProxyAddress } from '../../../../src/main/network/proxy-address.ts'

const read = (text: string) => {
  const proxy = parseProxyAddress(text)
  return proxy === null ? null : [proxy.url.href, proxy.label]
}

describe('parseProxyAddress', () => {
  it.each([
    ['http://proxy.example.com:8080', ['http://proxy.example.com:8080/', 'proxy.example.com:8080']],
    ['proxy.example.com:8080', ['http://proxy.example.com:8080/', 'proxy.example.com:8080']],
    [' http://proxy ', ['http://proxy/', 'proxy:80']],
    ['https://proxy/', ['https://proxy/', 'proxy:443']],
    ['socks5://proxy', ['socks5h://proxy:1080', 'proxy:1080']],
    ['SOCKS5H://proxy:9', ['socks5h://proxy:9', 'proxy:9']],
    ['socks4://proxy', ['socks4a://proxy:1080', 'proxy:1080']],
    ['http://anna:p%40ss@proxy:1', ['http://anna:p%40ss@proxy:1/', 'proxy:1']],
    ['http://[::1]:8080', ['http://[::1]:8080/', '[::1]:8080']],
    ['', null],
    ['http://', null],
    ['ftp://proxy', null],
    ['javascript:alert(1)', null],
    ['http://proxy:99999', null],
    ['http://proxy/path', null],
    ['http://proxy?a=b', null],
    ['http://anna:50%@proxy', null],
    ['two words', null],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('keeps every character of a login that is given beside it', () => {
    const proxy = parseProxyAddress('http://old:login@proxy', { user: 'do main\\anna', password: '%:@/ü' })
    const { username = '', password = '' } = proxy?.url ?? {}
    expect([decodeURIComponent(username), decodeURIComponent(password)]).toEqual(['do main\\anna', '%:@/ü'])
  })
})
