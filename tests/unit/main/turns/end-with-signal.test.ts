import { describe, expect, it } from 'vitest'
import { endWithSignal } from '../../../../src/main/turns/end-with-signal.ts'
import { gate } from '../../../support/gate.ts'

const never = () => new Promise<string>(() => undefined)

describe('endWithSignal', () => {
  it('gives what the work gives, and what it fails with', async () => {
    const { signal } = new AbortController()
    const failing = endWithSignal(() => Promise.reject(new Error('disk')), 0, signal)
    expect(await Promise.allSettled([endWithSignal(async () => 'done', 0, signal), failing])).toEqual([
      { status: 'fulfilled', value: 'done' },
      { status: 'rejected', reason: new Error('disk') },
    ])
  })

  it('waits for nobody once it is stopped', async () => {
    const stop = new AbortController()
    const work = endWithSignal(never, 0, stop.signal)
    stop.abort('user')
    await expect(work).rejects.toBe('user')
  })

  it('takes what the work still says of how far it came', async () => {
    const stop = new AbortController()
    const { promise, letGo } = gate()
    const work = endWithSignal(() => promise.then(() => 'half'), 60_000, stop.signal)
    stop.abort('user')
    letGo()
    expect(await work).toBe('half')
  })

  it('begins nothing that was stopped before', async () => {
    let hasBegun = false
    const work = endWithSignal(
      async () => {
        hasBegun = true
      },
      0,
      AbortSignal.abort('user'),
    )
    await expect(work).rejects.toBe('user')
    expect(hasBegun).toBe(false)
  })
})
