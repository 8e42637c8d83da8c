import { describe, expect, it } from 'vitest'
import { createShareWork } from '../../../../src/main/attachments/share-work.ts'

const never = new AbortController().signal

describe('createShareWork', () => {
  it('does the same work once for two who ask at once, and anew for a later one', async () => {
    const share = createShareWork<number>()
    let runs = 0
    const work = async (): Promise<number> => {
      runs += 1
      await Promise.resolve()
      return runs
    }
    expect(await Promise.all([share('a', work, never), share('a', work, never), share('b', work, never)])).toEqual([2, 2, 2])
    expect(await share('a', work, never)).toBe(3)
  })

  it('stops the work only when nobody waits any more', async () => {
    const share = createShareWork<string>()
    let isStopped = false
    const work = (signal: AbortSignal): Promise<string> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          isStopped = true
          reject(new Error('stopped'))
        })
      })
    const [first, second] = [new AbortController(), new AbortController()]
    const results = [share('a', work, first.signal), share('a', work, second.signal)]
    first.abort(new Error('first leaves'))
    await expect(results[0]).rejects.toThrow('first leaves')
    expect(isStopped).toBe(false)
    second.abort(new Error('second leaves'))
    await expect(results[1]).rejects.toThrow('second leaves')
    expect(isStopped).toBe(true)
  })

  it('tells a failure to all, and does the work again for the next', async () => {
    const share = createShareWork<string>()
    const fail = (): Promise<string> => Promise.reject(new Error('damaged'))
    const results = await Promise.allSettled([share('a', fail, never), share('a', fail, never)])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await share('a', () => Promise.resolve('fine'), never)).toBe('fine')
  })
})
