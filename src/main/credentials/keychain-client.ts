import type { SpawnProcess, SpawnedProcess } from '../spawned-process.ts'
import { keychainReplySchema, type KeychainAction, type KeychainFailure } from './keychain-protocol.ts'

type KeychainAnswer = { readonly ok: true; readonly value: string | null } | { readonly ok: false; readonly failure: KeychainFailure }

export type KeychainClient = {
  readonly ask: (account: string, action: KeychainAction) => Promise<KeychainAnswer>
  readonly dispose: () => void
}

/** The process costs memory and is needed for moments. */
const idleMs = 10_000

/** Keeps the keychain in a process of its own: a locked keyring can crash or hang it, and the next call starts a new one. */
export const createKeychainClient = (spawn: SpawnProcess, service: string, timeoutMs: number): KeychainClient => {
  const waiting = new Map<number, (answer: KeychainAnswer) => void>()
  let child: SpawnedProcess | null = null
  let idleTimer: NodeJS.Timeout | undefined
  let lastId = 0

  const stop = (): void => {
    clearTimeout(idleTimer)
    const stopped = child
    child = null
    for (const settle of waiting.values()) settle({ ok: false, failure: 'unavailable' })
    stopped?.kill()
  }
  const start = (): SpawnedProcess => {
    const started = spawn()
    started.onMessage((message) => {
      const reply = keychainReplySchema.safeParse(message)
      if (reply.success) waiting.get(reply.data.id)?.(reply.data)
    })
    started.onExit(() => {
      if (child === started) stop()
    })
    return started
  }

  const askOnce = (account: string, action: KeychainAction): Promise<KeychainAnswer> =>
    new Promise((resolve) => {
      clearTimeout(idleTimer)
      lastId += 1
      const id = lastId
      const timer = setTimeout(stop, timeoutMs)
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        if (waiting.size === 0 && child !== null) idleTimer = setTimeout(stop, idleMs).unref()
        resolve(answer)
      })
      child ??= start()
      child.post({ id, service, account, action })
    })

  return {
    ask: async (account, action) => {
      const before = child
      const answer = await askOnce(account, action)
      // A process that met the keychain before cannot reach one that was started anew since.
      if (answer.ok || answer.failure !== 'unavailable' || before === null || child !== before) return answer
      stop()
      return askOnce(account, action)
    },
    dispose: stop,
  }
}
