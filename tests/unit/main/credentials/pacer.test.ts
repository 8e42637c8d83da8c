import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPacer } from '../../../../src/main/credentials/pacer.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const limits = { settleMs: 200, calmMs: 5000, longestMs: 30_000 }

describe('a pacer', () => {
  it('slows a call down that causes itself', () => {
    let count = 0
    const pacer = createPacer(() => {
      count += 1
      pacer.request()
    }, limits)
    pacer.request()
    vi.advanceTimersByTime(10_000)
    const soon = count
    vi.advanceTimersByTime(10 * 60_000)
    expect([soon, count]).toEqual([6, 27])
  })

  it('lets a call through though requests never pause', () => {
    const call = vi.fn<() => void>()
    const pacer = createPacer(call, limits)
    for (let step = 0; step < 10; step += 1) {
      pacer.request()
      vi.advanceTimersByTime(50)
    }
    expect(call).toHaveBeenCalled()
  })

  it('is as fast as before after a calm, and silent once it is disposed of', () => {
    const times: number[] = []
    const pacer = createPacer(() => void times.push(performance.now()), limits)
    const askFor = (milliseconds: number): void => {
      pacer.request()
      vi.advanceTimersByTime(milliseconds)
    }
    const start = performance.now()
    askFor(1000)
    askFor(20_000)
    askFor(20_000)
    pacer.request()
    pacer.dispose()
    vi.advanceTimersByTime(60_000)
    expect(times.map((time) => time - start)).toEqual([200, 1200, 21_400])
  })
})
