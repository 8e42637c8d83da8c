import { describe, expect, it } from 'vitest'
import { groupConversations } from '../../../../../src/renderer/features/conversations/group-conversations.ts'
import { conversationIdSchema, profileIdSchema } from '../../../../../src/shared/ids.ts'

const now = new Date(2026, 2, 10, 9, 30).getTime()
const at = (...date: readonly [number, number, number, number, number]) => ({
  id: conversationIdSchema.parse('00000000-0000-4000-8000-000000000001'),
  title: '',
  preview: '',
  profileId: profileIdSchema.parse('demo'),
  region: '',
  modelId: '',
  contextFrom: 0,
  hasSummary: false,
  createdAt: 0,
  updatedAt: new Date(...date).getTime(),
})

describe('groupConversations', () => {
  it('groups by the calendar, the month named with its year when it is another', () => {
    const conversations = [
      at(2026, 2, 10, 0, 0),
      at(2026, 2, 9, 23, 59),
      at(2026, 2, 8, 12, 0),
      at(2026, 2, 3, 0, 0),
      at(2026, 2, 2, 23, 59),
      at(2026, 0, 5, 8, 0),
      at(2025, 2, 5, 8, 0),
    ]
    const groups = groupConversations(conversations, now, 'en').map(({ name, conversations: members }) => [name, members.length])
    expect(groups).toEqual([
      ['Today', 1],
      ['Yesterday', 1],
      ['Previous 7 days', 2],
      ['March', 1],
      ['January', 1],
      ['March 2025', 1],
    ])
  })
})
