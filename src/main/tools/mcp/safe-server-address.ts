import ipaddr from 'ipaddr.js'
import type { McpTransport } from '../../../shared/mcp.ts'
import { isPublicAddress } from '../fetch/is-public-address.ts'
import { parseAddress } from './parse-address.ts'

const isLocalName = (hostname: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname)

/** An address without a login: https, or http on this computer. */
export const safeServerAddress = (address: string): URL | null => {
  const url = parseAddress(address)
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocalName(url.hostname)) ? url : null
}

/** How near a host is, however it is spelled: this computer, a number in its own network, or anywhere. */
const nearnessOf = ({ hostname }: URL): 0 | 1 | 2 => {
  const host = hostname.replaceAll(/^\[|\]$/gu, '').replace(/\.+$/u, '')
  if (/(?:^|\.)localhost$/iu.test(host)) return 2
  if (!ipaddr.isValid(host)) return 0
  const range = ipaddr.process(host).range()
  if (range === 'loopback' || range === 'unspecified') return 2
  return isPublicAddress(host) ? 0 : 1
}

/** Whether a server runs on this computer, so that a path here means something to it. */
export const isOnThisComputer = (transport: McpTransport): boolean => {
  const url = transport.type === 'stdio' ? null : parseAddress(transport.url)
  return url === null || nearnessOf(url) === 2
}

/** What a server names may lead no nearer than the server itself is: it could reach by us what it cannot reach by itself. */
export const safeAddressOfServer = (address: string, server: URL): URL | null => {
  const url = safeServerAddress(address)
  return url !== null && nearnessOf(url) <= nearnessOf(server) ? url : null
}
