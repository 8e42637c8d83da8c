import { profileIdSchema } from '../../shared/ids.ts'
import type { Profile, ProfileKind, ProfileList } from '../../shared/profile.ts'
import { readAwsFiles, type AwsFilePaths, type AwsFiles } from './read-aws-files.ts'

/** The first key that a profile has decides, in the order in which AWS's tools look. */
const kinds: readonly (readonly [string, ProfileKind])[] = [
  ['role_arn', 'role'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['login_session', 'login'],
  ['web_identity_token_file', 'web-identity'],
  ['aws_access_key_id', 'static'],
  ['credential_process', 'process'],
]

const kindOf = (values: ReadonlyMap<string, string>): ProfileKind => {
  if (values.has('role_arn') && values.has('web_identity_token_file')) return 'web-identity'
  return kinds.find(([key]) => values.has(key))?.[1] ?? 'unknown'
}

const profileOf = (name: string, values: ReadonlyMap<string, string>): readonly Profile[] => {
  const id = profileIdSchema.safeParse(`aws:${name}`)
  return id.success ? [{ id: id.data, name, kind: kindOf(values), region: values.get('region') ?? null }] : []
}

/** `default` first, then in the order of the files. */
export const profilesOf = ({ profiles }: AwsFiles): readonly Profile[] =>
  [...profiles]
    .sort(([left], [right]) => Number(right === 'default') - Number(left === 'default'))
    .flatMap(([name, values]) => profileOf(name, values))

/** The profiles of both files. Only the names of keys are looked at, never a secret's value. Never rejects. */
export const listAwsProfiles = async (paths: AwsFilePaths): Promise<ProfileList> => {
  const files = await readAwsFiles(paths)
  return { profiles: [...profilesOf(files)], problem: files.problem }
}
