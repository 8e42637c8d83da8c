import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { UsageChart } from '../../../../../src/renderer/features/settings/usage-chart.tsx'
import { UsageTable } from '../../../../../src/renderer/features/settings/usage-table.tsx'
import { UsageTotals } from '../../../../../src/renderer/features/settings/usage-totals.tsx'
import type { UsageReport, UsageRow } from '../../../../../src/shared/usage.ts'

const totals = {
  replies: 3,
  inputTokens: 1000,
  outputTokens: 200,
  cacheReadTokens: 500,
  cacheWriteTokens: 100,
  usd: 1.5,
  savedUsd: 0.25,
  unpriced: 0,
}
const row = (key: string, changes: Partial<UsageRow> = {}): UsageRow => ({ ...totals, key, name: key, ...changes })
const report = (changes: Partial<UsageReport>): UsageReport => ({
  period: { from: '2026-11-01', to: '2026-11-03' },
  totals,
  days: [],
  months: [],
  models: [],
  profiles: [],
  conversations: [],
  pricesAsOf: [],
  ...changes,
})
const textsOf = (markup: string): string =>
  markup
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')
    .replaceAll(/^\||\|$/gu, '')

describe('UsageChart', () => {
  it('says in words what it shows, and has the same as a table', () => {
    const markup = renderToStaticMarkup(<UsageChart report={report({ days: [row('2026-11-01'), row('2026-11-03', { usd: 4 })] })} />)
    expect({
      columns: markup.match(/<rect class="usage-chart-column"/gu)?.length,
      hasWords: /role="img" aria-label="Cost by day, [^"]*highest is \$4\.00/u.test(markup),
      rows: markup.match(/<th scope="row">/gu)?.length,
    }).toEqual({ columns: 3, hasWords: true, rows: 2 })
  })

  it('is not there where nothing has cost anything', () => {
    expect(renderToStaticMarkup(<UsageChart report={report({ days: [row('2026-11-01', { usd: 0 })] })} />)).toBe('')
  })
})

describe('UsageTable', () => {
  const draw = (rows: readonly UsageRow[]): string =>
    textsOf(renderToStaticMarkup(<UsageTable title="Models" column="Model" rows={rows} nameOf={({ name }) => name} />))

  it('counts cached tokens with those sent, and knows no cost where there is no price', () => {
    expect(draw([row('Nova Lite'), row('unknown', { usd: 0, unpriced: 3 })])).toBe(
      'Models|Model|Replies|Tokens in|Tokens out|Cost|Nova Lite|3|1.6K|200|$1.50|unknown|3|1.6K|200|–',
    )
  })

  it('folds what comes after the eighth row', () => {
    const rows = Array.from({ length: 12 }, (_row, index) => row(`model-${index}`))
    const text = draw(rows)
    expect([text.includes('model-7|'), text.includes('model-8|'), text.endsWith('Show all 12')]).toEqual([true, false, true])
  })
})

describe('UsageTotals', () => {
  it('says that costs are estimates, and what is not in them', () => {
    const text = textsOf(renderToStaticMarkup(<UsageTotals report={report({ totals: { ...totals, unpriced: 1 } })} />))
    expect(text).toBe(
      'Cost|about $1.50|Saved by caching|$0.25|Replies|3|Tokens in|1.6K|500 from the cache, 100 to it|Tokens out|200|' +
        '1 reply has no known price and is not in the cost.|Add prices|Costs are estimates: what AWS charges can differ.',
    )
  })
})
