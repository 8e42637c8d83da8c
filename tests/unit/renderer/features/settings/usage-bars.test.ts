import { describe, expect, it } from 'vitest'
import { barWords, usageBars } from '../../../../../src/renderer/features/settings/usage-bars.ts'
import type { UsageReport, UsageRow } from '../../../../../src/shared/usage.ts'

const nothing = {
  replies: 0,
  inputTokens: 0,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  usd: 0,
  savedUsd: 0,
  unpriced: 0,
}
const row = (key: string, usd: number): UsageRow => ({ ...nothing, key, name: key, usd, replies: 1 })
const report = (from: string, to: string, parts: Partial<UsageReport>): UsageReport => ({
  period: { from, to },
  totals: nothing,
  days: [],
  months: [],
  models: [],
  profiles: [],
  conversations: [],
  pricesAsOf: [],
  ...parts,
})

describe('usageBars', () => {
  it('has a place for every day, with use or without', () => {
    expect(usageBars(report('2026-02-27', '2026-03-02', { days: [row('2026-02-28', 2)] }))).toEqual({
      unit: 'day',
      bars: [
        { key: '2026-02-27', usd: 0, replies: 0 },
        { key: '2026-02-28', usd: 2, replies: 1 },
        { key: '2026-03-01', usd: 0, replies: 0 },
        { key: '2026-03-02', usd: 0, replies: 0 },
      ],
    })
  })

  it('counts months where days were too many', () => {
    const { unit, bars } = usageBars(report('2025-11-15', '2026-02-01', { months: [row('2025-12', 3)] }))
    expect({ unit, bars: bars.map(({ key, usd }) => `${key} ${usd}`) }).toEqual({
      unit: 'month',
      bars: ['2025-11 0', '2025-12 3', '2026-01 0', '2026-02 0'],
    })
  })

  it('loses no day where clocks are changed', () => {
    expect(usageBars(report('2026-03-01', '2026-04-30', {})).bars).toHaveLength(61)
  })
})

describe('barWords', () => {
  it('names the day or the month itself, wherever the computer is', () => {
    const words = (key: string) => barWords(key).replaceAll(/[^\p{L}\d ]/gu, '')
    expect([words('2026-11-01').includes('1'), words('2026-11').includes('2026')]).toEqual([true, true])
  })
})
