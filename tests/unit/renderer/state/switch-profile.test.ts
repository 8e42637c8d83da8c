import { beforeEach, describe, expect, it, vi } from 'vitest'
import { conversationIdSchema, profileIdSchema } from '../../../../src/shared/ids.ts'
import { modelSchema } from '../../../../src/shared/model.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const work = profileIdSchema.parse('aws:work')
const other = profileIdSchema.parse('aws:other')
const demo = profileIdSchema.parse('demo')
const conversation = {
  id: conversationIdSchema.parse('44444444-4444-4444-8444-444444444444'),
  title: '',
  profileId: work,
  region: 'eu-central-1',
  modelId: 'model-a',
  createdAt: 1,
  updatedAt: 1,
}
const model = (id: string) =>
  modelSchema.parse({
    id,
    name: id,
    provider: 'Example',
    baseModelId: id,
    route: 'on-demand',
    geography: null,
    documents: true,
    images: true,
    video: false,
    tools: true,
    caching: false,
    reasoning: false,
    contextWindow: null,
    lifecycle: null,
  })
const listed = { [work]: ['model-a'], [other]: ['model-b'], [demo]: ['demo-model'] }

const load = async () => {
  const bridge = installBridge({
    'models.list': ({ profileId, region }: { profileId: keyof typeof listed; region: string }) => ({
      ok: true,
      value: { models: (listed[profileId] ?? []).map(model), source: 'account', region, fetchedAt: 1, problem: null },
    }),
    'conversations.open': () => ({
      ok: true,
      value: { conversation, messages: [], hasOlder: false, draft: { text: '', attachments: [] }, liveTurn: null },
    }),
    'conversations.configure': (input: object) => ({ ok: true, value: { ...conversation, ...input, id: conversation.id } }),
    'drafts.save': () => ({ ok: true, value: null }),
    'settings.write': () => ({ ok: true, value: null }),
  })
  const { switchProfile, chosenRegion } = await import('../../../../src/renderer/state/switch-profile.ts')
  const { openConversation } = await import('../../../../src/renderer/state/open-conversation.ts')
  const { currentSettings, updateSettings } = await import('../../../../src/renderer/state/settings.ts')
  const last = (name: string) => bridge.calls.findLast((call) => call.name === name)?.input
  return { switchProfile, chosenRegion, openConversation, currentSettings, updateSettings, last }
}

describe('switchProfile', () => {
  beforeEach(() => void vi.resetModules())

  it('changes the open conversation, keeps its model and names it where the new list lacks it', async () => {
    const { switchProfile, openConversation, chosenRegion, last } = await load()
    await openConversation(conversation.id)
    const before = chosenRegion()
    const switched = await switchProfile(other, '')
    expect({ before, switched, sent: last('conversations.configure'), after: chosenRegion() }).toEqual({
      before: 'eu-central-1',
      switched: { isDone: true, missing: { name: 'model-a', instead: null }, leftRegion: null },
      sent: { conversationId: conversation.id, profileId: other, region: '', modelId: 'model-a' },
      after: '',
    })
  })

  it('changes the region alone', async () => {
    const { switchProfile, openConversation, last } = await load()
    await openConversation(conversation.id)
    const switched = await switchProfile(work, 'us-west-2')
    expect([switched, last('conversations.configure')]).toEqual([
      { isDone: true, missing: null, leftRegion: null },
      { conversationId: conversation.id, profileId: work, region: 'us-west-2', modelId: 'model-a' },
    ])
  })

  it('takes the model of the demo with the demo', async () => {
    const { switchProfile, openConversation, last } = await load()
    await openConversation(conversation.id)
    await switchProfile(demo, '')
    expect(last('conversations.configure')).toMatchObject({ profileId: demo, modelId: 'demo-model' })
  })

  it('changes the default while no conversation is open', async () => {
    const { switchProfile, updateSettings, currentSettings } = await load()
    await updateSettings({ profileId: work, modelId: 'model-a', region: 'eu-west-1' })
    await switchProfile(work, 'us-west-2')
    const region = currentSettings().region
    await switchProfile(other, '')
    expect({ region, after: currentSettings() }).toMatchObject({
      region: 'us-west-2',
      after: { profileId: other, modelId: 'model-b', region: '' },
    })
  })

  it('says which region of the settings gave way to that of the profile', async () => {
    const { switchProfile, updateSettings } = await load()
    await updateSettings({ profileId: work, modelId: 'model-a', region: 'eu-west-1' })
    const same = await switchProfile(work, 'eu-west-1')
    const switched = await switchProfile(other, '')
    expect([same.leftRegion, switched.leftRegion]).toEqual([null, 'eu-west-1'])
  })
})
