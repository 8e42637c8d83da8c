import { BlockList, isIP } from 'node:net'

export type Destination = { readonly host: string; readonly port: number }

const isIPv6 = (address: string): boolean => isIP(address) === 6
const family = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4')
const bare = (host: string): string =>
  host
    .toLowerCase()
    .replaceAll(/^\[|\]$/gu, '')
    .replace(/\.$/u, '')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** This computer is never reached through a proxy. */
export const isLoopback = (host: string): boolean => {
  const name = bare(host)
  return isIP(name) === 0 ? name === 'localhost' || name.endsWith('.localhost') : loopback.check(name, family(name))
}

type Rule = { readonly host: string; readonly port: number | null }

/** Splits `host:port`; a bare IPv6 address keeps its colons. */
const readRule = (text: string): Rule => {
  const withPort = isIPv6(text) ? null : /^(?<host>.+):(?<port>\d{1,5})$/u.exec(text)
  const host = withPort?.groups?.['host'] ?? text
  const port = withPort?.groups?.['port']
  return { host: bare(host), port: port === undefined ? null : Number(port) }
}

const matchesSubnet = (rule: string, address: string): boolean => {
  const [network = '', bits = ''] = rule.split('/')
  const prefix = Number(bits)
  if (isIP(network) !== isIP(address) || !/^\d{1,3}$/u.test(bits) || prefix > (isIPv6(network) ? 128 : 32)) return false
  const list = new BlockList()
  list.addSubnet(network, prefix, family(network))
  return list.check(address, family(address))
}

/** Each piece between stars is looked for where the one before ended: no pattern takes long. */
const matchesPattern = (pattern: string, name: string): boolean => {
  const pieces = pattern.split('*')
  const [first = ''] = pieces
  const last = pieces.at(-1) ?? ''
  if (!name.startsWith(first) || !name.endsWith(last) || first.length + last.length > name.length) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, from)
    if (found === -1) return false
    from = found + piece.length
  }
  return from <= name.length - last.length
}

const matchesHost = (rule: string, name: string): boolean => {
  if (rule === '*') return true
  if (rule === '<local>') return isIP(name) === 0 && !name.includes('.')
  if (isIP(name) !== 0 && rule.includes('/')) return matchesSubnet(rule, name)
  if (isIP(name) !== 0 && isIP(rule) !== 0) return matchesSubnet(`${rule}/${isIPv6(rule) ? 128 : 32}`, name)
  if (rule.includes('*')) return matchesPattern(rule, name)
  if (isIP(name) !== 0) return false
  const domain = rule.replace(/^\./u, '')
  return domain !== '' && (name === domain || name.endsWith(`.${domain}`))
}

/**
 * Whether the rules of NO_PROXY leave this destination without a proxy. There is no standard; as in curl and Python, a name stands for itself and all
 * below it, with a leading dot or without.
 */
export const isExcepted = (rules: string, { host, port }: Destination): boolean => {
  const name = bare(host)
  return rules
    .split(/[\s,;]+/u)
    .filter((text) => text !== '')
    .map(readRule)
    .some((rule) => (rule.port === null || rule.port === port) && matchesHost(rule.host, name))
}
