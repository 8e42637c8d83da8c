import type { Environment } from './read-aws-files.ts'

/** Where the process environment offers credentials, in the SDK's order; null when it does not. */
export type EnvironmentSource = 'api-key' | 'keys' | 'web-identity' | 'container'

export const environmentSource = (environment: Environment): EnvironmentSource | null => {
  const has = (name: string): boolean => environment[name] !== undefined && environment[name] !== ''
  if (has('AWS_BEARER_TOKEN_BEDROCK')) return 'api-key'
  if (has('AWS_ACCESS_KEY_ID') && has('AWS_SECRET_ACCESS_KEY')) return 'keys'
  if (has('AWS_WEB_IDENTITY_TOKEN_FILE') && has('AWS_ROLE_ARN')) return 'web-identity'
  return has('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') || has('AWS_CONTAINER_CREDENTIALS_FULL_URI') ? 'container' : null
}

/** `AWS_DEFAULT_REGION` too, which the JavaScript SDK does not read. */
export const environmentRegion = (environment: Environment): string | null =>
  [environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']].find((region) => region !== undefined && region !== '') ?? null
