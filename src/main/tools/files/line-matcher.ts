import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'

const foundSchema = z.object({ found: z.array(z.object({ index: z.number(), at: z.number(), length: z.number() })) })
type FoundLine = z.infer<typeof foundSchema>['found'][number]

export type LineMatcher = {
  /** The lines that the pattern fits, `limit` at most. Rejects with words when it takes too long. */
  readonly match: (lines: readonly string[], limit: number) => Promise<readonly FoundLine[]>
  readonly close: () => Promise<void>
}

/**
 * The only place where a pattern of the model runs: a thread of its own that can be ended, for a regular expression can take for ever and cannot be
 * interrupted otherwise. Kept as text so that it needs no file of its own beside the bundle.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const pattern = new RegExp(workerData.source, workerData.flags)
parentPort.on('message', ({ lines, limit }) => {
  const found = []
  for (let index = 0; index < lines.length && found.length < limit; index += 1) {
    const match = pattern.exec(lines[index])
    if (match !== null) found.push({ index, at: match.index, length: match[0].length })
  }
  parentPort.postMessage({ found })
})`

type Asked = {
  readonly resolve: (found: readonly FoundLine[]) => void
  readonly reject: (reason: unknown) => void
  readonly tooSlow: NodeJS.Timeout
}

const memoryMegabytes = 128
const usualTimeoutMs = 10_000

/** One text at a time. */
export const openLineMatcher = (pattern: RegExp, signal: AbortSignal, timeoutMs: number = usualTimeoutMs): LineMatcher => {
  const worker = new Worker(program, {
    eval: true,
    env: {},
    workerData: { source: pattern.source, flags: pattern.flags },
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  let asked: Asked | null = null
  const settle = (act: (waiting: Asked) => void): void => {
    const waiting = asked
    asked = null
    if (waiting === null) return
    clearTimeout(waiting.tooSlow)
    act(waiting)
  }
  const end = (): void => void worker.terminate()
  worker.on('message', (message: unknown) => settle(({ resolve }) => resolve(foundSchema.parse(message).found)))
  worker.on('error', (error) => settle(({ reject }) => reject(new Error(words.patternFailed, { cause: error }))))
  worker.on('exit', () => settle(({ reject }) => reject(signal.aborted ? signal.reason : new Error(words.patternTooSlow))))
  signal.addEventListener('abort', end, { once: true })
  return {
    match: (lines, limit) =>
      new Promise((resolve, reject) => {
        asked = { resolve, reject, tooSlow: setTimeout(end, timeoutMs) }
        worker.postMessage({ lines, limit })
      }),
    close: async () => {
      signal.removeEventListener('abort', end)
      await worker.terminate()
    },
  }
}

/** Text that is meant as it stands takes no longer than the lines are long, and needs no thread. */
export const literalMatcher = (text: string, ignoreCase: boolean): LineMatcher => {
  const pattern = new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`), ignoreCase ? 'iu' : 'u')
  return {
    match: (lines, limit) => {
      const found: FoundLine[] = []
      for (const [index, line] of lines.entries()) {
        if (found.length >= limit) break
        const match = pattern.exec(line)
        if (match !== null) found.push({ index, at: match.index, length: match[0].length })
      }
      return Promise.resolve(found)
    },
    close: () => Promise.resolve(),
  }
}

/** In the stricter form where it can be read so; words where it cannot be read at all. */
export const regularPattern = (source: string, ignoreCase: boolean): RegExp => {
  const flags = ignoreCase ? 'i' : ''
  try {
    return new RegExp(source, `${flags}u`)
  } catch {
    // Patterns are often written in the older form, which takes more.
    try {
      return new RegExp(source, flags)
    } catch (cause) {
      throw new Error(words.badPattern(cause instanceof Error ? cause.message : source), { cause })
    }
  }
}
