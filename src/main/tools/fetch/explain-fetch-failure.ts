import { fetchMessages } from '../../../shared/messages/fetch.ts'
import { errorCode } from '../../../shared/error-code.ts'

const nextAddressHelps: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
  'EAFNOSUPPORT',
])

/** True for an address that did not answer, so that another one of the same name may. */
export const isUnreachable = (error: unknown): boolean => nextAddressHelps.has(errorCode(error) ?? '')

/** What the system says of a connection, in words; errors of our own stay as they are. */
export const explainFetchFailure = (error: unknown, url: URL): Error => {
  const code = errorCode(error)
  if (code === null) return error instanceof Error ? error : new Error(fetchMessages.unreachable(url.host, 'unknown'), { cause: error })
  return new Error(sentence(code, url.host), { cause: error })
}

const sentence = (code: string, host: string): string => {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fetchMessages.notFound(host)
  if (code.startsWith('PROXY_')) return fetchMessages.proxyFailed(code)
  return /CERT|SELF_SIGNED|UNABLE_TO_/u.test(code) ? fetchMessages.badCertificate(host, code) : fetchMessages.unreachable(host, code)
}
