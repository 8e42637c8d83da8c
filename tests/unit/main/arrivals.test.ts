import { describe, expect, it } from 'vitest'
import { createArrivals } from '../../../src/main/arrivals.ts'

describe('createArrivals', () => {
  it('hands each path out once', () => {
    const arrivals = createArrivals()
    arrivals.add(['/a/one.txt', '/b/two.txt'])
    arrivals.add(['/a/one.txt'])
    expect([arrivals.take(), arrivals.take()]).toEqual([['/a/one.txt', '/b/two.txt'], []])
  })

  it('tells names that are harmless to show', () => {
    const arrivals = createArrivals()
    const told: (readonly string[])[] = []
    arrivals.onArrival((names) => told.push(names))
    arrivals.add(['/a/invoice\u{202e}fdp.exe', '/a/two\nlines.txt'])
    expect(told).toEqual([['invoicefdp.exe', 'two lines.txt']])
  })

  it('keeps no more than can be taken at once, however often more come', () => {
    const arrivals = createArrivals()
    for (let start = 0; start < 100; start += 1) arrivals.add(Array.from({ length: 100 }, (_path, index) => `/a/${start}/${index}`))
    expect(arrivals.take().length).toBe(500)
  })
})
