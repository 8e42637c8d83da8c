import type { IdentityCenter } from '../../../shared/sign-in.ts'
import type { AwsFiles } from '../read-aws-files.ts'

/** `cacheKey` names the token in the cache that the AWS tools share: the name of the sso-session, or the start URL for the older form. */
export type SsoSession = { readonly startUrl: string; readonly region: string; readonly cacheKey: string }

type Setting = (name: string) => string | null

const settingOf =
  ({ config, credentials }: AwsFiles, profileName: string): Setting =>
  (name) =>
    credentials.profiles.get(profileName)?.settings.get(name) ?? config.profiles.get(profileName)?.settings.get(name) ?? null

const namedSession = (files: AwsFiles, name: string): SsoSession | null => {
  const section = files.config.ssoSessions.get(name)
  const startUrl = section?.settings.get('sso_start_url')
  const region = section?.settings.get('sso_region')
  return startUrl === undefined || region === undefined ? null : { startUrl, region, cacheKey: name }
}

const ownSession = (files: AwsFiles, setting: Setting): SsoSession | null => {
  const name = setting('sso_session')
  if (name !== null) return namedSession(files, name)
  const startUrl = setting('sso_start_url')
  const region = setting('sso_region')
  return startUrl === null || region === null ? null : { startUrl, region, cacheKey: startUrl }
}

const follow = (files: AwsFiles, profileName: string, seen: ReadonlySet<string>): SsoSession | null => {
  if (seen.has(profileName)) return null
  const setting = settingOf(files, profileName)
  const source = setting('source_profile')
  if (source !== null && source !== profileName) return follow(files, source, new Set([...seen, profileName]))
  return ownSession(files, setting)
}

/** What a profile signs in with, also where a role stands between. Null for a profile that does not use IAM Identity Center. */
export const identityCenterOf = (files: AwsFiles, profileName: string): SsoSession | null => follow(files, profileName, new Set())

/** The same start page is written with and without what may follow its path. */
const plainStartUrl = (startUrl: string): string => startUrl.replace(/(?:\/?#)?\/*$/u, '').toLowerCase()
const isSameCenter = (left: IdentityCenter, right: IdentityCenter): boolean =>
  left.region === right.region && plainStartUrl(left.startUrl) === plainStartUrl(right.startUrl)

const knownSessions = (files: AwsFiles): readonly SsoSession[] => {
  const profileNames = new Set([...files.config.profiles.keys(), ...files.credentials.profiles.keys()])
  const sessions = [
    ...[...files.config.ssoSessions.keys()].map((name) => namedSession(files, name)),
    ...[...profileNames].map((name) => ownSession(files, settingOf(files, name))),
  ]
  return sessions.filter((session) => session !== null)
}

/** The start pages that profiles of this computer use, each once. */
export const knownIdentityCenters = (files: AwsFiles): readonly IdentityCenter[] => {
  const centers: IdentityCenter[] = []
  for (const { startUrl, region } of knownSessions(files)) {
    const center = { startUrl, region }
    if (!centers.some((known) => isSameCenter(known, center))) centers.push(center)
  }
  return centers
}

/** An sso-session that has this start page is used, so that one sign-in serves the app and the other AWS tools. */
export const sessionFor = (files: AwsFiles, center: IdentityCenter): SsoSession => {
  const { startUrl, region } = center
  const known = knownSessions(files).find((session) => session.cacheKey !== session.startUrl && isSameCenter(session, center))
  return known ?? { startUrl, region, cacheKey: startUrl }
}
