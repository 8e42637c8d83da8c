import { describe, expect, it } from 'vitest'
import { listenToModels, loadCurrentModels, loadModels, modelsOf, refreshModels } from '../../../../src/renderer/state/model-lists.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import type { ModelList } from '../../../../src/shared/model.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const now = 1_790_000_000_000
const dayMs = 86_400_000
const list = (change: Partial<ModelList> = {}): ModelList => ({
  models: [],
  source: 'account',
  region: 'us-east-1',
  fetchedAt: now,
  problem: null,
  ...change,
})
let profiles = 0
const newProfile = () => profileIdSchema.parse(`aws:model-lists-${(profiles += 1)}`)
const answering = (known: ModelList, refreshed: ModelList = known) =>
  installBridge({ 'models.list': () => ({ ok: true, value: known }), 'models.refresh': () => ({ ok: true, value: refreshed }) })

describe('model lists', () => {
  it('asks once for what is known, however many places want it', async () => {
    const profileId = newProfile()
    const { calls } = answering(list())
    await Promise.all([loadModels(profileId), loadModels(profileId)])
    await loadModels(profileId)
    await loadModels(profileId, 'eu-west-1')
    expect(calls.map(({ input }) => input)).toEqual([
      { profileId, region: '' },
      { profileId, region: 'eu-west-1' },
    ])
  })

  it.each([
    ['the bundled list', { source: 'bundled', fetchedAt: null }, true],
    ['a list that is older than a day', { fetchedAt: now - dayMs - 1 }, true],
    ['a list of today', { fetchedAt: now - dayMs + 1 }, false],
    ['the demo', { source: 'demo', fetchedAt: null }, false],
  ] as const)('asks AWS where it has %s', async (_name, change, isAsked) => {
    const profileId = newProfile()
    const { calls } = answering(list(change))
    await loadCurrentModels(profileId, '', now)
    expect(calls.some(({ name }) => name === 'models.refresh')).toBe(isAsked)
  })

  it('does not ask AWS at every look when it gets no newer list', async () => {
    const profileId = newProfile()
    const { calls } = answering(list({ source: 'bundled', fetchedAt: null }))
    await loadCurrentModels(profileId, '', now)
    await loadCurrentModels(profileId, '', now + 599_999)
    await loadCurrentModels(profileId, '', now + 600_001)
    expect(calls.map(({ name }) => name)).toEqual(['models.list', 'models.refresh', 'models.refresh'])
  })

  it('keeps the list that it shows when the next one cannot be had', async () => {
    const profileId = newProfile()
    answering(list())
    await loadModels(profileId)
    installBridge({
      'models.refresh': () => ({ ok: false, error: { code: 'x', title: 'x', advice: 'x', retryable: false, remedies: [] } }),
    })
    await refreshModels(profileId)
    expect(modelsOf(profileId)).toMatchObject({ status: 'ready', list: list(), error: null, isRefreshing: false })
  })

  it('takes a newer list that main got for another place, under the region that was meant', async () => {
    const [profileId, other] = [newProfile(), newProfile()]
    const { say } = answering(list({ source: 'bundled', fetchedAt: null }))
    const stop = listenToModels()
    await Promise.all([loadModels(profileId), loadModels(profileId, 'eu-west-1'), loadModels(other)])
    say('models.changed', { profileId, list: list() })
    stop()
    say('models.changed', { profileId: other, list: list() })
    expect([modelsOf(profileId).list?.source, modelsOf(other).list?.source]).toEqual(['account', 'bundled'])
  })
})
