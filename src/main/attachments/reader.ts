import type { SpawnedProcess, SpawnProcess } from '../spawned-process.ts'
import { readerAnswerSchema } from './reader-request.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'
import { createSlots } from './slots.ts'

/** Reads and changes files in processes of their own, so that a hostile file can only hang or crash one of those. */
export type Reader = { readonly run: (request: ReaderRequest, signal: AbortSignal) => Promise<ReaderAnswer> }

/** Of memory in all: V8 limits its own heap, but decoders of images, PDFium and buffers take theirs elsewhere. */
export type ReaderLimits = { readonly timeoutMs?: number; readonly atOnce?: number; readonly maximumMemoryBytes?: number }

/** Twice what the largest JPEG that is taken needs. */
const usualMemoryBytes = 2_000_000_000
const watchEveryMs = 100

/** One process a request; the time limit runs from its start, not while the request waits for its turn. */
export const createReader = (
  spawn: SpawnProcess,
  { timeoutMs = 30_000, atOnce = 2, maximumMemoryBytes = usualMemoryBytes }: ReaderLimits = {},
): Reader => {
  const slots = createSlots(atOnce)
  return { run: (request, signal) => slots.use(() => runOnce(spawn, request, { timeoutMs, maximumMemoryBytes }, signal), signal) }
}

type Limits = { readonly timeoutMs: number; readonly maximumMemoryBytes: number }

const runOnce = async (spawn: SpawnProcess, request: ReaderRequest, limits: Limits, signal: AbortSignal): Promise<ReaderAnswer> => {
  let child: SpawnedProcess | null = null
  try {
    child = spawn()
    return await firstAnswer(child, request, limits, signal)
  } catch (error) {
    // Whatever ended it, the file is at fault for the caller: only a cancelled request is thrown.
    signal.throwIfAborted()
    return { type: 'failed', reason: 'crashed', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    child?.kill()
  }
}

const firstAnswer = (
  child: SpawnedProcess,
  request: ReaderRequest,
  { timeoutMs, maximumMemoryBytes }: Limits,
  signal: AbortSignal,
): Promise<ReaderAnswer> =>
  new Promise((resolve, reject) => {
    const cancel = (): void => finish(() => reject(signal.reason))
    const fail = (reason: 'timeout' | 'crashed' | 'too-much-inside', detail: string): void =>
      finish(() => resolve({ type: 'failed', reason, detail }))
    const timer = setTimeout(() => fail('timeout', `No answer in ${timeoutMs} ms`), timeoutMs)
    const watch = setInterval(() => {
      const bytes = child.memoryBytes?.() ?? 0
      if (bytes > maximumMemoryBytes) fail('too-much-inside', `It held ${bytes} bytes`)
    }, watchEveryMs)
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      clearInterval(watch)
      signal.removeEventListener('abort', cancel)
      settle()
    }
    signal.addEventListener('abort', cancel, { once: true })
    child.onMessage((message) => {
      const answer = readerAnswerSchema.safeParse(message)
      if (answer.success) finish(() => resolve(answer.data))
      else fail('crashed', 'The reader answered something else')
    })
    child.onExit((code) => fail('crashed', `The reader ended with code ${code}`))
    child.post(request)
  })
