import { keychainRequestSchema, type KeychainFailure } from '../../src/main/credentials/keychain-protocol.ts'
import { createSecretVault } from '../../src/main/credentials/secret-vault.ts'
import type { SpawnProcess } from '../../src/main/spawned-process.ts'

type Mood = 'open' | 'looks-empty' | KeychainFailure

/** The real vault over a keychain process that lives in this one. `looks-empty` is how a locked Linux keyring answers. */
export const createTestVault = () => {
  const items = new Map<string, string>()
  let mood: Mood = 'open'
  const answer = (input: unknown): unknown => {
    const { id, account, action } = keychainRequestSchema.parse(input)
    if (mood === 'looks-empty') return action.type === 'set' ? { id, ok: false, failure: 'locked' } : { id, ok: true, value: null }
    if (mood !== 'open') return { id, ok: false, failure: mood }
    if (action.type === 'get') return { id, ok: true, value: items.get(account) ?? null }
    if (action.type === 'set') items.set(account, action.secret)
    else items.delete(account)
    return { id, ok: true, value: null }
  }
  const spawn: SpawnProcess = () => {
    const listeners: ((message: unknown) => void)[] = []
    return {
      post: (message) => queueMicrotask(() => listeners.forEach((listener) => listener(answer(message)))),
      onMessage: (listener) => void listeners.push(listener),
      onExit: () => undefined,
      kill: () => undefined,
    }
  }
  const vault = createSecretVault(spawn, { service: 'Outcrop', timeoutMs: 1000, platform: 'linux' })
  return { vault, items, setMood: (next: Mood) => void (mood = next) }
}
