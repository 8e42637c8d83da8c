import type { AwsFiles, Environment } from './read-aws-files.ts'

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

/**
 * The configured address of the Bedrock runtime, in AWS's order: the service's own variable, the general one, the profile's services section, the
 * profile's `endpoint_url`. Null for AWS's own address.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const configuredEndpoint = (environment: Environment, files: AwsFiles, setting: (name: string) => string | null): string | null => {
  const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? setting('ignore_configured_endpoint_urls')
  if (ignored?.toLowerCase() === 'true') return null
  const services = files.config.services.get(setting('services') ?? '')
  const candidates = [
    environment['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'],
    environment['AWS_ENDPOINT_URL'],
    services?.settings.get('bedrock_runtime.endpoint_url'),
    setting('endpoint_url'),
  ]
  return candidates.find((address) => address !== undefined && address !== null && address !== '') ?? null
}
