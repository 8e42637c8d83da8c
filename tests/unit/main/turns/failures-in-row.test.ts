import { describe, expect, it } from 'vitest'
import type { ItemEnd } from '../../../../src/main/turns/batch-item.ts'
import { countFailure, type FailuresInRow } from '../../../../src/main/turns/failures-in-row.ts'

const failed = (code: string): ItemEnd => ({ status: 'failed', error: { code, title: code, advice: '', retryable: true, remedies: [] } })
const done: ItemEnd = { status: 'done', error: null }
const after = (ends: readonly ItemEnd[]): FailuresInRow | undefined =>
  ends.reduce<FailuresInRow | undefined>((before, end) => countFailure(before, end), undefined)

describe('failures in a row', () => {
  it('are too many from the fifth of the same kind on', () => {
    const five = Array.from({ length: 5 }, () => failed('denied'))
    expect([five.slice(1), five, [...five, failed('denied')]].map((ends) => after(ends)?.isTooMany)).toEqual([false, true, true])
  })

  it('begin anew with another reason and with an answer; a stopped answer counts for nothing', () => {
    const four = Array.from({ length: 4 }, () => failed('denied'))
    expect(
      [
        [...four, failed('other')],
        [...four, done],
        [...four, failed('stopped')],
      ].map((ends) => after(ends)?.count),
    ).toEqual([1, 0, 4])
  })
})
