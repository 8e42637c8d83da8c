import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDeadline } from '../../../../src/main/credentials/deadline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const open = () => createDeadline(1000, () => new Error('too long'))
const after = <Value>(ms: number, value: Value): Promise<Value> => new Promise((resolve) => setTimeout(() => resolve(value), ms))
const endOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)

describe('createDeadline', () => {
  it('lets work go that is done in time', async () => {
    const work = open().limit(after(900, 'done'))
    await vi.advanceTimersByTimeAsync(900)
    expect([await work, vi.getTimerCount()]).toEqual(['done', 0])
  })

  it('ends the wait for work that takes too long', async () => {
    const work = endOf(open().limit(after(5000, 'done')))
    await vi.advanceTimersByTimeAsync(1000)
    expect(await work).toEqual(new Error('too long'))
  })

  it('does not count the time of a person, and goes on counting after it', async () => {
    const { limit, withoutClock } = open()
    const ask = async (): Promise<string> => {
      await after(900, null)
      const answer = await withoutClock(() => after(60_000, 'answer'))
      await after(900, null)
      return answer
    }
    const answered = limit(ask())
    await vi.advanceTimersByTimeAsync(61_800)
    const hanging = open()
    const late = endOf(hanging.limit(hanging.withoutClock(() => after(60_000, null)).then(() => after(5000, null))))
    await vi.advanceTimersByTimeAsync(61_000)
    expect([await answered, await late]).toEqual(['answer', new Error('too long')])
  })

  it('asks nobody once the wait has ended', async () => {
    const { limit, withoutClock } = open()
    const asked: string[] = []
    const ask = async (): Promise<void> => void asked.push('code')
    const late = endOf(limit(after(5000, null).then(() => withoutClock(ask))))
    await vi.advanceTimersByTimeAsync(5000)
    expect([await late, asked, vi.getTimerCount()]).toEqual([new Error('too long'), [], 0])
  })
})
