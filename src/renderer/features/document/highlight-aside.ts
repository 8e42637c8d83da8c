import { scriptAddress } from '../../pdf/script-address.ts'
import type { CodeRun } from './code-runs.ts'

/** Built as a script of its own; imported by its address alone. */
const addresses = import.meta.glob<string>('./highlight-worker.ts', { query: '?worker&url', import: 'default', eager: true })

/** A text that takes longer is shown without colours. */
const longestMs = 5000

const isRun = (value: unknown): value is CodeRun =>
  typeof value === 'object' && value !== null && 'start' in value && 'end' in value && 'className' in value

const isRuns = (value: unknown): value is readonly CodeRun[] => Array.isArray(value) && value.every(isRun)

/** The coloured parts of a program, found in a worker that is ended when it takes too long; null when there are none. */
export const highlightAside = (text: string, name: string, signal: AbortSignal): Promise<readonly CodeRun[] | null> =>
  new Promise((resolve) => {
    const [workerAddress = ''] = Object.values(addresses)
    const worker = new Worker(scriptAddress(workerAddress), { type: 'module' })
    const end = (runs: readonly CodeRun[] | null): void => {
      clearTimeout(timer)
      worker.terminate()
      resolve(runs)
    }
    const timer = setTimeout(() => end(null), longestMs)
    signal.addEventListener('abort', () => end(null), { once: true })
    worker.addEventListener('error', () => end(null))
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => end(isRuns(data) ? data : null))
    worker.postMessage({ text, name })
  })
