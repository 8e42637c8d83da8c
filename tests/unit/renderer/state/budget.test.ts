import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const now = new Date(2026, 10, 21, 12).getTime()
const load = async (answers: Parameters<typeof installBridge>[0] = {}) => {
  const bridge = installBridge(answers)
  return { bridge, ...(await import('../../../../src/renderer/state/budget.ts')) }
}

describe('budgetWarning', () => {
  beforeEach(() => void vi.resetModules())

  it('warns at 80 % and at 100 %', async () => {
    const { budgetWarning } = await load()
    const levels = [7.99, 8, 9.99, 10, 25].map((usd) => budgetWarning({ usd, budgetUsd: 10 }, '', now)?.level ?? null)
    expect({ levels, none: budgetWarning({ usd: 25, budgetUsd: null }, '', now), unknown: budgetWarning(null, '', now) }).toEqual({
      levels: [null, 80, 80, 100, 100],
      none: null,
      unknown: null,
    })
  })

  it('says each level once a month', async () => {
    const { budgetWarning } = await load()
    const near = { usd: 8, budgetUsd: 10 }
    const over = { usd: 11, budgetUsd: 10 }
    expect([
      budgetWarning(near, '2026-11 80', now),
      budgetWarning(near, '2026-11 100', now),
      budgetWarning(over, '2026-11 80', now)?.level,
      budgetWarning(near, '2026-10 100', now)?.level,
    ]).toEqual([null, null, 100, 80])
  })

  it('is put away for good', async () => {
    const { bridge, budgetWarning, putBudgetWarningAway } = await load({ 'settings.write': () => ({ ok: true, value: null }) })
    const warning = budgetWarning({ usd: 8, budgetUsd: 10 }, '', now)
    if (warning !== null) putBudgetWarningAway(warning)
    expect(bridge.calls).toEqual([{ name: 'settings.write', input: { budgetWarningSeen: '2026-11 80' } }])
  })
})

describe('the cost of the month', () => {
  beforeEach(() => void vi.resetModules())

  it('stays as it was known when it cannot be read', async () => {
    const answers = [{ ok: true, value: { usd: 3, budgetUsd: null } }, { ok: false }]
    const { loadMonthUsage, useMonthUsage } = await load({ 'usage.month': () => answers.shift() })
    await loadMonthUsage()
    await loadMonthUsage()
    expect(readHook(useMonthUsage)).toEqual({ usd: 3, budgetUsd: null })
  })

  it('is read anew when the budget is saved', async () => {
    const { bridge, saveBudget } = await load({
      'settings.write': () => ({ ok: true, value: null }),
      'usage.month': () => ({ ok: true, value: { usd: 3, budgetUsd: 25 } }),
    })
    expect([await saveBudget(25), bridge.calls.map(({ name }) => name)]).toEqual([true, ['settings.write', 'usage.month']])
  })
})
