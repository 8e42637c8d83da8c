import { fetchMessages } from '../../../shared/messages/fetch.ts'
import { isPublicAddress } from './is-public-address.ts'

const maximumLength = 4096
const ports: ReadonlySet<string> = new Set(['', '80', '443'])
/** Characters that are dropped or turned into others when an address is read, so that it is not what it looks like. */
const unclear = /[\p{Cc}\p{Surrogate}\\]/u
/** Names that only a local network, or this computer, answers to. */
const localName = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|onion|home\.arpa|test|invalid)$/u

/** The address as it would be asked for, without its fragment, when it may be. Nothing is looked up for it. Throws words for the model. */
export const checkWebAddress = (text: string, base?: URL): URL => {
  if (text.length > maximumLength) throw new Error(fetchMessages.tooLong(maximumLength))
  if (unclear.test(text) || !URL.canParse(text, base?.href)) throw new Error(fetchMessages.noAddress)
  const url = new URL(text, base)
  const scheme = url.protocol.slice(0, -1)
  if (scheme !== 'https' && scheme !== 'http') throw new Error(fetchMessages.badScheme(scheme))
  if (url.username !== '' || url.password !== '') throw new Error(fetchMessages.withLogin)
  if (!ports.has(url.port)) throw new Error(fetchMessages.badPort(url.port))
  if (isLocal(hostOf(url))) throw new Error(fetchMessages.privateHost(url.hostname))
  url.hash = ''
  url.hostname = url.hostname.replace(/\.+$/u, '')
  return url
}

/** The host as a name or a number without brackets and without a last dot. */
export const hostOf = (url: URL): string =>
  url.hostname
    .toLowerCase()
    .replaceAll(/^\[|\]$/gu, '')
    .replace(/\.+$/u, '')

const isLocal = (host: string): boolean => {
  if (host.includes(':') || /^[\d.]+$/u.test(host)) return !isPublicAddress(host)
  return !host.includes('.') || localName.test(host)
}
