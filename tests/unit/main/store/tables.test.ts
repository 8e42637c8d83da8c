import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  attachmentPages,
  getAttachment,
  insertAttachment,
  removeUnreferencedAttachments,
  setHasThumbnail,
} from '../../../../src/main/store/attachments.ts'
import {
  configureConversation,
  deleteConversation,
  getConversation,
  listConversations,
  renameConversation,
  touchConversation,
} from '../../../../src/main/store/conversations.ts'
import { closeDatabase } from '../../../../src/main/store/database.ts'
import { clearDraft, readDraft, saveDraft } from '../../../../src/main/store/drafts.ts'
import {
  finishMessage,
  lastTurn,
  listAllMessages,
  listMessages,
  markInterrupted,
  saveParts,
  setToolOutcome,
} from '../../../../src/main/store/messages.ts'
import { searchConversations } from '../../../../src/main/store/search.ts'
import { profileIdSchema } from '../../../../src/shared/ids.ts'
import { addConversation, addMessage, anAttachment, pages, temporaryDatabase, text } from '../../../support/temporary-database.ts'

const plan = (database: ReturnType<typeof temporaryDatabase>['database'], sql: string, ...values: unknown[]): string =>
  JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values))

describe('conversations', () => {
  it('are listed by their last change, a page at a time', () => {
    const { database } = temporaryDatabase()
    const [first, second, third] = ['one', 'two', 'three'].map((title, index) => addConversation(database, title, index))
    if (first === undefined || second === undefined || third === undefined) throw new Error('three were made')
    touchConversation(database, first, 50, 'newest words')
    const page = listConversations(database, { limit: 2, offset: 0 })
    expect({ titles: page.conversations.map(({ title, preview }) => [title, preview]), hasMore: page.hasMore }).toEqual({
      titles: [
        ['one', 'newest words'],
        ['three', ''],
      ],
      hasMore: true,
    })
    expect(listConversations(database, { limit: 2, offset: 2 }).conversations.map(({ id }) => id)).toEqual([second])
  })

  it('keep a title that a person wrote', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, '')
    renameConversation(database, id, 'By itself', 'auto')
    renameConversation(database, id, 'By hand', 'user')
    expect(renameConversation(database, id, 'By itself again', 'auto').title).toBe('By hand')
    expect(
      configureConversation(database, id, { profileId: profileIdSchema.parse('aws:work'), region: 'eu-west-1', modelId: 'm' }),
    ).toMatchObject({
      profileId: 'aws:work',
      modelId: 'm',
    })
  })

  it('do not go back in time when the clock does', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a', 100)
    touchConversation(database, id, 5, '')
    expect(getConversation(database, id)?.updatedAt).toBe(100)
  })

  it('are found by an index', () => {
    const { database } = temporaryDatabase()
    expect(plan(database, 'SELECT id FROM conversations ORDER BY updated_at DESC, id LIMIT 5')).toContain('conversations_by_update')
    expect(
      plan(database, 'SELECT id FROM messages WHERE conversation_id = ? AND position < ? ORDER BY position DESC LIMIT 5', 'x', 9),
    ).toContain('sqlite_autoindex_messages')
  })

  it('leave no trace of their text in any file when they are deleted', () => {
    const { database, folder } = temporaryDatabase()
    const id = addConversation(database, 'canary-title')
    const file = anAttachment({ name: 'canary-name.pdf' })
    insertAttachment(database, file, pages('canary-page'))
    addMessage(database, id, [text('canary-words'), { type: 'attachment', attachment: file }])
    saveDraft(database, id, { text: 'canary-draft', attachmentIds: [] }, 1)
    expect(deleteConversation(database, id)).toEqual([file.sha256])
    closeDatabase(database)
    const found = readdirSync(folder).filter((name) => /canary/u.test(readFileSync(join(folder, name), 'latin1')))
    expect(found).toEqual([])
  })
})

