import { profileIdSchema } from '../../shared/ids.ts'
import type { Profile, ProfileKind, ProfileList } from '../../shared/profile.ts'
import { readAwsFiles, type AwsFilePaths, type AwsFiles } from './read-aws-files.ts'

/** A profile as both files together describe it; where both have a setting, the credentials file wins, as in AWS's tools. */
export type AwsProfile = Profile & { readonly setting: (name: string) => string | null }

/** In the order in which the SDK looks at the keys of a profile. */
const kindOf = (has: (key: string) => boolean): ProfileKind => {
  if (has('role_arn') && (has('source_profile') || has('credential_source'))) return 'role'
  if (has('aws_access_key_id') && has('aws_secret_access_key')) return 'static'
  if (has('role_arn') && has('web_identity_token_file')) return 'web-identity'
  if (has('credential_process')) return 'process'
  if (has('sso_session') || has('sso_start_url')) return 'sso'
  if (has('login_session')) return 'login'
  return has('role_arn') ? 'role' : 'unknown'
}

export const findAwsProfile = ({ config, credentials }: AwsFiles, name: string): AwsProfile | null => {
  const sections = [credentials.profiles.get(name), config.profiles.get(name)].filter((section) => section !== undefined)
  const id = profileIdSchema.safeParse(`aws:${name}`)
  if (sections.length === 0 || !id.success) return null
  const setting = (key: string): string | null => sections.find(({ settings }) => settings.has(key))?.settings.get(key) ?? null
  return { id: id.data, name, kind: kindOf((key) => sections.some(({ keys }) => keys.has(key))), region: setting('region'), setting }
}

/** `default` first, then in the order of the files. Only the names of keys are looked at, never a secret's value. Never rejects. */
export const listAwsProfiles = async (paths: AwsFilePaths): Promise<ProfileList> => {
  const files = await readAwsFiles(paths)
  const names = [...new Set([...files.config.profiles.keys(), ...files.credentials.profiles.keys()])]
  const profiles = names
    .toSorted((left, right) => Number(right === 'default') - Number(left === 'default'))
    .map((name) => findAwsProfile(files, name))
    .filter((profile) => profile !== null)
    .map(({ id, name, kind, region }) => ({ id, name, kind, region }))
  return { profiles, problem: files.problem }
}
