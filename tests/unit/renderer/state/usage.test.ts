import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema } from '../../../../src/shared/ids.ts'
import { readHook } from '../../../support/read-hook.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'

const one = conversationIdSchema.parse('11111111-1111-4111-8111-111111111111')
const failure = { code: 'database', title: 'The database is busy', advice: 'Try again.', retryable: true, remedies: ['retry'] }
const march = new Date(2028, 2, 5, 0, 30).getTime()
const load = async (answers: Parameters<typeof installBridge>[0] = {}) => {
  const bridge = installBridge(answers)
  return { bridge, ...(await import('../../../../src/renderer/state/usage.ts')) }
}

describe('periodOf', () => {
  it('gives local days, both included', async () => {
    const { periodOf } = await load()
    const choices = ['this-month', 'last-month', 'last-30-days', 'this-year'] as const
    expect(choices.map((choice) => Object.values(periodOf(choice, march)).join(' '))).toEqual([
      '2028-03-01 2028-03-05',
      '2028-02-01 2028-02-29',
      '2028-02-05 2028-03-05',
      '2028-01-01 2028-03-05',
    ])
  })
})

describe('the usage of a period', () => {
  beforeEach(() => void vi.resetModules())

  it('is that of the period asked for last', async () => {
    const { promise, letGo } = gate()
    const { loadUsage, usageState } = await load({
      'usage.read': async (period: { readonly from: string }) => {
        if (period.from === '2026-01-01') await promise
        return { ok: true, value: { period } }
      },
    })
    const slow = loadUsage({ from: '2026-01-01', to: '2026-01-31' })
    await loadUsage({ from: '2026-02-01', to: '2026-02-28' })
    letGo()
    await slow
    expect(usageState()).toEqual({ status: 'ready', report: { period: { from: '2026-02-01', to: '2026-02-28' } }, error: null })
  })

  it('says why it could not be read, and keeps the report before', async () => {
    const answers = [
      { ok: true, value: { days: [] } },
      { ok: false, error: failure },
    ]
    const { loadUsage, usageState } = await load({ 'usage.read': () => answers.shift() })
    await loadUsage({ from: '2026-01-01', to: '2026-01-31' })
    await loadUsage({ from: '2026-02-01', to: '2026-02-28' })
    expect(usageState()).toEqual({ status: 'failed', report: { days: [] }, error: failure })
  })

  it('is exported where a place was picked', async () => {
    const answers = [
      { ok: true, value: { isSaved: true } },
      { ok: true, value: { isSaved: false } },
      { ok: false, error: failure },
    ]
    const { exportUsage, usageState } = await load({ 'usage.export': () => answers.shift() })
    const period = { from: '2026-01-01', to: '2026-01-31' }
    expect([await exportUsage(period), await exportUsage(period), await exportUsage(period), usageState().error]).toEqual([
      true,
      false,
      false,
      failure,
    ])
  })
})

describe('the usage of a conversation', () => {
  it('is null until it is known', async () => {
    const totals = { replies: 2, usd: 0.5 }
    const { loadConversationUsage, useConversationUsage } = await load({ 'usage.ofConversation': () => ({ ok: true, value: totals }) })
    const before = readHook(() => useConversationUsage(one))
    await loadConversationUsage(one)
    expect([before, readHook(() => useConversationUsage(one)), readHook(() => useConversationUsage(null))]).toEqual([null, totals, null])
  })
})
