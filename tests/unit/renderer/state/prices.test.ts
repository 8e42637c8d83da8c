import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PriceRow } from '../../../../src/shared/usage.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const failure = { code: 'network', title: 'No network', advice: 'Later.', retryable: true, remedies: ['retry'] }
const listed: PriceRow = {
  baseModelId: 'amazon.nova-lite-v1:0',
  scope: 'any',
  source: 'bundled',
  input: 0.06,
  output: 0.24,
  cacheRead: 0.015,
  cacheWrite5m: null,
  cacheWrite1h: null,
  asOf: '2026-06-11',
}
const own: PriceRow = { ...listed, source: 'user', input: 0.05 }
const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  return { bridge, ...(await import('../../../../src/renderer/state/prices.ts')) }
}

describe('the prices', () => {
  beforeEach(() => void vi.resetModules())

  it('are changed and taken back', async () => {
    const { bridge, loadPrices, pricesState, removePrice, savePrice } = await load({
      'prices.list': () => ({ ok: true, value: [listed] }),
      'prices.save': () => ({ ok: true, value: [own] }),
      'prices.remove': () => ({ ok: true, value: [listed] }),
    })
    await loadPrices()
    const { source: _source, asOf: _asOf, ...price } = own
    const saved = [await savePrice(price), pricesState().prices]
    const removed = [await removePrice(own), pricesState().prices]
    expect({ saved, removed, last: bridge.calls.at(-1) }).toEqual({
      saved: [true, [own]],
      removed: [true, [listed]],
      last: { name: 'prices.remove', input: { baseModelId: 'amazon.nova-lite-v1:0', scope: 'any' } },
    })
  })

  it('stay on the screen when one could not be saved', async () => {
    const { loadPrices, pricesState, removePrice } = await load({
      'prices.list': () => ({ ok: true, value: [listed] }),
      'prices.remove': () => ({ ok: false, error: failure }),
    })
    await loadPrices()
    const isRemoved = await removePrice(listed)
    const { status, prices, error } = pricesState()
    expect({ isRemoved, status, prices, error }).toEqual({ isRemoved: false, status: 'ready', prices: [listed], error: failure })
  })

  it('tell how many AWS’s list has made new, or why it could not be read', async () => {
    const answers = [
      { ok: true, value: { prices: [{ ...listed, source: 'aws' }], updated: 1, problem: null } },
      { ok: true, value: { prices: [listed], updated: 0, problem: failure } },
      { ok: false, error: failure },
    ]
    const { pricesState, refreshPrices } = await load({ 'prices.refresh': () => answers.shift() })
    const states: unknown[] = []
    for (const region of ['eu-west-1', 'eu-west-2', 'eu-west-3']) {
      await refreshPrices(region)
      states.push([pricesState().refreshed, pricesState().isRefreshing, pricesState().prices.map(({ source }) => source)])
    }
    expect(states).toEqual([
      [{ updated: 1, problem: null }, false, ['aws']],
      [{ updated: 0, problem: failure }, false, ['bundled']],
      [{ updated: 0, problem: failure }, false, ['bundled']],
    ])
  })
})
