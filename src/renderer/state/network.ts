import type { RequestOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Certificate, ProxyPasswordState } from '../../shared/network.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'
import { updateSettings } from './settings.ts'

export type NetworkState = {
  readonly certificates: {
    readonly status: 'loading' | 'ready'
    readonly list: readonly Certificate[]
    readonly error: UserFacingError | null
  }
  readonly password: { readonly state: ProxyPasswordState; readonly error: UserFacingError | null }
}

const store = createStore<NetworkState>({
  certificates: { status: 'loading', list: [], error: null },
  password: { state: 'none', error: null },
})

export const useNetwork = store.use
export const networkState = store.get

/** A list that could not be read or changed stays as it was, with the reason. Answers how many there are more than before. */
const takeCertificates = (answer: Result<RequestOutput<'certificates.list'>>): number => {
  const before = store.get().certificates.list
  const list = answer.ok ? answer.value : before
  store.set((state) => ({ ...state, certificates: { status: 'ready', list, error: answer.ok ? null : answer.error } }))
  return list.length - before.length
}

export const loadCertificates = async (): Promise<void> => void takeCertificates(await tryRequest('certificates.list', {}))

/** Main shows the system's file picker. How many were added, or null when it failed. */
export const addCertificates = async (): Promise<number | null> => {
  const answer = await tryRequest('certificates.add', {})
  const count = takeCertificates(answer)
  return answer.ok ? count : null
}

/** False when it is trusted still. */
export const removeCertificate = async (fingerprint: string): Promise<boolean> => {
  const answer = await tryRequest('certificates.remove', { fingerprint })
  takeCertificates(answer)
  return answer.ok
}

export const loadPasswordState = async (): Promise<void> => {
  const answer = await tryRequest('proxy.passwordState', {})
  // When not even that can be asked, it is out of reach.
  store.set((state) => ({ ...state, password: { ...state.password, state: answer.ok ? answer.value : 'unavailable' } }))
}

const setPassword = async (password: string | null, keep: 'keychain' | 'until-quit'): Promise<boolean> => {
  const answer = await tryRequest('proxy.setPassword', { password, keep })
  store.set((state) => ({ ...state, password: { ...state.password, error: answer.ok ? null : answer.error } }))
  await loadPasswordState()
  return answer.ok
}

/** The password crosses to main once and is not kept here. False when it was not kept there either. */
export const keepPassword = (password: string, keep: 'keychain' | 'until-quit'): Promise<boolean> => setPassword(password, keep)

export const removePassword = (): Promise<boolean> => setPassword(null, 'keychain')

/** A password without a user is of no use, so it goes with the user's name. */
export const saveProxyUser = async (proxyUser: string): Promise<void> => {
  const { state } = store.get().password
  const isSaved = await updateSettings({ proxyUser })
  if (isSaved && proxyUser === '' && (state === 'saved' || state === 'session-only')) await removePassword()
  else await loadPasswordState()
}
