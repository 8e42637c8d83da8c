import type { AwsConnection } from '../aws-connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `isOwn` for an address that is not AWS's, whose certificate may be by anyone. */
export type EndpointAddress = { readonly url: string; readonly isOwn: boolean }

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const domainOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn'
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com'
}

const addressOf = (own: string | null, host: string, region: string): EndpointAddress =>
  own === null ? { url: `https://${host}.${region}.${domainOf(region)}`, isOwn: false } : { url: own, isOwn: true }

/** Where requests for answers go; what the environment says is in the connection already. */
export const runtimeAddress = ({ endpoints, region }: AwsConnection): EndpointAddress =>
  addressOf(endpoints.runtime, 'bedrock-runtime', region)

/** Where requests for lists go. */
export const controlPlaneAddress = ({ endpoints, region }: AwsConnection): EndpointAddress =>
  addressOf(endpoints.controlPlane, 'bedrock', region)

/** Where STS of a region is, unless the environment names another place. */
export const stsAddressIn =
  (environment: Environment) =>
  (region: string): string => {
    const isIgnored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true'
    const given = [environment['AWS_ENDPOINT_URL_STS'], isIgnored ? undefined : environment['AWS_ENDPOINT_URL']]
    return addressOf(given.find((address) => address !== undefined && address !== '') ?? null, 'sts', region).url
  }

/** Whether an address is one of AWS's own. */
export const isAwsAddress = (url: string): boolean => /^https:\/\/[^/:@]+\.amazonaws\.(?:com|com\.cn|eu)(?:[:/]|$)/u.test(url)
