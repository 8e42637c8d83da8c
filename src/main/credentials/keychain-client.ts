import type { SpawnedProcess, SpawnProcess } from '../spawned-process.ts'
import { keychainAnswerSchema, type KeychainAnswer, type KeychainRequest } from './keychain-request.ts'

type Question = KeychainRequest extends infer Request ? (Request extends unknown ? Omit<Request, 'number'> : never) : never

/** Asks the child; starts it at the first question and again after it died. An answer that does not come in time is a failure, never a silence. */
export const createKeychainClient = (spawn: SpawnProcess, timeoutMs: number) => {
  let child: SpawnedProcess | undefined
  let count = 0
  const waiting = new Map<number, (answer: KeychainAnswer) => void>()

  const failAll = (message: string): void => {
    child = undefined
    for (const [number, settle] of waiting) settle({ number, ok: false, message })
    waiting.clear()
  }
  const running = (): SpawnedProcess => {
    if (child !== undefined) return child
    const started = spawn()
    started.onMessage((message) => {
      const answer = keychainAnswerSchema.safeParse(message)
      if (answer.success) waiting.get(answer.data.number)?.(answer.data)
    })
    started.onExit(() => {
      if (child === started) failAll('the keychain process ended')
    })
    child = started
    return started
  }
  const ask = (question: Question): Promise<KeychainAnswer> => {
    count += 1
    const number = count
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const stuck = child
        failAll('the keychain did not answer in time')
        stuck?.kill()
      }, timeoutMs)
      waiting.set(number, (answer) => {
        clearTimeout(timer)
        waiting.delete(number)
        resolve(answer)
      })
      running().post({ ...question, number })
    })
  }
  const dispose = (): void => {
    const ended = child
    failAll('the app is closing')
    ended?.kill()
  }
  return { ask, dispose }
}

export type KeychainClient = ReturnType<typeof createKeychainClient>
