import { describe, expect, it } from 'vitest'
import { parseRange } from '../../../src/main/range.ts'

const whole = { type: 'whole' } as const
const unsatisfiable = { type: 'unsatisfiable' } as const
const part = (first: number, last: number) => ({ type: 'part', first, last }) as const

describe('parseRange', () => {
  it.each([
    [null, whole],
    ['', whole],
    ['bytes=0-', part(0, 99)],
    ['bytes=0-0', part(0, 0)],
    ['bytes=10-19', part(10, 19)],
    ['bytes=10-1000', part(10, 99)],
    ['BYTES= 10-19 ', part(10, 19)],
    ['bytes=99-', part(99, 99)],
    ['bytes=-1', part(99, 99)],
    ['bytes=-1000', part(0, 99)],
    ['bytes=-0', unsatisfiable],
    ['bytes=100-', unsatisfiable],
    ['bytes=100-200', unsatisfiable],
    ['bytes=20-10', whole],
    ['bytes=200-100', whole],
    ['bytes=-', whole],
    ['bytes=', whole],
    ['bytes=a-b', whole],
    ['bytes=1.5-2', whole],
    ['bytes=--5', whole],
    ['bytes=0-1,5-6', whole],
    ['lines=0-1', whole],
    ['bytes=9999999999999999999999-', whole],
  ])('reads %j of 100 bytes', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range)
  })

  it.each(['bytes=0-', 'bytes=-5', 'bytes=0-0'])('has nothing to give for %j of an empty file', (header) => {
    expect(parseRange(header, 0)).toEqual(unsatisfiable)
  })
})
