import { describe, expect, it } from 'vitest'
import { createRestarts } from '../../../../../src/main/tools/mcp/restarts.ts'

describe('createRestarts', () => {
  it('waits longer after each crash, gives up, and begins anew once it was told to forget', () => {
    const restarts = createRestarts({ delaysMs: [1, 5], now: () => 1000 })
    restarts.hasStarted()
    const crashes = [restarts.next(), restarts.next(), restarts.next()]
    restarts.forget()
    expect([...crashes, restarts.next()]).toEqual([
      { delayMs: 1, number: 1, most: 2 },
      { delayMs: 5, number: 2, most: 2 },
      null,
      { delayMs: 1, number: 1, most: 2 },
    ])
  })

  it('takes a crash after a long time for the first one', () => {
    let time = 0
    const restarts = createRestarts({ delaysMs: [1, 5], now: () => time })
    restarts.hasStarted()
    restarts.next()
    time = 60_001
    expect(restarts.next()).toEqual({ delayMs: 1, number: 1, most: 2 })
  })
})
