import { refuse } from './refuse-request.ts'

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)

/** The address set for a profile or in the environment, or null for the service's own. Plain http is taken for this computer only. */
export const endpointOf = (endpointUrl: string | null, environment: Readonly<Record<string, string | undefined>>): string | null => {
  const given = endpointUrl ?? environment['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'] ?? ''
  if (given === '') return null
  const url = URL.canParse(given) ? new URL(given) : null
  const isUsable = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)))
  if (!isUsable) throw refuse.endpoint()
  return given
}