describe('messages', () => {
  it('come back as they were stored, every kind of part', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    const file = anAttachment()
    insertAttachment(database, file, pages('one', 'two'))
    const stored = addMessage(database, id, [
      { type: 'attachment', attachment: file },
      text('words with \u0000 and 📄'),
      { type: 'reasoning', text: '', signature: 'c2ln' },
      {
        type: 'tool-call',
        toolUseId: 't',
        name: 'calculator',
        inputText: '{"a":1}',
        input: { a: 1 },
        outcome: { isError: false, text: '1' },
      },
      { type: 'unknown', name: 'hologram', json: { deep: [1, null] } },
    ])
    expect(listAllMessages(database, id)).toEqual([stored])
  })

  it('are paged from the end and keep their order', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    for (let index = 1; index <= 5; index += 1) addMessage(database, id, [text(`${index}`)])
    const last = listMessages(database, id, { beforePosition: null, limit: 2 })
    const before = listMessages(database, id, { beforePosition: 4, limit: 10 })
    expect([
      last.messages.map((message) => message.position),
      last.hasOlder,
      before.messages.map((message) => message.position),
      before.hasOlder,
    ]).toEqual([[4, 5], true, [1, 2, 3], false])
  })

  it('grow part by part and end once', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    const answer = addMessage(database, id, [], { role: 'assistant', status: 'streaming' })
    saveParts(database, answer.id, [text('Hel')], 0)
    saveParts(
      database,
      answer.id,
      [text('Hello'), { type: 'tool-call', toolUseId: 't', name: 'n', inputText: '{}', input: {}, outcome: null }],
      0,
    )
    setToolOutcome(database, answer.id, 1, { isError: true, text: 'no' })
    finishMessage(database, answer.id, { status: 'complete', error: null, details: null })
    expect(lastTurn(database, id)?.messages).toMatchObject([
      { status: 'complete', parts: [{ text: 'Hello' }, { outcome: { isError: true, text: 'no' } }] },
    ])
    expect(() => setToolOutcome(database, answer.id, 0, { isError: false, text: '' })).toThrow('No tool call')
  })

  it('that were unfinished are marked interrupted and become searchable', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    addMessage(database, id, [text('half an answer')], { role: 'assistant', status: 'streaming' })
    expect(searchConversations(database, 'half', 5)).toEqual([])
    expect([markInterrupted(database), markInterrupted(database)]).toEqual([1, 0])
    expect(listAllMessages(database, id)).toMatchObject([{ status: 'interrupted', error: { code: 'interrupted' } }])
    expect(searchConversations(database, 'half', 5)).toHaveLength(1)
  })

  it('survive a damaged row: it becomes an unknown part, the others stay', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    const message = addMessage(database, id, [text('before'), { type: 'unknown', name: 'x', json: 1 }, text('after')])
    database.prepare(`UPDATE parts SET data = '{torn' WHERE message_id = ? AND part_index = 1`).run(message.id)
    expect(listAllMessages(database, id)[0]?.parts.map((part) => part.type)).toEqual(['text', 'unknown', 'text'])
  })
})

describe('attachments', () => {
  it('are removed when the last reference goes, and their bytes with the last of the same hash', () => {
    const { database } = temporaryDatabase()
    const [one, two] = [addConversation(database, '1'), addConversation(database, '2')]
    const [here, there] = [anAttachment(), anAttachment()]
    for (const attachment of [here, there]) insertAttachment(database, attachment, pages('page'))
    addMessage(database, one, [{ type: 'attachment', attachment: here }])
    addMessage(database, two, [{ type: 'attachment', attachment: there }])
    expect(deleteConversation(database, one)).toEqual([])
    expect([getAttachment(database, here.id), getAttachment(database, there.id)?.id]).toEqual([null, there.id])
    expect(deleteConversation(database, two)).toEqual([here.sha256])
    expect(attachmentPages(database, there.id)).toEqual([])
  })

  it('that were never sent go after a while, those of a draft stay', () => {
    const { database } = temporaryDatabase()
    const [old, drafted, fresh] = [
      anAttachment({ sha256: 'b'.repeat(64) }),
      anAttachment({ sha256: 'c'.repeat(64) }),
      anAttachment({ sha256: 'd'.repeat(64), createdAt: 9000 }),
    ]
    for (const attachment of [old, drafted, fresh]) insertAttachment(database, attachment, [])
    saveDraft(database, null, { text: '', attachmentIds: [drafted.id] }, 1)
    expect(removeUnreferencedAttachments(database, { olderThan: 5000 })).toEqual([old.sha256])
  })

  it('share a thumbnail when they share their bytes', () => {
    const { database } = temporaryDatabase()
    const [here, there] = [anAttachment(), anAttachment()]
    for (const attachment of [here, there]) insertAttachment(database, attachment, [])
    setHasThumbnail(database, here.id)
    expect(getAttachment(database, there.id)?.hasThumbnail).toBe(true)
  })
})

describe('drafts', () => {
  it('are kept for each conversation and for the one that does not exist yet', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    const file = anAttachment()
    insertAttachment(database, file, [])
    saveDraft(database, null, { text: 'new', attachmentIds: [file.id] }, 1)
    saveDraft(database, id, { text: 'old', attachmentIds: [] }, 1)
    saveDraft(database, id, { text: 'newer', attachmentIds: [] }, 2)
    expect([readDraft(database, null), readDraft(database, id)]).toEqual([
      { text: 'new', attachments: [file] },
      { text: 'newer', attachments: [] },
    ])
    clearDraft(database, null)
    expect(readDraft(database, null)).toEqual({ text: '', attachments: [] })
  })

  it('that come late, for what was deleted meanwhile, are dropped', () => {
    const { database } = temporaryDatabase()
    const id = addConversation(database, 'a')
    deleteConversation(database, id)
    saveDraft(database, id, { text: 'late', attachmentIds: [] }, 1)
    saveDraft(database, null, { text: 'kept', attachmentIds: [anAttachment().id] }, 1)
    expect([readDraft(database, id), readDraft(database, null)]).toEqual([
      { text: '', attachments: [] },
      { text: 'kept', attachments: [] },
    ])
  })
})
