import { setTimeout } from 'node:timers/promises'
import { refusal, type ExpectedError } from '../../../shared/expected-error.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import type { Account, SignInMethod, SignInState } from '../../../shared/sign-in.ts'
import type { FindRoute } from '../../network/route.ts'
import type { Environment } from '../read-aws-files.ts'
import { signInWithBrowser } from './browser-sign-in.ts'
import { signInWithDevice } from './device-sign-in.ts'
import { explainSignInFailure, readServiceError, signInFailure } from './explain-sign-in-failure.ts'
import { freshToken } from './fresh-token.ts'
import type { SsoSession } from './identity-centers.ts'
import { listAccounts, listRoles } from './list-accounts.ts'
import { createRegistrations } from './registrations.ts'
import { kept, type Delay } from './sign-in-flow.ts'
import { writeToken } from './token-cache.ts'

type Options = {
  readonly environment: Environment
  readonly homeFolder: string
  readonly openPage: (url: string) => Promise<boolean>
  readonly push: (push: { readonly signInId: string; readonly state: SignInState }) => void
  readonly onSignedIn: (session: SsoSession) => void
  readonly findRoute?: FindRoute | undefined
  readonly now?: (() => number) | undefined
  readonly newId?: (() => string) | undefined
  readonly delay?: Delay | undefined
  readonly limitMs?: number | undefined
}

type SignIn = {
  readonly session: SsoSession
  readonly controller: AbortController
  pageUrl: string | null
  /** Null while it goes on. */
  doneAt: number | null
}

const defaultLimitMs = 10 * 60_000
/** A finished sign-in answers for its accounts and roles this long. */
const keepMs = 60 * 60_000
const standardDelay: Delay = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal })

const gone = (): ExpectedError => refusal('sign-in-gone', words.signInGoneTitle, words.signInGoneAdvice)

/** Sign-ins with IAM Identity Center, several side by side, one for each session. */
export const createSignIns = (options: Options) => {
  const { environment, homeFolder, push, onSignedIn, findRoute } = options
  const { now = Date.now, newId = () => crypto.randomUUID(), delay = standardDelay, limitMs = defaultLimitMs } = options
  const network = { environment, findRoute }
  const registrations = createRegistrations(homeFolder, now)
  const signIns = new Map<string, SignIn>()

  const findDone = (signInId: string): SignIn => {
    for (const [id, { doneAt }] of signIns) if (doneAt !== null && doneAt + keepMs <= now()) signIns.delete(id)
    const signIn = signIns.get(signInId)
    if (signIn === undefined || signIn.doneAt === null) throw gone()
    return signIn
  }

  // A system that cannot open it is told in words by the caller.
  const openInBrowser = (page: string): Promise<boolean> => options.openPage(page).catch(() => false)

  const run = async (signInId: string, signIn: SignIn, method: SignInMethod): Promise<SignInState> => {
    const { session, controller } = signIn
    const { signal } = controller
    const flow = {
      session,
      network,
      registrations,
      tell: (state: SignInState) => {
        if (!signal.aborted) push({ signInId, state })
      },
      offerPage: (url: string) => {
        signIn.pageUrl = url
        return openInBrowser(url)
      },
      delay,
      now,
      limitMs,
    }
    try {
      const token = await (method === 'browser' ? signInWithBrowser(flow, signal) : signInWithDevice(flow, signal))
      signal.throwIfAborted()
      await kept(writeToken(homeFolder, session.cacheKey, token))
      signIn.doneAt = now()
      return { type: 'done', expiresAt: token.expiresAt.getTime() }
    } catch (error) {
      signIns.delete(signInId)
      if (signal.aborted) return { type: 'cancelled' }
      const { name } = readServiceError(error)
      // The next attempt registers anew. Where the file cannot be written, what is wrong with the sign-in is still the thing to tell.
      if (name === 'InvalidClientException' || name === 'UnauthorizedClientException')
        await registrations.forget(session, method).catch(() => undefined)
      return { type: 'failed', error: explainSignInFailure(error, session.region).userFacing }
    }
  }
  const cancel = (signInId: string): void => {
    const signIn = signIns.get(signInId)
    if (signIn !== undefined && signIn.doneAt === null) signIn.controller.abort()
  }

  const withToken = async <Value>(signInId: string, work: (session: SsoSession, accessToken: string) => Promise<Value>): Promise<Value> => {
    const { session } = findDone(signInId)
    try {
      const token = await freshToken(session, { homeFolder, environment, findRoute, now })
      if (token === null) throw gone()
      return await work(session, token.accessToken)
    } catch (error) {
      if (readServiceError(error).name === 'UnauthorizedException') throw gone()
      throw explainSignInFailure(error, session.region)
    }
  }

  return {
    /** Goes on by itself and pushes how far it is. A sign-in to the same session that still goes on is cancelled. */
    start: (session: SsoSession, method: SignInMethod): string => {
      for (const [id, running] of signIns) if (running.session.cacheKey === session.cacheKey) cancel(id)
      const signInId = newId()
      const signIn: SignIn = { session, controller: new AbortController(), pageUrl: null, doneAt: null }
      signIns.set(signInId, signIn)
      push({ signInId, state: { type: 'starting' } })
      void run(signInId, signIn, method).then((state) => {
        push({ signInId, state })
        if (state.type === 'done') onSignedIn(session)
      })
      return signInId
    },
    cancel,
    /** Opens the page of a sign-in that waits once more. */
    openPage: async (signInId: string): Promise<void> => {
      const signIn = signIns.get(signInId)
      if (signIn === undefined || signIn.doneAt !== null || signIn.pageUrl === null) throw gone()
      if (await openInBrowser(signIn.pageUrl)) return
      throw signInFailure({ code: 'page-not-opened', title: words.pageNotOpenedTitle, advice: words.pageNotOpenedAdvice })
    },
    accounts: (signInId: string, signal: AbortSignal): Promise<readonly Account[]> =>
      withToken(signInId, (session, accessToken) => listAccounts(network, session, accessToken, signal)),
    roles: (signInId: string, accountId: string, signal: AbortSignal): Promise<readonly string[]> =>
      withToken(signInId, (session, accessToken) => listRoles(network, session, accessToken, accountId, signal)),
    sessionOf: (signInId: string): SsoSession => findDone(signInId).session,
    dispose: (): void => {
      for (const id of signIns.keys()) cancel(id)
    },
  }
}

export type SignIns = ReturnType<typeof createSignIns>
