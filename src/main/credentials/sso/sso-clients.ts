import type { SSOClient } from '@aws-sdk/client-sso'
import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc'
import { refusal } from '../../../shared/expected-error.ts'
import { credentialsMessages } from '../../../shared/messages/credentials.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import type { FindRoute } from '../../network/route.ts'
import { isRegionName, isSafeEndpoint } from '../endpoint.ts'
import type { Environment } from '../read-aws-files.ts'

export type SsoNetwork = { readonly environment: Environment; readonly findRoute?: FindRoute | undefined }

const awsDomain = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')

const configured = (address: string | undefined, standard: string): string => {
  if (address === undefined || address === '') return standard
  if (isSafeEndpoint(address)) return address.replace(/\/+$/u, '')
  throw refusal('endpoint-refused', words.endpointTitle, words.endpointAdvice)
}

const regional = (service: string, region: string): string => {
  if (isRegionName(region)) return `https://${service}.${region}.${awsDomain(region)}`
  const { regionInvalidTitle, regionInvalidAdvice } = credentialsMessages
  throw refusal('region-invalid', regionInvalidTitle(region.slice(0, 64)), regionInvalidAdvice)
}

/** Where a person signs in and tokens come from, without a slash at the end. */
export const oidcAddress = (environment: Environment, region: string): string =>
  configured(environment['AWS_ENDPOINT_URL_SSO_OIDC'], regional('oidc', region))

/** Where accounts, roles and their credentials come from. */
export const portalAddress = (environment: Environment, region: string): string =>
  configured(environment['AWS_ENDPOINT_URL_SSO'], regional('portal.sso', region))

/** True for https, and for http on this computer where the configured address is there too. */
export const isSignInPage = (page: string, oidcBase: string): boolean =>
  isSafeEndpoint(page) && (page.startsWith('https:') || oidcBase.startsWith('http:'))

/** Everything the SDK would else look for in the files and the environment of the process is given. */
const clientOptions = async (region: string, endpoint: string, findRoute: FindRoute | undefined) => {
  const route = await findRoute?.()
  const fixed = { region, endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }
  if (route === undefined) return { ...fixed, retryMode: 'standard', maxAttempts: 3 }
  return { ...fixed, requestHandler: route.requestHandler, retryMode: route.retryMode, maxAttempts: route.maxAttempts }
}

/** One client for one piece of work. A handler of the network outlives it, so only a client of our own is destroyed. */
export const withOidcClient = async <Value>(
  { environment, findRoute }: SsoNetwork,
  region: string,
  work: (client: SSOOIDCClient) => Promise<Value>,
): Promise<Value> => {
  const options = await clientOptions(region, oidcAddress(environment, region), findRoute)
  const { SSOOIDCClient: Client } = await import('@aws-sdk/client-sso-oidc')
  const client = new Client(options)
  try {
    return await work(client)
  } finally {
    if (findRoute === undefined) client.destroy()
  }
}

/** As `withOidcClient`, for the portal. */
export const withPortalClient = async <Value>(
  { environment, findRoute }: SsoNetwork,
  region: string,
  work: (client: SSOClient) => Promise<Value>,
): Promise<Value> => {
  const options = await clientOptions(region, portalAddress(environment, region), findRoute)
  const { SSOClient: Client } = await import('@aws-sdk/client-sso')
  const client = new Client(options)
  try {
    return await work(client)
  } finally {
    if (findRoute === undefined) client.destroy()
  }
}
