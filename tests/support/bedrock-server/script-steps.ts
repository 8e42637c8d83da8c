import type { Rejection } from './rejection.ts'

/** One thing that the server does while it answers. A `gate` waits for `release()`, `hang` sends nothing more and keeps the connection. */
export type StreamStep =
  | { readonly type: 'event'; readonly name: string; readonly body: unknown }
  | { readonly type: 'exception'; readonly name: string; readonly message: string }
  | { readonly type: 'error'; readonly name: string; readonly message: string }
  | { readonly type: 'damaged'; readonly name: string; readonly body: unknown }
  | { readonly type: 'truncated'; readonly name: string; readonly body: unknown }
  | { readonly type: 'wait'; readonly forMs: number }
  | { readonly type: 'gate' }
  | { readonly type: 'hang' }
  | { readonly type: 'reset' }

export type Script =
  | { readonly type: 'refusal'; readonly rejection: Rejection; readonly headers?: Readonly<Record<string, string>> }
  | { readonly type: 'stream'; readonly steps: readonly StreamStep[]; readonly oneByteAtATime?: boolean }

export const event = (name: string, body: unknown): StreamStep => ({ type: 'event', name, body })
export const start = event('messageStart', { role: 'assistant' })
export const blockStart = (contentBlockIndex: number, begun: unknown): StreamStep =>
  event('contentBlockStart', { contentBlockIndex, start: begun })
export const delta = (contentBlockIndex: number, piece: unknown): StreamStep =>
  event('contentBlockDelta', { contentBlockIndex, delta: piece })
export const textDelta = (text: string, contentBlockIndex = 0): StreamStep => delta(contentBlockIndex, { text })
export const blockStop = (contentBlockIndex = 0): StreamStep => event('contentBlockStop', { contentBlockIndex })

const usageOf = (outputTokens: number) => ({ inputTokens: 12, outputTokens, totalTokens: 12 + outputTokens, serverToolUsage: {} })

/** The stop, and after it what the answer took; `more` is added to, or put in the place of, the metadata. */
export const finish = (stopReason: string, outputTokens: number, more: object = {}, stop: object = {}): readonly StreamStep[] => [
  event('messageStop', { stopReason, ...stop }),
  event('metadata', { usage: usageOf(outputTokens), metrics: { latencyMs: 42 }, ...more }),
]

export const stream = (...steps: readonly StreamStep[]): Script => ({ type: 'stream', steps })
export const refusal = (status: number, type: string, message: string): Script => ({
  type: 'refusal',
  rejection: { status, type, message },
})

/** Pieces of about `size` characters, as a model's tokens come. */
export const piecesOf = (text: string, size = 12): readonly string[] => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []

/** One block of text in pieces. */
export const textBlock = (text: string, contentBlockIndex = 0): readonly StreamStep[] => [
  ...piecesOf(text).map((piece) => textDelta(piece, contentBlockIndex)),
  blockStop(contentBlockIndex),
]
