import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConversationSummary } from '../../../../src/shared/conversation.ts'
import { conversationIdSchema, profileIdSchema } from '../../../../src/shared/ids.ts'
import { installBridge } from '../../../support/bridge-double.ts'

const summary = (number: number, title: string): ConversationSummary => ({
  id: conversationIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  title,
  preview: '',
  profileId: profileIdSchema.parse('demo'),
  region: '',
  modelId: 'demo',
  contextFrom: 0,
  hasSummary: false,
  createdAt: 0,
  updatedAt: number,
})
const failure = { code: 'disk', title: 'The disk is full', advice: 'Free some space.', retryable: true, remedies: [] }
const [one, two, three] = [summary(1, 'One'), summary(2, 'Two'), summary(3, 'Three')]

const load = async () => import('../../../../src/renderer/state/conversation-list.ts')
const titles = (list: Awaited<ReturnType<typeof load>>) => list.conversationListState().conversations.map(({ title }) => title)

describe('the conversation list', () => {
  beforeEach(() => void vi.resetModules())

  it('adds pages and changes in order, each conversation once', async () => {
    const bridge = installBridge({ 'conversations.list': () => ({ ok: true, value: { conversations: [two, one], hasMore: false } }) })
    const list = await load()
    list.listenToConversations()
    list.fillConversationList({ ok: true, value: { conversations: [three, two], hasMore: true } })
    await list.loadMoreConversations()
    bridge.say('conversation.changed', { ...one, title: 'One, continued', updatedAt: 9 })
    expect({ titles: titles(list), calls: bridge.calls }).toEqual({
      titles: ['One, continued', 'Three', 'Two'],
      calls: [{ name: 'conversations.list', input: { limit: 100, offset: 2 } }],
    })
  })

  it('brings a hidden conversation back when its deletion is undone, with what changed meanwhile', async () => {
    const bridge = installBridge({})
    const list = await load()
    list.listenToConversations()
    list.fillConversationList({ ok: true, value: { conversations: [two, one], hasMore: false } })
    list.hideConversation(two)
    bridge.say('conversation.changed', { ...two, title: 'Two, named' })
    const whileHidden = titles(list)
    list.restoreConversation(two.id)
    expect({ whileHidden, after: titles(list), calls: bridge.calls }).toEqual({
      whileHidden: ['One'],
      after: ['Two, named', 'One'],
      calls: [],
    })
  })

  it('brings a hidden conversation back when it cannot be deleted', async () => {
    installBridge({ 'conversations.delete': () => ({ ok: false, error: failure }) })
    const list = await load()
    list.fillConversationList({ ok: true, value: { conversations: [one], hasMore: false } })
    list.hideConversation(one)
    const deleted = await list.deleteHidden(one.id)
    expect({ deleted, titles: titles(list) }).toEqual({ deleted: { ok: false, error: failure }, titles: ['One'] })
  })

  it('takes a new title back when it cannot be saved', async () => {
    installBridge({ 'conversations.rename': () => ({ ok: false, error: failure }) })
    const list = await load()
    list.fillConversationList({ ok: true, value: { conversations: [one], hasMore: false } })
    const renaming = list.renameConversation(one.id, 'Uno')
    const meanwhile = titles(list)
    await renaming
    expect({ meanwhile, after: titles(list) }).toEqual({ meanwhile: ['Uno'], after: ['One'] })
  })

  it('says why the first page did not come', async () => {
    installBridge({})
    const list = await load()
    list.fillConversationList({ ok: false, error: failure })
    expect(list.conversationListState()).toMatchObject({ status: 'failed', error: failure, conversations: [] })
  })
})
