import { describe, expect, it } from 'vitest'
import { createSlots } from '../../../../src/main/attachments/slots.ts'
import { gate } from '../../../support/gate.ts'

const signal = new AbortController().signal

describe('createSlots', () => {
  it('lets so many run at once and the others in the order they came', async () => {
    const slots = createSlots(2)
    const started: number[] = []
    const gates = [0, 1, 2, 3].map(() => gate())
    const works = gates.map(({ promise }, index) =>
      slots.use(async () => {
        started.push(index)
        await promise
      }, signal),
    )
    await Promise.resolve()
    const first = [...started]
    for (const { letGo } of gates) letGo()
    await Promise.all(works)
    expect([first, started]).toEqual([
      [0, 1],
      [0, 1, 2, 3],
    ])
  })

  it('goes on after a work that failed or was given up while it waited', async () => {
    const slots = createSlots(1)
    const opening = gate()
    const stop = new AbortController()
    const failing = slots.use(() => opening.promise.then(() => Promise.reject(new Error('broken'))), signal)
    const givenUp = slots.use(() => Promise.resolve('never'), stop.signal)
    const last = slots.use(() => Promise.resolve('done'), signal)
    stop.abort()
    opening.letGo()
    expect((await Promise.allSettled([failing, givenUp, last])).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })
})
