import type { AwsFiles, Environment } from './read-aws-files.ts'

/** True for https, and for http on this computer. */
export const isSafeEndpoint = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
}

/**
 * The configured address of the Bedrock runtime, in AWS's order: the service's own variable, the general one, the profile's services section, the
 * profile's `endpoint_url`. Null for AWS's own address.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export const configuredEndpoint = (environment: Environment, files: AwsFiles, profile: ReadonlyMap<string, string>): string | null => {
  const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile.get('ignore_configured_endpoint_urls')
  if (ignored?.toLowerCase() === 'true') return null
  const services = files.services.get(profile.get('services') ?? '')
  return (
    environment['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'] ??
    environment['AWS_ENDPOINT_URL'] ??
    services?.get('bedrock_runtime.endpoint_url') ??
    profile.get('endpoint_url') ??
    null
  )
}
