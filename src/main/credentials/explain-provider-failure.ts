import { ExpectedError } from '../../shared/expected-error.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { ProfileKind } from '../../shared/profile.ts'
import type { Remedy } from '../../shared/user-facing-error.ts'

type Words = { readonly code: string; readonly title: string; readonly advice: string }

const chosen: Remedy[] = ['retry', 'choose-profile']

export const credentialsFailure = ({ code, title, advice }: Words, cause?: unknown, detail?: string): ExpectedError =>
  new ExpectedError({ code, title, advice, retryable: true, remedies: chosen, ...(detail === undefined ? {} : { detail }) }, { cause })

/** The technical text without anything that may be a key: the first line, long words taken out. A failed command may carry a password, so it is not quoted. */
const detailOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  const [line = ''] = error.message.split('\n', 1)
  const text = line.startsWith('Command failed:') ? 'the command failed' : line
  return `${error.name}: ${text.replace(/[A-Za-z0-9+/=]{16,}/gu, '…').slice(0, 300)}`
}

const wordsFor = (name: string, kind: ProfileKind, message: string): Words => {
  if (/multi-factor|mfa/iu.test(message)) return { code: 'mfa-needed', title: words.mfaTitle(name), advice: words.mfaAdvice }
  if (kind === 'sso' || /sso session|sso login/iu.test(message)) {
    return { code: 'sign-in-needed', title: words.signInTitle(name), advice: words.ssoAdvice(name) }
  }
  if (kind === 'login') return { code: 'sign-in-needed', title: words.signInTitle(name), advice: words.loginAdvice(name) }
  if (kind === 'process') return { code: 'credential-process-failed', title: words.processTitle(name), advice: words.processAdvice }
  return { code: 'credentials-failed', title: words.providerTitle(name), advice: words.providerAdvice }
}

/** What a provider threw, in words that name the profile and the next step. */
export const explainProviderFailure = (name: string, kind: ProfileKind, error: unknown): ExpectedError =>
  credentialsFailure(wordsFor(name, kind, error instanceof Error ? error.message : ''), error, detailOf(error))
