import { ExpectedError } from '../../shared/expected-error.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import { credentialsFailure } from './credentials-failure.ts'
import type { Link, ProfileChain } from './profile-chain.ts'

type Words = {
  readonly code: string
  readonly title: string
  readonly advice: string
  readonly command?: string
  readonly needsSignIn?: boolean
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|CERT_|certificate|UNABLE_TO_|TimeoutError|socket hang up|[Pp]roxy/u

/** The name, code and message of what was thrown, also where the SDK keeps its cause. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return `${error.name} ${code} ${error.message} ${textOf(error.cause)}`
}

/** The technical text without anything that may be a key: the first line, long words taken out. A failed command may carry a password, so it is not quoted. */
const detailOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  const [line = ''] = error.message.split('\n', 1)
  // What cannot be read as JSON is quoted, and may be a key.
  const isQuoting = / JSON\b/u.test(line) && line.includes('"')
  const text = line.startsWith('Command failed:') ? 'the command failed' : isQuoting ? 'not valid JSON' : line
  return `${error.name}: ${text.replace(/[\w+/=-]{16,}|\b\d{12}\b/gu, '…').slice(0, 300)}`
}

const signInWords = (name: string): Words => ({
  code: 'sign-in-needed',
  title: words.signInTitle(name),
  advice: words.ssoAdvice,
  needsSignIn: true,
})

const ssoWords = (name: string, text: string): Words => {
  if (/ForbiddenException|No access|ResourceNotFoundException/u.test(text)) {
    return { code: 'role-not-assigned', title: words.ssoRoleTitle(name), advice: words.ssoRoleAdvice, needsSignIn: true }
  }
  if (/invalid SSO credentials|TypeError|Incomplete configuration|Conflicting SSO/u.test(text)) {
    return { code: 'profile-incomplete', title: words.ssoIncompleteTitle(name), advice: words.ssoIncompleteAdvice }
  }
  return signInWords(name)
}

const loginWords = (name: string, loginName: string, text: string): Words => {
  const command = `aws login --profile ${/^[\w.@/+-]+$/u.test(loginName) ? loginName : `'${loginName.replaceAll("'", `'\\''`)}'`}`
  const advice = /insufficient permissions/iu.test(text) ? words.loginMissingAdvice : words.loginAdvice(command)
  return { code: 'sign-in-needed', title: words.signInTitle(name), advice, command }
}

const processWords = (name: string, text: string): Words =>
  /Command failed/u.test(text) && /not found|No such file|not recognized/iu.test(text)
    ? { code: 'credential-process-missing', title: words.processMissingTitle(name), advice: words.processMissingAdvice }
    : { code: 'credential-process-failed', title: words.processTitle(name), advice: words.processAdvice }

/** What STS says. */
const serviceWords = (name: string, text: string, { kind }: Link): Words | null => {
  if (/MultiFactorAuthentication failed/u.test(text)) return { code: 'mfa-failed', title: words.mfaTitle(name), advice: words.mfaAdvice }
  if (/InvalidIdentityToken|IDP/u.test(text) || (kind === 'web-identity' && /ExpiredToken|ValidationError/u.test(text))) {
    return { code: 'web-identity-failed', title: words.webIdentityTitle(name), advice: words.webIdentityAdvice }
  }
  if (/ExpiredToken|RequestExpired/u.test(text)) {
    return { code: 'keys-expired', title: words.keysExpiredTitle(name), advice: words.keysExpiredAdvice }
  }
  if (/InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure/u.test(text)) {
    return { code: 'keys-invalid', title: words.keysInvalidTitle(name), advice: words.keysInvalidAdvice }
  }
  return /AccessDenied|ValidationError/u.test(text)
    ? { code: 'role-refused', title: words.roleTitle(name), advice: words.roleAdvice }
    : null
}

const isOfService = (error: unknown): boolean => error instanceof Error && '$metadata' in error

const wordsFor = (name: string, last: Link, error: unknown): Words => {
  const text = textOf(error)
  const service = isOfService(error) ? serviceWords(name, text, last) : null
  if (service !== null) return service
  if (last.kind === 'process' && !isOfService(error) && !unreachable.test(textOf(error).replace(/Command failed.*/su, ''))) {
    return processWords(name, text)
  }
  if (unreachable.test(text) && last.kind !== 'credential-source' && last.kind !== 'environment') {
    return { code: 'network-failed', title: words.networkTitle(name), advice: words.networkAdvice }
  }
  switch (last.kind) {
    case 'sso-session':
    case 'sso-legacy':
    case 'app-sso':
      return ssoWords(name, text)
    case 'login':
      return loginWords(name, last.name, text)
    case 'web-identity':
      return { code: 'web-identity-failed', title: words.webIdentityTitle(name), advice: words.webIdentityAdvice }
    case 'credential-source':
    case 'environment':
      return { code: 'environment-failed', title: words.environmentTitle(name), advice: words.environmentAdvice }
    case 'unknown':
      return { code: 'profile-incomplete', title: words.noKeysTitle(name), advice: words.noKeysAdvice }
    case 'demo':
    case 'static':
    case 'role':
    case 'process':
    case 'app-keys':
    case 'app-role':
    case 'app-api-key':
      return { code: 'credentials-failed', title: words.providerTitle(name), advice: words.providerAdvice }
  }
}

/** A chain that cannot lead to keys, in words that name the profile and the next step. Null for one that may. */
export const explainChain = (profileId: string, { links, problem }: ProfileChain): ExpectedError | null => {
  const [first, ...rest] = links
  if (first === undefined) {
    const title =
      problem === null || problem.name === words.removedProfile ? words.appProfileGoneTitle : words.profileGoneTitle(problem.name)
    return credentialsFailure({ code: 'profile-gone', title, advice: words.profileGoneAdvice, profileId })
  }
  const incomplete = (title: string, advice: string) => credentialsFailure({ code: 'profile-incomplete', title, advice, profileId })
  if (problem?.type === 'gone') return incomplete(words.sourceTitle(first.name, problem.name), words.sourceAdvice)
  if (problem?.type === 'cycle') return incomplete(words.cycleTitle(first.name), words.cycleAdvice)
  const last = rest.at(-1)
  if (last?.kind === 'app-api-key' || last?.kind === 'demo') return incomplete(words.sourceKindTitle(first.name), words.sourceKindAdvice)
  return null
}

/** What a provider threw, in words that name the profile and the next step. */
export const explainProviderFailure = ([first, ...rest]: readonly Link[], error: unknown): unknown => {
  if (first === undefined || error instanceof ExpectedError) return error
  const last = rest.at(-1) ?? first
  const failure = { ...wordsFor(first.name, last, error), profileId: first.profileId, detail: detailOf(error) }
  // The error of a failed command holds its line and its output.
  return credentialsFailure(failure, last.kind === 'process' ? {} : { cause: error })
}
