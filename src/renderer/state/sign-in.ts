import type { ProfileId } from '../../shared/ids.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Account, IdentityCenter, SignInMethod, SignInState } from '../../shared/sign-in.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { profilesMessages as words } from '../../shared/messages/profiles.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { loadProfileStates } from './profile-states.ts'
import { shortProfileName } from './profile-words.ts'
import { profilesState } from './profiles.ts'

/** What is signed in to: a profile that exists, or a start page for a profile still to be made; null while that is being asked. */
type SignInTarget =
  | { readonly type: 'profile'; readonly profileId: ProfileId; readonly name: string }
  | { readonly type: 'new'; readonly place: IdentityCenter | null }

/** The one sign-in there is. `signInId` is null until main has begun it. A hidden one goes on. */
export type SignIn = {
  readonly target: SignInTarget
  readonly method: SignInMethod
  readonly signInId: string | null
  readonly state: SignInState | null
  readonly isShown: boolean
  /** Counts the attempts: what comes late from one before does not count. */
  readonly attempt: number
}

const store = createStore<{ readonly signIn: SignIn | null }>({ signIn: null })
/** Said by main before its answer has told which sign-in this window began. */
const early = new Map<string, SignInState>()
let attempts = 0
/** Is told when a profile was signed in to; the window shows it. */
let onDone: (text: string) => void = () => undefined

export const useSignIn = (): SignIn | null => store.use(({ signIn }) => signIn)
/** Whether there is a dialog to show. */
export const useIsSigningIn = (): boolean => store.use(({ signIn }) => signIn?.isShown === true)
export const currentSignIn = (): SignIn | null => store.get().signIn

const change = (changes: Partial<SignIn>): void =>
  store.set((state) => (state.signIn === null ? state : { signIn: { ...state.signIn, ...changes } }))

const isSameTarget = (one: SignInTarget, other: SignInTarget): boolean =>
  one.type === 'profile' ? other.type === 'profile' && one.profileId === other.profileId : other.type === 'new'

const isOver = (state: SignInState | null): boolean => state?.type === 'failed' || state?.type === 'cancelled'

/** Shows the dialog. One that runs for the same target already is shown again; another one is given up. */
const open = (target: SignInTarget): void => {
  const { signIn } = store.get()
  if (signIn !== null && isSameTarget(signIn.target, target) && !isOver(signIn.state)) {
    change({ isShown: true })
    return
  }
  cancelSignIn()
  store.set(() => ({ signIn: { target, method: 'browser', signInId: null, state: null, isShown: true, attempt: attempts } }))
  if (target.type === 'profile') void begin('browser')
}

const nameOf = (profileId: ProfileId): string =>
  profilesState().profiles.find(({ id }) => id === profileId)?.name ?? shortProfileName(profileId)

export const startSignIn = (profileId: ProfileId): void => open({ type: 'profile', profileId, name: nameOf(profileId) })
export const startNewSignIn = (): void => open({ type: 'new', place: null })

/** Begins, or begins again, with the target that the dialog has. */
export const begin = async (method: SignInMethod, place?: IdentityCenter): Promise<void> => {
  const { signIn } = store.get()
  if (signIn === null) return
  const target = place === undefined ? signIn.target : ({ type: 'new', place } as const)
  const wanted = target.type === 'profile' ? { profileId: target.profileId } : target.place
  if (wanted === null) return
  if (signIn.signInId !== null) void tryRequest('signIn.cancel', { signInId: signIn.signInId })
  attempts += 1
  const attempt = attempts
  change({ target, method, signInId: null, state: { type: 'starting' }, attempt })
  const started = await tryRequest('signIn.start', { target: wanted, method })
  if (store.get().signIn?.attempt !== attempt) {
    if (started.ok) void tryRequest('signIn.cancel', started.value)
    return
  }
  if (!started.ok) {
    change({ state: { type: 'failed', error: started.error } })
    return
  }
  const { signInId } = started.value
  change({ signInId })
  const known = early.get(signInId)
  early.clear()
  if (known !== undefined) take(known)
}

const take = (state: SignInState): void => {
  const { signIn } = store.get()
  if (signIn === null) return
  change({ state })
  if (state.type !== 'done') return
  void loadProfileStates()
  if (signIn.target.type === 'new') {
    change({ isShown: true })
    return
  }
  store.set(() => ({ signIn: null }))
  onDone(words.signedInTo(signIn.target.name))
}

/** `said` shows a sentence for a moment. Returns the function that stops listening. */
export const listenToSignIns = (said: (text: string) => void): (() => void) => {
  onDone = said
  return on('sign-in.changed', ({ signInId, state }) => {
    const { signIn } = store.get()
    if (signIn?.signInId === signInId) take(state)
    else if (signIn !== null && signIn.signInId === null) early.set(signInId, state)
  })
}

/** Closes the dialog after the profile was saved: main needs the sign-in no longer. */
export const finishSignIn = (text: string): void => {
  cancelSignIn()
  onDone(text)
}

/** Ends it here and in main. */
export const cancelSignIn = (): void => {
  const { signIn } = store.get()
  if (signIn === null) return
  attempts += 1
  if (signIn.signInId !== null) void tryRequest('signIn.cancel', { signInId: signIn.signInId })
  early.clear()
  store.set(() => ({ signIn: null }))
}

/** Back to the question where to sign in. */
export const changePlace = (): void => {
  const { signIn } = store.get()
  if (signIn?.target.type !== 'new') return
  if (signIn.signInId !== null) void tryRequest('signIn.cancel', { signInId: signIn.signInId })
  attempts += 1
  change({ signInId: null, state: null, attempt: attempts })
}

export const hideSignIn = (): void => change({ isShown: false })
export const showSignIn = (): void => change({ isShown: true })

export const openSignInPage = async (): Promise<UserFacingError | null> => {
  const { signIn } = store.get()
  if (signIn === null || signIn.signInId === null) return null
  const opened = await tryRequest('signIn.openPage', { signInId: signIn.signInId })
  return opened.ok ? null : opened.error
}

export const knownIdentityCenters = async (): Promise<readonly IdentityCenter[]> => {
  const known = await tryRequest('signIn.known', {})
  return known.ok ? known.value : []
}

export const readAccounts = (signInId: string): Promise<Result<readonly Account[]>> => tryRequest('signIn.accounts', { signInId })
export const readRoles = (signInId: string, accountId: string): Promise<Result<readonly string[]>> =>
  tryRequest('signIn.roles', { signInId, accountId })
