import { keychainRequestSchema, type KeychainFailure } from '../../src/main/credentials/keychain-protocol.ts'
import { createSecretVault } from '../../src/main/credentials/secret-vault.ts'
import type { SpawnProcess } from '../../src/main/spawned-process.ts'

type Mood = 'open' | 'silent' | 'crashing' | KeychainFailure

/** A keychain process in this one: `items` is the keyring, `mood` how it answers. */
export const createKeychain = () => {
  const keychain = {
    items: new Map<string, string>(),
    mood: 'open',
    spawned: 0,
    killed: 0,
    isLockedSilently: false,
    failSetsAfter: Number.POSITIVE_INFINITY,
  }
  let mood: Mood = 'open'
  const spawn: SpawnProcess = () => {
    keychain.spawned += 1
    const messages: ((message: unknown) => void)[] = []
    const exits: ((code: number | null) => void)[] = []
    const answer = (input: unknown): unknown => {
      const { id, account, action } = keychainRequestSchema.parse(input)
      if (mood === 'locked' || mood === 'denied' || mood === 'unavailable') return { id, ok: false, failure: mood }
      if (keychain.isLockedSilently) return action.type === 'set' ? { id, ok: false, failure: 'locked' } : { id, ok: true, value: null }
      if (action.type === 'get') return { id, ok: true, value: keychain.items.get(account) ?? null }
      if (action.type === 'delete') keychain.items.delete(account)
      else {
        keychain.failSetsAfter -= 1
        if (keychain.failSetsAfter < 0) return { id, ok: false, failure: 'unavailable' }
        keychain.items.set(account, action.secret)
      }
      return { id, ok: true, value: null }
    }
    return {
      post: (message) =>
        queueMicrotask(() => {
          if (mood === 'crashing') exits.forEach((exit) => exit(11))
          else if (mood !== 'silent') messages.forEach((listener) => listener(answer(message)))
        }),
      onMessage: (listener) => void messages.push(listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => {
        keychain.killed += 1
      },
    }
  }
  let count = 0
  const vaultOn = (platform: NodeJS.Platform) =>
    createSecretVault(spawn, { service: 'Outcrop', timeoutMs: 20, platform, newId: () => `generation-${(count += 1)}` })
  return { keychain, vaultOn, setMood: (next: Mood) => void (mood = next) }
}
