import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema, profileIdSchema } from '../../../../src/shared/ids.ts'
import type { CountInput } from '../../../../src/renderer/state/count-send.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'

const one = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const other = conversationIdSchema.parse('22222222-2222-4222-8222-222222222222')
const failure = { code: 'network', title: 'No network', advice: 'Later.', retryable: true, remedies: [] }

const input = (text: string, conversationId: CountInput['conversationId'] = one): CountInput => ({
  profileId: profileIdSchema.parse('demo'),
  region: '',
  modelId: 'amazon.nova-lite-v1:0',
  conversationId,
  text,
  attachmentIds: [],
  inference: null,
  outputSchema: null,
})

const counted = (inputTokens: number) => ({
  inputTokens,
  isEstimate: false,
  contextWindow: 200_000,
  maxTokens: 4096,
  fits: true,
  inputUsd: 0.001,
  longestAnswerUsd: 0.01,
  priceAsOf: '2026-11-21',
  largerModels: [],
})

/** Counts a letter as a token; answers wait until they are let go. */
const load = async (answer: (asked: CountInput) => unknown = ({ text }) => ({ ok: true, value: counted(text.length) })) => {
  const bridge = installBridge({ 'turns.count': answer })
  return { bridge, ...(await import('../../../../src/renderer/state/count-send.ts')) }
}

describe('the count of the next send', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())

  it('is asked for once, when nothing has changed for a moment', async () => {
    const { bridge, countSoon, sendCountState } = await load()
    countSoon(input('a'))
    await vi.advanceTimersByTimeAsync(600)
    countSoon(input('ab'))
    await vi.advanceTimersByTimeAsync(600)
    const before = { asked: bridge.calls.length, status: sendCountState().status }
    await vi.advanceTimersByTimeAsync(100)
    expect({ before, asked: bridge.calls, state: sendCountState() }).toEqual({
      before: { asked: 0, status: 'waiting' },
      asked: [{ name: 'turns.count', input: input('ab') }],
      state: { conversationId: one, count: counted(2), status: 'idle' },
    })
  })

  it('drops an answer about what has changed since', async () => {
    const { promise, letGo } = gate()
    const { countSoon, sendCountState } = await load(async ({ text }) => {
      if (text === 'slow') await promise
      return { ok: true, value: counted(text.length) }
    })
    countSoon(input('slow'))
    await vi.advanceTimersByTimeAsync(700)
    countSoon(input('quicker'))
    await vi.advanceTimersByTimeAsync(700)
    letGo()
    await vi.advanceTimersByTimeAsync(0)
    expect(sendCountState().count?.inputTokens).toBe(7)
  })

  it('stays as it was when counting fails', async () => {
    const { countSoon, sendCountState } = await load(({ text }) =>
      text === 'b' ? { ok: false, error: failure } : { ok: true, value: counted(1) },
    )
    countSoon(input('a'))
    await vi.advanceTimersByTimeAsync(700)
    countSoon(input('b'))
    await vi.advanceTimersByTimeAsync(700)
    expect(sendCountState()).toEqual({ conversationId: one, count: counted(1), status: 'idle' })
  })

  it('goes with the conversation that it is about', async () => {
    const { countSoon, sendCountState } = await load()
    countSoon(input('a'))
    await vi.advanceTimersByTimeAsync(700)
    countSoon(input('a', other))
    expect(sendCountState()).toEqual({ conversationId: other, count: null, status: 'waiting' })
  })

  it('is not asked for while an answer is written, and stays on the screen', async () => {
    const { bridge, countSoon, sendCountState, stopCounting } = await load()
    countSoon(input('a'))
    await vi.advanceTimersByTimeAsync(700)
    countSoon(input('ab'))
    stopCounting(true)
    await vi.advanceTimersByTimeAsync(5000)
    const kept = sendCountState()
    stopCounting(false)
    expect({ asked: bridge.calls.length, kept: kept.count?.inputTokens, emptied: sendCountState().count }).toEqual({
      asked: 1,
      kept: 1,
      emptied: null,
    })
  })

  it('is had at once before a send, which it holds back no longer than a limit', async () => {
    const { countSoon, settleCount } = await load(({ text }) =>
      text === 'never' ? new Promise(() => undefined) : { ok: true, value: counted(text.length) },
    )
    countSoon(input('abc'))
    const settled = settleCount(1500)
    await vi.advanceTimersByTimeAsync(0)
    const { count } = await settled
    countSoon(input('never'))
    const late = settleCount(1500)
    await vi.advanceTimersByTimeAsync(1500)
    expect({ first: count?.inputTokens, second: (await late).status }).toEqual({ first: 3, second: 'counting' })
  })
})
