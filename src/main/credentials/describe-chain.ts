import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { Profile } from '../../shared/profile.ts'
import { environmentSource } from './environment-source.ts'
import type { Link, ProfileChain } from './profile-chain.ts'
import type { Environment } from './read-aws-files.ts'
import type { SsoSession } from './sso/identity-centers.ts'

const roleOf = (arn: string | null): string => {
  const [, account, path = ''] = /^arn:[^:]*:iam::(\d*):role\/(.*)$/u.exec(arn ?? '') ?? []
  if (account === undefined) return arn ?? '?'
  return words.roleInAccount(path.split('/').at(-1) ?? path, account)
}
const ssoRole = ({ sso }: Link): string => words.roleInAccount(sso?.roleName ?? '?', sso?.accountId ?? '?')
const sourceOf = ({ credentialSource }: Link): string =>
  Object.entries(words.credentialSources).find(([name]) => name === credentialSource)?.[1] ?? credentialSource ?? '?'

const environmentNote = (environment: Environment): string => {
  const source = environmentSource(environment)
  if (source === 'api-key') return words.noteEnvironmentApiKey
  if (source === 'web-identity') return words.noteWebIdentity(roleOf(environment['AWS_ROLE_ARN'] ?? null))
  return source === 'container' ? words.noteEnvironmentContainer : words.noteEnvironmentKeys
}

const noteOf = ([link, ...sources]: readonly Link[], environment: Environment): string | null => {
  if (link === undefined) return null
  switch (link.kind) {
    case 'role':
    case 'app-role':
      return sources.length === 0
        ? words.noteRole(roleOf(link.roleArn))
        : words.noteRoleThrough(roleOf(link.roleArn), sources.map(({ name }) => name).join(', '))
    case 'credential-source':
      return words.noteRoleFrom(roleOf(link.roleArn), sourceOf(link))
    case 'web-identity':
      return words.noteWebIdentity(roleOf(link.roleArn))
    case 'sso-session':
    case 'sso-legacy':
    case 'app-sso':
      return words.noteRole(ssoRole(link))
    case 'environment':
      return environmentNote(environment)
    case 'demo':
    case 'static':
    case 'process':
    case 'login':
    case 'app-keys':
    case 'app-api-key':
    case 'unknown':
      return null
  }
}

/** How a person gets the keys of a chain again, and what it does in a few words. */
export const summaryOf = ({ links }: ProfileChain, environment: Environment): Pick<Profile, 'signIn' | 'asksForCode' | 'note'> => {
  const last = links.at(-1)
  return {
    signIn: last?.sso !== null && last?.sso !== undefined ? 'identity-center' : last?.kind === 'login' ? 'command' : 'none',
    asksForCode: links.some(({ mfaSerial }) => mfaSerial !== null),
    note: noteOf(links, environment),
  }
}

const stepOf = (link: Link, session: SsoSession | null, environment: Environment): string => {
  const { name, kind, roleArn, mfaSerial } = link
  switch (kind) {
    case 'demo':
      return words.stepDemo
    case 'environment':
      return words.stepEnvironment(name, environmentNote(environment))
    case 'static':
      return words.stepStatic(name)
    case 'sso-session':
    case 'sso-legacy':
    case 'app-sso':
      return session === null ? words.stepSsoIncomplete(name) : words.stepSso(name, session.startUrl, ssoRole(link))
    case 'role':
    case 'app-role':
      return mfaSerial === null ? words.stepRole(name, roleOf(roleArn)) : words.stepRoleWithCode(name, roleOf(roleArn), mfaSerial)
    case 'credential-source':
      return roleArn === null
        ? words.stepCredentialSource(name, sourceOf(link))
        : `${name}: ${words.noteRoleFrom(roleOf(roleArn), sourceOf(link))}`
    case 'process':
      return words.stepProcess(name)
    case 'web-identity':
      return words.stepWebIdentity(name, roleOf(roleArn))
    case 'login':
      return words.stepLogin(name)
    case 'app-keys':
      return words.stepAppKeys(name)
    case 'app-api-key':
      return words.stepAppApiKey(name)
    case 'unknown':
      return words.stepUnknown(name)
  }
}

/** One line a step, from the chosen profile to the keys. No line holds a secret. */
export const describeChain = (
  { links, problem }: ProfileChain,
  session: SsoSession | null,
  environment: Environment,
): readonly string[] => {
  const steps = links.map((link) => stepOf(link, session, environment))
  if (problem === null) return steps
  return [...steps, problem.type === 'gone' ? words.stepSourceGone(problem.name) : words.stepCycle(problem.name)]
}
