import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPages, getAttachment, insertAttachment } from '../../../../src/main/store/attachments.ts'
import {
  deleteConversation,
  getConversation,
  getConversationSummary,
  listConversations,
  touchConversation,
} from '../../../../src/main/store/conversations.ts'
import { saveDraft } from '../../../../src/main/store/drafts.ts'
import { listAllMessages } from '../../../../src/main/store/messages.ts'
import { searchConversations } from '../../../../src/main/store/search.ts'
import {
  addConversation,
  addMessage,
  anAttachment,
  pages,
  demoProfileId,
  queryPlans,
  temporaryDatabase,
  text,
} from '../../../support/temporary-database.ts'

const canary = 'zyzzogeton'
const pageCanary = 'quixotic-petrichor'

const holdsCanary = (file: string): string[] =>
  readdirSync(dirname(file)).filter((name) => {
    const bytes = readFileSync(join(dirname(file), name))
      .toString('latin1')
      .toLowerCase()
    return bytes.includes(canary) || bytes.includes('petrichor')
  })

describe('conversations', () => {
  it('stores one and reads it back', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'Letters', 5)
    const conversation = {
      id,
      title: 'Letters',
      profileId: demoProfileId,
      region: '',
      modelId: 'demo.reader',
      contextFrom: 0,
      hasSummary: false,
      createdAt: 5,
      updatedAt: 5,
    }
    expect([getConversation(database, id), getConversationSummary(database, id)]).toEqual([conversation, { ...conversation, preview: '' }])
  })

  it('has none where there is none', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, '')
    deleteConversation(database, id)
    expect([getConversation(database, id), getConversationSummary(database, id)]).toEqual([null, null])
  })

  it('finds a page of the list through an index', () => {
    const { database } = temporaryDatabase()
    const plans = queryPlans(database, () => listConversations(database, { limit: 20, offset: 0 }))
    expect(plans).toEqual([expect.stringMatching(/USING INDEX conversations_by_update/u)])
  })
})

describe('deleteConversation', () => {
  it('leaves no trace of its text in any file', () => {
    const { database } = temporaryDatabase()
    const kept = addConversation(database, 'kept')
    addMessage(database, kept, [text('kept text')])
    const id = addConversation(database, `About ${canary}`)
    const attachment = anAttachment({ name: `${canary}.pdf` })
    insertAttachment(database, attachment, pages(`a page on ${pageCanary}`))
    for (let index = 0; index < 40; index += 1) addMessage(database, id, [text(`${index} ${canary} ${'filler '.repeat(200)} ${canary}`)])
    addMessage(database, id, [{ type: 'attachment', attachment }])
    saveDraft(database, id, { text: `${canary} draft`, attachmentIds: [] }, 1)
    touchConversation(database, id, 2, `${canary} preview`)
    const before = holdsCanary(database.name).length
    const hashes = deleteConversation(database, id)
    expect({ before: before > 0, hashes, after: holdsCanary(database.name), hits: searchConversations(database, canary, 5) }).toEqual({
      before: true,
      hashes: [attachment.sha256],
      after: [],
      hits: [],
    })
    expect([
      listAllMessages(database, kept).length,
      getAttachment(database, attachment.id),
      attachmentPages(database, attachment.id),
    ]).toEqual([1, null, []])
    for (const index of ['title_index', 'text_index', 'file_index', 'name_index'])
      database.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)
  })

  it('keeps the bytes of a file that another conversation uses', () => {
    const { database } = temporaryDatabase()
    const [first, second] = [anAttachment(), anAttachment()]
    for (const attachment of [first, second]) insertAttachment(database, attachment, [])
    const conversations = [first, second].map((attachment) => {
      const id = addConversation(database, '')
      addMessage(database, id, [{ type: 'attachment', attachment }])
      return id
    })
    expect(conversations.map((id) => deleteConversation(database, id))).toEqual([[], [first.sha256]])
  })
})
