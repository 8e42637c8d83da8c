import { describe, expect, it } from 'vitest'
import { dateWords, moneyWords, percentOf, shortCountWords, wholeWords } from '../../../../src/shared/messages/amounts.ts'

describe('moneyWords', () => {
  it('shows the first digits that say something', () => {
    expect([0, 0.00004, 0.00012, 0.0123, 0.5, 0.999, 1, 12.345, 1234.5, -0.25].map(moneyWords)).toEqual([
      '$0.00',
      'under $0.0001',
      '$0.0001',
      '$0.012',
      '$0.50',
      '$1.00',
      '$1.00',
      '$12.35',
      '$1,234.50',
      '−$0.25',
    ])
  })
})

describe('counts', () => {
  it('are short where room is short', () => {
    expect([shortCountWords(200_000), shortCountWords(1_048_576), shortCountWords(950), wholeWords(12_345)]).toEqual([
      '200K',
      '1M',
      '950',
      '12,345',
    ])
  })

  it('are at least one percent where there is anything', () => {
    expect([percentOf(0, 200_000), percentOf(12, 200_000), percentOf(24_400, 200_000)]).toEqual([0, 1, 12])
  })
})

describe('dateWords', () => {
  it('names days, spans of months and seasons, and keeps what it does not know', () => {
    expect(['2026-09/10', '2026-autumn', 'some day'].map(dateWords)).toEqual([
      expect.stringMatching(/^Sep\D+Oct 2026$/u),
      'autumn 2026',
      'some day',
    ])
    expect(dateWords('2026-11-20')).toContain('2026')
  })
})
