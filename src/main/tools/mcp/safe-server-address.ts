import { parseAddress } from './parse-address.ts'

const isLocalName = (hostname: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname)

/** An address without a login: https, or http on this computer. */
export const safeServerAddress = (address: string): URL | null => {
  const url = parseAddress(address)
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocalName(url.hostname)) ? url : null
}

/** What a server names may lead to this computer only when the server itself is on it. */
export const safeAddressOfServer = (address: string, server: URL): URL | null => {
  const url = safeServerAddress(address)
  return url !== null && (!isLocalName(url.hostname) || isLocalName(server.hostname)) ? url : null
}
