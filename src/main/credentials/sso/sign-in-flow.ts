import type { ExpectedError } from '../../../shared/expected-error.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import type { SignInState } from '../../../shared/sign-in.ts'
import { signInFailure } from './explain-sign-in-failure.ts'
import type { SsoSession } from './identity-centers.ts'
import type { Registrations } from './registrations.ts'
import type { SsoNetwork } from './sso-clients.ts'

export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** What both ways of signing in need. `tell` is the progress; `offerPage` keeps the address for opening it once more, and opens it. */
export type SignInFlow = {
  readonly session: SsoSession
  readonly network: SsoNetwork
  readonly registrations: Registrations
  readonly tell: (state: SignInState) => void
  readonly offerPage: (url: string) => Promise<boolean>
  readonly delay: Delay
  readonly now: () => number
  readonly limitMs: number
}

/** What a failure to write into the cache is called. */
export const kept = (writing: Promise<void>): Promise<void> =>
  writing.catch((error: unknown) => {
    throw signInFailure({ code: 'sign-in-not-kept', title: words.notKeptTitle, advice: words.notKeptAdvice }, error)
  })

export const expiredFailure = (): ExpectedError =>
  signInFailure({ code: 'sign-in-expired', title: words.expiredTitle, advice: words.expiredAdvice })
