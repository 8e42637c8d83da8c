import { describe, expect, it } from 'vitest'
import { citationHandlers } from '../../src/main/ipc/handlers/citations.ts'
import { insertAttachment, removeAttachment } from '../../src/main/store/attachments.ts'
import type { AttachmentPage } from '../../src/shared/attachment.ts'
import type { Part } from '../../src/shared/message.ts'
import { addConversation, addMessage, anAttachment, temporaryDatabase, text } from '../support/temporary-database.ts'

const pages: readonly AttachmentPage[] = [
  { number: 1, label: '', text: 'The first page is about the river and its banks.' },
  { number: 2, label: '', text: 'The second page counts all bridges of the old town.' },
]

const world = () => {
  const { database } = temporaryDatabase()
  const conversationId = addConversation(database, 'Bridges')
  const attachment = anAttachment()
  insertAttachment(database, attachment, pages)
  const answer = (parts: readonly Part[], change: Parameters<typeof addMessage>[3] = {}) =>
    addMessage(database, conversationId, parts, { role: 'assistant', ...change }).id
  const handlers = citationHandlers({ database: () => database })
  const match = (...messageIds: ReturnType<typeof answer>[]) => handlers['citations.match']({ conversationId, messageIds })
  return { database, conversationId, attachment, answer, match }
}

const quote = '“counts all bridges of the old town”'

describe('citations.match', () => {
  it('finds what finished answers quote from the files attached before them', async () => {
    const { database, conversationId, attachment, answer, match } = world()
    const early = answer([text(quote)])
    addMessage(database, conversationId, [{ type: 'attachment', attachment }, text('Count them.')])
    const late = answer([text('Well.'), { type: 'reasoning', text: 'Hm.' }, text(`It ${quote}, says p. 1.`)])
    expect(await match(early, late)).toEqual([
      { messageId: early, matches: [] },
      {
        messageId: late,
        matches: [
          { quote, occurrence: 0, attachmentId: attachment.id, page: 2, passage: 'counts all bridges of the old town' },
          { quote: 'p. 1', occurrence: 0, attachmentId: attachment.id, page: 1, passage: '' },
        ],
      },
    ])
  })

  it('leaves alone what the model cites itself, what is still written and what is no answer', async () => {
    const { database, conversationId, attachment, answer, match } = world()
    const question = addMessage(database, conversationId, [{ type: 'attachment', attachment }, text(quote)]).id
    const cited = answer([
      text('a'),
      { type: 'text', text: quote, citations: [{ title: null, source: null, passages: [], location: null }] },
    ])
    const writing = answer([text(quote)], { status: 'streaming' })
    expect(await match(question, cited, writing)).toEqual([])
  })

  it('finds nothing in a file that was removed, though it was found there before', async () => {
    const { database, conversationId, attachment, answer, match } = world()
    addMessage(database, conversationId, [{ type: 'attachment', attachment }])
    const id = answer([text(quote)])
    const before = await match(id)
    removeAttachment(database, attachment.id)
    const after = await match(id)
    expect([before[0]?.matches.length, after[0]?.matches.length]).toEqual([1, 0])
  })
})
