import type { Endpoints } from '../../shared/profile.ts'
import type { AwsFiles, Environment } from './read-aws-files.ts'

export const noEndpoints: Endpoints = { runtime: null, controlPlane: null, agentRuntime: null }

/** A region becomes part of the name of a host that secrets are sent to, also one that a file or a page gives. */
export const isRegionName = (region: string): boolean => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(region)

/** True for https, and for http on this computer. */
export const isSafeEndpoint = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password } = new URL(address)
  if (username !== '' || password !== '') return false
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(hostname)))
  )
}

const services = {
  runtime: { variable: 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', section: 'bedrock_runtime' },
  controlPlane: { variable: 'AWS_ENDPOINT_URL_BEDROCK', section: 'bedrock' },
  agentRuntime: { variable: 'AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME', section: 'bedrock_agent_runtime' },
} as const

/**
 * The configured addresses, each in AWS's order: the service's own variable, the general one, the profile's services section, the profile's
 * `endpoint_url`. Null for AWS's own address.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const configuredEndpoints = (environment: Environment, files: AwsFiles, setting: (name: string) => string | null): Endpoints => {
  const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? setting('ignore_configured_endpoint_urls')
  if (ignored?.toLowerCase() === 'true') return noEndpoints
  const section = files.config.services.get(setting('services') ?? '')
  const addressOf = (service: keyof Endpoints): string | null => {
    const candidates = [
      environment[services[service].variable],
      environment['AWS_ENDPOINT_URL'],
      section?.settings.get(`${services[service].section}.endpoint_url`),
      setting('endpoint_url'),
    ]
    return candidates.find((address) => address !== undefined && address !== null && address !== '') ?? null
  }
  return { runtime: addressOf('runtime'), controlPlane: addressOf('controlPlane'), agentRuntime: addressOf('agentRuntime') }
}

export const areSafeEndpoints = (endpoints: Endpoints): boolean =>
  Object.values(endpoints).every((address) => address === null || isSafeEndpoint(address))
