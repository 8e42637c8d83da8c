import type { SpawnProcess } from '../spawned-process.ts'
import { createKeychainClient } from './keychain-client.ts'

/** What the keychain says of a secret. `locked` and `lost` are told apart only because we remember having saved it. */
export type SecretAnswer =
  | { readonly state: 'saved'; readonly secret: string }
  | { readonly state: 'absent' | 'locked' | 'lost' | 'unavailable' | 'denied' }

export type SecretState = SecretAnswer['state']

/** Windows keeps at most 2,560 bytes an item; longer secrets are split. */
const longestItemBytes = 2000
const probeAccount = 'outcrop-probe'

const isLocked = (message: string): boolean => /lock|prompt|dismiss/iu.test(message)
const isDenied = (message: string): boolean => /denied|not allowed|user canceled|authorization/iu.test(message)

const failureState = (message: string): 'locked' | 'denied' | 'unavailable' => {
  if (isLocked(message)) return 'locked'
  return isDenied(message) ? 'denied' : 'unavailable'
}

const piecesOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret, 'utf8').toString('base64')
  return bytes.match(new RegExp(`.{1,${longestItemBytes}}`, 'gu')) ?? ['']
}

/**
 * Secrets in the keychain of the operating system, asked through a child process: on Linux a locked keyring can end the process that asks.
 * Secrets are stored as numbered pieces under `account`, `account#1`, …; the first piece begins with their number.
 */
export const createSecretVault = (spawn: SpawnProcess, { service, timeoutMs }: { readonly service: string; readonly timeoutMs: number }) => {
  const client = createKeychainClient(spawn, timeoutMs)
  const accountOf = (account: string, index: number): string => (index === 0 ? account : `${account}#${index}`)
  const get = (account: string) => client.ask({ operation: 'get', service, account })
  const set = (account: string, secret: string) => client.ask({ operation: 'set', service, account, secret })
  const erase = (account: string) => client.ask({ operation: 'delete', service, account })

  /** A locked keyring answers every `get` with nothing; only a write tells. The probe holds no secret and is taken away again. */
  const probe = async (): Promise<'open' | 'locked' | 'denied' | 'unavailable'> => {
    const written = await set(probeAccount, 'probe')
    if (!written.ok) return failureState(written.message)
    await erase(probeAccount)
    return 'open'
  }

  const read = async (account: string, { expectSaved }: { readonly expectSaved: boolean }): Promise<SecretAnswer> => {
    const first = await get(account)
    if (!first.ok) return { state: failureState(first.message) }
    if (first.value === null) {
      const found = await probe()
      if (found !== 'open') return { state: found }
      return { state: expectSaved ? 'lost' : 'absent' }
    }
    const [count = '1', ...rest] = first.value.split(':')
    const pieces = [rest.join(':')]
    for (let index = 1; index < Number(count); index += 1) {
      const next = await get(accountOf(account, index))
      if (!next.ok) return { state: failureState(next.message) }
      if (next.value === null) return { state: 'lost' }
      pieces.push(next.value)
    }
    return { state: 'saved', secret: Buffer.from(pieces.join(''), 'base64').toString('utf8') }
  }

  const remove = async (account: string): Promise<{ readonly state: SecretState }> => {
    const first = await get(account)
    if (!first.ok) return { state: failureState(first.message) }
    if (first.value === null) {
      const found = await probe()
      return { state: found === 'open' ? 'absent' : found }
    }
    const count = Number(first.value.split(':', 1)[0])
    for (let index = count - 1; index >= 0; index -= 1) {
      const erased = await erase(accountOf(account, index))
      if (!erased.ok) return { state: failureState(erased.message) }
    }
    return { state: 'absent' }
  }

  return {
    /** Writes the last piece first, so that a secret that can be found is whole. */
    save: async (account: string, secret: string): Promise<{ readonly state: SecretState }> => {
      const pieces = piecesOf(secret)
      for (let index = pieces.length - 1; index >= 0; index -= 1) {
        const piece = pieces[index] ?? ''
        const written = await set(accountOf(account, index), index === 0 ? `${pieces.length}:${piece}` : piece)
        if (!written.ok) return { state: failureState(written.message) }
      }
      return { state: 'saved' }
    },
    read,
    remove,
    state: async (account: string, expectation: { readonly expectSaved: boolean }): Promise<SecretState> => (await read(account, expectation)).state,
    dispose: client.dispose,
  }
}

export type SecretVault = ReturnType<typeof createSecretVault>
