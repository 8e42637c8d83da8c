import { createHash } from 'node:crypto'

/**
 * `settings` holds the few values that are no secrets; of everything else only the name of the key is kept. `digest` changes with every value,
 * the secret ones too.
 */
type AwsSection = { readonly keys: ReadonlySet<string>; readonly settings: ReadonlyMap<string, string>; readonly digest: string }

export type AwsFile = {
  readonly profiles: ReadonlyMap<string, AwsSection>
  /** The `services` sections, whose settings are named `<service>.<setting>`. */
  readonly services: ReadonlyMap<string, AwsSection>
  /** The `sso-session` sections of the config file. */
  readonly ssoSessions: ReadonlyMap<string, AwsSection>
  readonly malformedLine: number | null
}

export type AwsFileType = 'config' | 'credentials'

/** Never `credential_process`: people write passwords into it. */
const publicSettings: ReadonlySet<string> = new Set([
  'region',
  'endpoint_url',
  'services',
  'ignore_configured_endpoint_urls',
  'role_arn',
  'source_profile',
  'credential_source',
  'mfa_serial',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
  'login_session',
])
const longestProfileName = 256

type Section = { readonly keys: Set<string>; readonly settings: Map<string, string>; readonly lines: string[] }
type SectionType = 'profile' | 'services' | 'sso-session' | 'other' | 'malformed'

const headerOf = (header: string, file: AwsFileType): { readonly type: SectionType; readonly name: string } => {
  if (header === '' || header.length > longestProfileName + 20) return { type: 'malformed', name: '' }
  if (file === 'credentials' || header === 'default') return { type: 'profile', name: header }
  const [word = '', ...rest] = header.split(/\s+/u)
  const written = rest.join(' ')
  const name = /^(["'])(.*)\1$/u.exec(written)?.[2] ?? written
  if (word === 'profile' || word === 'services' || word === 'sso-session') return { type: name === '' ? 'malformed' : word, name }
  return { type: 'other', name: header }
}

const finished = (sections: ReadonlyMap<string, Section>): ReadonlyMap<string, AwsSection> =>
  new Map(
    Array.from(sections, ([name, { keys, settings, lines }]) => [
      name,
      { keys, settings, digest: createHash('sha256').update(lines.join('\n')).digest('hex') },
    ]),
  )

const withoutComment = (line: string): string => line.split(/(?:^|\s)[;#]/u, 1)[0]?.trim() ?? ''

/** Reads as much as can be read: a line that fits nothing is remembered by its number and passed over. Takes time in proportion to the text. */
export const parseAwsFile = (text: string, file: AwsFileType): AwsFile => {
  const found = { profile: new Map<string, Section>(), services: new Map<string, Section>(), 'sso-session': new Map<string, Section>() }
  let malformedLine: number | null = null
  let section: Section | null = null
  let isInSection = false
  let parent = ''
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .entries()) {
    const line = withoutComment(raw)
    if (line === '') continue
    if (line.startsWith('[')) {
      const { type, name } = headerOf(line.endsWith(']') ? line.slice(1, -1).trim() : '', file)
      isInSection = true
      parent = ''
      section = null
      if (type === 'malformed') malformedLine ??= index + 1
      if (type === 'other' || type === 'malformed') continue
      section = found[type].get(name) ?? { keys: new Set(), settings: new Map(), lines: [] }
      found[type].set(name, section)
      continue
    }
    section?.lines.push(line)
    const isIndented = /^\s/u.test(raw)
    const equals = line.indexOf('=')
    const key = line.slice(0, Math.max(equals, 0)).trim()
    if (!isInSection || key === '') {
      // An indented line without a key is the rest of a long value.
      if (!isInSection || !isIndented) malformedLine ??= index + 1
      continue
    }
    const value = line.slice(equals + 1).trim()
    if (!isIndented) parent = value === '' ? `${key}.` : ''
    if (section === null || value === '') continue
    const name = isIndented ? parent + key : key
    section.keys.add(name)
    if (publicSettings.has(key)) section.settings.set(name, value)
  }
  return {
    profiles: finished(found.profile),
    services: finished(found.services),
    ssoSessions: finished(found['sso-session']),
    malformedLine,
  }
}
