import { z } from 'zod'
import type { SpawnedProcess, SpawnProcess } from '../spawned-process.ts'

export type PdfText = { readonly pageCount: number; readonly pages: readonly string[]; readonly failedPages: readonly number[] }

export type PdfFailure = 'damaged' | 'password' | 'timeout' | 'crashed'

/** Why the text of a PDF could not be had; which file it was is for the caller to say. */
export class PdfError extends Error {
  readonly reason: PdfFailure

  constructor(reason: PdfFailure, options?: ErrorOptions) {
    super(`The PDF could not be read: ${reason}`, options)
    this.name = 'PdfError'
    this.reason = reason
  }
}

/** What the child answers. `failedPages` counts from 1. */
export const pdfAnswerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    pageCount: z.number().int().nonnegative(),
    pages: z.array(z.string()),
    failedPages: z.array(z.number().int().positive()),
  }),
  z.object({ type: z.literal('failed'), reason: z.enum(['damaged', 'password', 'crashed']), detail: z.string() }),
])
export type PdfAnswer = z.infer<typeof pdfAnswerSchema>

export type PdfExtractor = { readonly extract: (path: string, signal: AbortSignal) => Promise<PdfText> }

/** Reads each PDF in a process of its own, so that a hostile file can only hang or crash that process. */
export const createPdfExtractor = (spawn: SpawnProcess, { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {}): PdfExtractor => ({
  extract: async (path, signal) => {
    signal.throwIfAborted()
    const child = spawn()
    try {
      return textOf(await firstAnswer(child, path, timeoutMs, signal))
    } finally {
      child.kill()
    }
  },
})

const firstAnswer = (child: SpawnedProcess, path: string, timeoutMs: number, signal: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const cancel = (): void => finish(() => reject(signal.reason))
    const timer = setTimeout(() => finish(() => reject(new PdfError('timeout'))), timeoutMs)
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      settle()
    }
    signal.addEventListener('abort', cancel, { once: true })
    child.onMessage((message) => finish(() => resolve(message)))
    child.onExit((code) => finish(() => reject(new PdfError('crashed', { cause: new Error(`The PDF process ended with code ${code}`) }))))
    child.post({ path })
  })

const textOf = (answer: unknown): PdfText => {
  const parsed = pdfAnswerSchema.safeParse(answer)
  if (!parsed.success) throw new PdfError('crashed', { cause: parsed.error })
  if (parsed.data.type === 'failed') throw new PdfError(parsed.data.reason, { cause: new Error(parsed.data.detail) })
  const { pageCount, pages, failedPages } = parsed.data
  return { pageCount, pages, failedPages }
}
