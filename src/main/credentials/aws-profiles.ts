import type { ProfileKind } from '../../shared/profile.ts'
import type { AwsFiles } from './read-aws-files.ts'

/** A profile as both files together describe it; where both have a setting, the credentials file wins, as in AWS's tools. */
export type AwsProfile = {
  readonly name: string
  readonly kind: ProfileKind
  readonly region: string | null
  readonly setting: (name: string) => string | null
  readonly digest: string
}

const ssoKeys = ['sso_start_url', 'sso_account_id', 'sso_session', 'sso_region', 'sso_role_name'] as const

/**
 * In the order in which the SDK looks at the keys of a profile. Where it is the source of a role, keys of its own come before a role.
 * https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
const kindOf = (has: (key: string) => boolean, isSource: boolean): ProfileKind => {
  const isStatic = has('aws_access_key_id') && has('aws_secret_access_key')
  const hasOneSource = has('source_profile') !== has('credential_source')
  if (isSource && isStatic) return 'static'
  if (isSource && has('credential_source') && !has('role_arn')) return 'credential-source'
  if (has('role_arn') && hasOneSource) return has('source_profile') ? 'role' : 'credential-source'
  if (isStatic) return 'static'
  if (has('role_arn') && has('web_identity_token_file')) return 'web-identity'
  if (has('credential_process')) return 'process'
  if (ssoKeys.some(has)) return has('sso_session') ? 'sso-session' : 'sso-legacy'
  return has('login_session') ? 'login' : 'unknown'
}

export const findAwsProfile = ({ config, credentials }: AwsFiles, name: string, isSource = false): AwsProfile | null => {
  const sections = [credentials.profiles.get(name), config.profiles.get(name)].filter((section) => section !== undefined)
  if (sections.length === 0) return null
  const setting = (key: string): string | null => sections.find(({ settings }) => settings.has(key))?.settings.get(key) ?? null
  const kind = kindOf((key) => sections.some(({ keys }) => keys.has(key)), isSource)
  return { name, kind, region: setting('region'), setting, digest: sections.map(({ digest }) => digest).join() }
}

/** `default` first, then in the order of the files. */
export const awsProfileNames = ({ config, credentials }: AwsFiles): readonly string[] =>
  [...new Set([...config.profiles.keys(), ...credentials.profiles.keys()])].toSorted(
    (left, right) => Number(right === 'default') - Number(left === 'default'),
  )
