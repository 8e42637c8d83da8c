import { describe, expect, it } from 'vitest'
import { isPublicAddress, ownAddresses } from '../../../../../src/main/tools/fetch/is-public-address.ts'

describe('isPublicAddress', () => {
  it.each([
    '93.184.216.34',
    '8.8.8.8',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450:4001::1',
    '::ffff:93.184.216.34',
    '64:ff9b::93.184.216.34',
  ])('takes %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['IPv4 of private networks within IPv6', ['::ffff:10.0.0.1', '64:ff9b::10.0.0.1', '::ffff:0a00:1', '64:ff9b::a9fe:a9fe']],
    [
      'what another gateway would make IPv4',
      ['64:ff9b:1::5db8:d822', '2002:5db8:d822::1', '2001:0:5db8:d822::', '::ffff:0:5db8:d822', '::5db8:d822'],
    ],
    ['what is not given out', ['4000::1', '8000::1', '::2', '1::1']],
    ['what is no address', ['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', 'fe80::1%eth0', '1.2.3.4/24', ' 1.2.3.4']],
    ['what the host of a virtual computer answers', ['168.63.129.16', '::ffff:168.63.129.16']],
  ])('refuses %s', (_name, addresses) => {
    expect(addresses.filter((address) => isPublicAddress(address))).toEqual([])
  })

  it('refuses the own addresses of this computer, however they are written', () => {
    const own = new Set(['93.184.216.34'])
    expect(
      ['93.184.216.34', '::ffff:93.184.216.34', '64:ff9b::5db8:d822', '93.184.216.35'].map((address) => isPublicAddress(address, own)),
    ).toEqual([false, false, false, true])
  })
})

describe('ownAddresses', () => {
  it('has at least the one that every computer has', () => {
    expect([...ownAddresses()]).toContain('127.0.0.1')
  })
})
