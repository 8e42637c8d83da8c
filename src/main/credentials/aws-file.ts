/** `settings` holds the few values that are no secrets; of everything else only the name of the key is kept. */
export type AwsSection = { readonly keys: ReadonlySet<string>; readonly settings: ReadonlyMap<string, string> }

export type AwsFile = {
  readonly profiles: ReadonlyMap<string, AwsSection>
  /** The `services` sections, whose settings are named `<service>.<setting>`. */
  readonly services: ReadonlyMap<string, AwsSection>
  /** The `sso-session` sections of the config file. */
  readonly ssoSessions: ReadonlyMap<string, AwsSection>
  readonly malformedLine: number | null
}

export type AwsFileType = 'config' | 'credentials'

const publicSettings: ReadonlySet<string> = new Set([
  'region',
  'endpoint_url',
  'services',
  'ignore_configured_endpoint_urls',
  'source_profile',
  'sso_session',
  'sso_start_url',
  'sso_region',
])
const longestProfileName = 256

type Section = { readonly keys: Set<string>; readonly settings: Map<string, string> }
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
      section = found[type].get(name) ?? { keys: new Set(), settings: new Map() }
      found[type].set(name, section)
      continue
    }
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
  return { profiles: found.profile, services: found.services, ssoSessions: found['sso-session'], malformedLine }
}
