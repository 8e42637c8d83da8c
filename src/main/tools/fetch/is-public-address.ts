import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** Public by their number, but answered by the machine that a virtual computer runs on: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16 */
const servedByHost: ReadonlySet<string> = new Set(['168.63.129.16'])

/** Addresses that this computer itself answers to, as it is now. */
export const ownAddresses = (): ReadonlySet<string> =>
  new Set(
    Object.values(networkInterfaces())
      .flatMap((interfaces) => interfaces ?? [])
      .map(({ address }) => canonical(address)),
  )

/** True for an address on the open internet. IPv4 within IPv6 counts as what it leads to; what is reserved for anything else is not public. */
export const isPublicAddress = (text: string, own: ReadonlySet<string> = new Set()): boolean => {
  if (isIP(text) === 0 || !ipaddr.isValid(text)) return false
  const address = withinOf(ipaddr.parse(text))
  const name = address.toString()
  return address.range() === 'unicast' && isGlobal(address) && !own.has(name) && !servedByHost.has(name)
}

type Address = ReturnType<typeof ipaddr.parse>

const canonical = (text: string): string => (ipaddr.isValid(text) ? withinOf(ipaddr.parse(text)).toString() : text)

/** IPv4 that is written as IPv6, or reached through a gateway that makes it IPv6. */
const withinOf = (address: Address): Address => {
  if (!(address instanceof ipaddr.IPv6)) return address
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  return address.match(throughGateway, 96) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address
}

const throughGateway = ipaddr.IPv6.parse('64:ff9b::')
const given = ipaddr.IPv6.parse('2000::')

/** Of IPv6 one eighth is given out so far; all else is none, or means something of its own. */
const isGlobal = (address: Address): boolean => !(address instanceof ipaddr.IPv6) || address.match(given, 3)
