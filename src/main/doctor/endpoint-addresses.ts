import type { AwsConnection } from '../aws-connection.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `isOwn` for an address that is not AWS's, whose certificate may be by anyone. */
export type EndpointAddress = { readonly url: string; readonly isOwn: boolean }

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const domainOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn'
  return region.startsWith('eusc-') ? 'amazonaws.eu' : 'amazonaws.com'
}

const firstGiven = (...addresses: readonly (string | null | undefined)[]): string | null =>
  addresses.find((address): address is string => typeof address === 'string' && address !== '') ?? null

const addressOf = (own: string | null, host: string, region: string): EndpointAddress =>
  own === null ? { url: `https://${host}.${region}.${domainOf(region)}`, isOwn: false } : { url: own, isOwn: true }

/** Where requests for answers go: the profile's own address, else the environment's, else AWS's. */
export const runtimeAddress = ({ endpoints, region }: AwsConnection, environment: Environment): EndpointAddress =>
  addressOf(
    firstGiven(endpoints.runtime, environment['AWS_ENDPOINT_URL_BEDROCK_RUNTIME'], environment['AWS_ENDPOINT_URL']),
    'bedrock-runtime',
    region,
  )

/** Where requests for lists go. */
export const controlPlaneAddress = ({ endpoints, region }: AwsConnection, environment: Environment): EndpointAddress =>
  addressOf(firstGiven(endpoints.controlPlane, environment['AWS_ENDPOINT_URL_BEDROCK'], environment['AWS_ENDPOINT_URL']), 'bedrock', region)

/** Where STS of a region is, unless the environment names another place. */
export const stsAddressIn =
  (environment: Environment) =>
  (region: string): string =>
    addressOf(firstGiven(environment['AWS_ENDPOINT_URL_STS'], environment['AWS_ENDPOINT_URL']), 'sts', region).url

/** Whether an address is one of AWS's own. */
export const isAwsAddress = (url: string): boolean => /^https:\/\/[^/:@]+\.amazonaws\.(?:com|com\.cn|eu)(?:[:/]|$)/u.test(url)
