import type { SpawnProcess } from '../spawned-process.ts'
import { createKeychainClient } from './keychain-client.ts'
import type { KeychainFailure } from './keychain-protocol.ts'
import { joinSecret, partAccounts, readHead, splitSecret } from './secret-parts.ts'

export type VaultState = 'saved' | 'absent' | 'lost' | KeychainFailure
type SecretOutcome = { readonly state: VaultState }
export type SecretReading = { readonly state: 'saved'; readonly secret: string } | { readonly state: Exclude<VaultState, 'saved'> }

/** `expectSaved`: what the caller's own records say. Without it a locked keyring cannot be told from an empty one. */
type Expectation = { readonly expectSaved: boolean }

export type SecretVault = {
  readonly save: (account: string, secret: string) => Promise<SecretOutcome>
  readonly read: (account: string, expectation: Expectation) => Promise<SecretReading>
  /** Ends in `absent` when it worked, also when there was nothing. */
  readonly remove: (account: string) => Promise<SecretOutcome>
  readonly state: (account: string, expectation: Expectation) => Promise<VaultState>
  readonly dispose: () => void
}

type VaultOptions = {
  readonly service: string
  readonly timeoutMs: number
  readonly platform?: NodeJS.Platform
  readonly newId?: () => string
}

/** Written before the first secret and never removed: an open keyring always has it. */
const markerAccount = 'Outcrop keychain check'
const markerValue = 'present'

class KeychainRefusal extends Error {
  readonly state: KeychainFailure

  constructor(state: KeychainFailure) {
    super(`The keychain is ${state}`)
    this.state = state
  }
}

const stateOf = (error: unknown): { readonly state: KeychainFailure } => {
  if (error instanceof KeychainRefusal) return { state: error.state }
  throw error
}

/**
 * Secrets in the keychain of the system. keytar answers "nothing there" when a Linux keyring is locked, so nothing is concluded from that answer alone:
 * a marker that must be there tells an open keyring from a locked one. Its `findCredentials` is never used; it crashes on a locked keyring.
 */
export const createSecretVault = (spawn: SpawnProcess, options: VaultOptions): SecretVault => {
  const { service, timeoutMs, platform = process.platform, newId = () => crypto.randomUUID() } = options
  const client = createKeychainClient(spawn, service, timeoutMs)

  const ask = async (...[account, action]: Parameters<typeof client.ask>): Promise<string | null> => {
    const answer = await client.ask(account, action)
    if (!answer.ok) throw new KeychainRefusal(answer.failure)
    return answer.value
  }
  const get = (account: string) => ask(account, { type: 'get' })
  const set = (account: string, secret: string) => ask(account, { type: 'set', secret })
  const remove = (account: string) => ask(account, { type: 'delete' })
  const isOpen = async (): Promise<boolean> => platform !== 'linux' || (await get(markerAccount)) !== null

  const missing = async ({ expectSaved }: Expectation): Promise<SecretReading> => {
    if (!expectSaved) return { state: 'absent' }
    return { state: (await isOpen()) ? 'lost' : 'locked' }
  }
  const readSecret = async (account: string, expectation: Expectation): Promise<SecretReading> => {
    const item = await get(account)
    if (item === null) return missing(expectation)
    const head = readHead(item)
    if (head === null) return { state: 'lost' }
    if ('value' in head) return { state: 'saved', secret: joinSecret([head.value]) }
    const values = await Promise.all(partAccounts(account, head).map(get))
    const present = values.filter((value) => value !== null)
    return present.length === values.length ? { state: 'saved', secret: joinSecret(present) } : missing({ expectSaved: true })
  }
  const oldParts = async (account: string): Promise<readonly string[]> => {
    const item = await get(account)
    const head = item === null ? null : readHead(item)
    return head === null ? [] : partAccounts(account, head)
  }
  const removeAll = async (accounts: readonly string[]): Promise<void> => {
    for (const account of accounts) await remove(account)
  }

  return {
    save: async (account, secret) => {
      /** Parts that no head leads to yet. */
      const loose: string[] = []
      try {
        // Fails with a proper error on a locked keyring, before anything of the secret is written.
        await set(markerAccount, markerValue)
        const replaced = await oldParts(account)
        const { head, parts } = splitSecret(account, secret, newId())
        for (const part of parts) {
          loose.push(part.account)
          await set(part.account, part.value)
        }
        // Whether the keychain took the head is not known when it fails, so that from here on the parts stay.
        loose.length = 0
        await set(account, head)
        await removeAll(replaced)
        const kept = await readSecret(account, { expectSaved: true })
        return { state: kept.state === 'saved' && kept.secret === secret ? 'saved' : 'unavailable' }
      } catch (error) {
        // A keychain that does not answer keeps them: nothing more can be done, and the failure itself is told.
        await removeAll(loose).catch(() => undefined)
        return stateOf(error)
      }
    },
    read: async (account, expectation) => {
      try {
        return await readSecret(account, expectation)
      } catch (error) {
        return stateOf(error)
      }
    },
    remove: async (account) => {
      try {
        const parts = await oldParts(account)
        await remove(account)
        await removeAll(parts)
        // Without the marker the keyring is locked, which this reports, or new and empty, which leaves nothing to remove.
        if (!(await isOpen())) await set(markerAccount, markerValue)
        return { state: 'absent' }
      } catch (error) {
        return stateOf(error)
      }
    },
    state: async (account, expectation) => {
      try {
        return (await readSecret(account, expectation)).state
      } catch (error) {
        return stateOf(error).state
      }
    },
    dispose: client.dispose,
  }
}
