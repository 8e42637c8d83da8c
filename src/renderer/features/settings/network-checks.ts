import { networkSettingsMessages as words } from '../../../shared/messages/network-settings.ts'

const address = /^(?:(?:https?|socks5h?):\/\/)?(?<login>[^/?#]*@)?(?:\[[\d.:a-f]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?\/?$/iu

/** Why an address cannot be the proxy's, in words; undefined when it can. Main checks again. */
export const proxyAddressProblem = (text: string): string | undefined => {
  const typed = text.trim()
  if (typed === '') return words.proxyAddressMissing
  const parts = address.exec(typed)?.groups
  if (parts === undefined) return typed.includes('@') ? words.proxyAddressLogin : words.proxyAddressProblem
  if (parts['login'] !== undefined) return words.proxyAddressLogin
  const port = Number(parts['port'] ?? 1)
  return port >= 1 && port <= 65_535 ? undefined : words.proxyAddressProblem
}

const exception = /^(?:[\w*.<>-]+|\[[\d.:a-f]+\]|[\d.]+\/\d{1,2}|[\da-f:.]*:[\da-f:.]*(?:\/\d{1,3})?)(?::\d{1,5})?$/iu

/** Names the first exception that is none. */
export const exceptionsProblem = (text: string): string | undefined => {
  const wrong = text.split(/[\s,;]+/u).find((item) => item !== '' && !exception.test(item))
  return wrong === undefined ? undefined : words.exceptionProblem(wrong.slice(0, 60))
}
