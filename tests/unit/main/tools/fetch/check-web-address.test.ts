import { describe, expect, it } from 'vitest'
import { checkWebAddress } from '../../../../../src/main/tools/fetch/check-web-address.ts'

describe('checkWebAddress', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.COM:443/A?b#c', 'https://example.com/A?b'],
    ['http://example.com:80', 'http://example.com/'],
    ['http://example.com:443/', 'http://example.com:443/'],
    ['https://example.com:80/', 'https://example.com:80/'],
    ['https://example.com./path', 'https://example.com/path'],
    [' https://example.com/ ', 'https://example.com/'],
    ['https://bücher.example.com/ü', 'https://xn--bcher-kva.example.com/%C3%BC'],
    ['https://еxample.com/', 'https://xn--xample-2of.com/'],
    ['https://93.184.216.34/', 'https://93.184.216.34/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://localhost.example.com/', 'https://localhost.example.com/'],
    ['https://example.com/?next=http://127.0.0.1/', 'https://example.com/?next=http://127.0.0.1/'],
  ])('reads %s as %s', (text, address) => {
    expect(checkWebAddress(text).href).toBe(address)
  })

  it.each([
    ['/next?a', 'https://example.com/next?a'],
    ['next', 'https://example.com/folder/next'],
    ['//other.example.com/', 'https://other.example.com/'],
    ['?b', 'https://example.com/folder/page?b'],
  ])('reads %s from where it stands', (text, address) => {
    expect(checkWebAddress(text, new URL('https://example.com/folder/page')).href).toBe(address)
  })

  it.each([
    ['ftp://example.com/', 'Only https and http addresses are fetched, not ftp.'],
    ['https://anna@example.com/', 'Addresses with a user name or a password'],
    ['https://example.com:8443/', 'Only the ports 80 and 443 are fetched from, not 8443.'],
    ['https://printer.local./', 'printer.local. belongs to this computer'],
    [`https://example.com/${'a'.repeat(4096)}`, 'longer than 4096 characters'],
    ['example.com', 'This is not the address of a web page.'],
  ])('says why %.30s is refused', (text, words) => {
    expect(() => checkWebAddress(text)).toThrow(words)
  })
})
