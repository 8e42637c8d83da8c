import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  attachmentPages,
  copyWithPages,
  getAttachment,
  insertAttachment,
  removeAttachment,
  removeUnreferenced,
  removeUnreferencedAttachments,
  setHasThumbnail,
  usedHashes,
} from '../../../../src/main/store/attachments.ts'
import { deleteConversation } from '../../../../src/main/store/conversations.ts'
import { closeDatabase, type WritableDatabase } from '../../../../src/main/store/database.ts'
import { readDraft, saveDraft } from '../../../../src/main/store/drafts.ts'
import { readExchanges, saveExchanges, type StoredExchange } from '../../../../src/main/store/exchanges.ts'
import { listAllMessages } from '../../../../src/main/store/messages.ts'
import { searchConversations } from '../../../../src/main/store/search.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import { attachmentIdSchema, type AttachmentId } from '../../../../src/shared/ids.ts'
import { addConversation, addMessage, anAttachment, pages, queryPlans, temporaryDatabase } from '../../../support/temporary-database.ts'

const newId = (): AttachmentId => attachmentIdSchema.parse(crypto.randomUUID())
const numbers = (database: WritableDatabase, id: AttachmentId): number[] => attachmentPages(database, id).map(({ number }) => number)
const tenPages = pages(...Array.from({ length: 10 }, (_page, index) => `words of page ${index + 1}`))

const addBatch = (database: WritableDatabase, attachment: Attachment): void => {
  const batchId = crypto.randomUUID()
  database
    .prepare(
      `INSERT INTO batches (id, title, prompt, profile_id, region, model_id, status, created_at) VALUES (?, 't', 'p', 'demo', '', 'm', 'paused', 1)`,
    )
    .run(batchId)
  database
    .prepare(`INSERT INTO batch_items (batch_id, place, attachment_id, status) VALUES (?, 0, ?, 'waiting')`)
    .run(batchId, attachment.id)
}

describe('an attachment', () => {
  it('comes back with everything that was learned of it, and its pages with their labels', () => {
    const { database } = temporaryDatabase()
    const scan = anAttachment({ pageCount: 14, readablePageCount: 12, failedPages: [3, 9], hasThumbnail: true })
    const photo = anAttachment({ kind: 'image', pageCount: null, readablePageCount: null, width: 4000, height: 3000, hasView: true })
    const far = anAttachment({ isStored: false, s3: { uri: 's3://bucket/a/film.mp4', bucketOwner: '123456789012' } })
    const sheets = [
      { number: 1, label: 'Umsatz', text: 'a,b' },
      { number: 2, label: '', text: '' },
    ]
    insertAttachment(database, scan, sheets)
    for (const attachment of [photo, far]) insertAttachment(database, attachment, [])
    expect([scan, photo, far].map(({ id }) => getAttachment(database, id))).toEqual([scan, photo, far])
    expect(attachmentPages(database, scan.id)).toEqual(sheets)
  })

  it('survives damaged values: what cannot be read is left out', () => {
    const { database } = temporaryDatabase()
    const file = anAttachment({ failedPages: [2], pageSelection: '1-2', s3: { uri: 's3://bucket/a', bucketOwner: null } })
    insertAttachment(database, file, [])
    database.prepare(`UPDATE attachments SET failed_pages = '[0, "x"', page_selection = 'all of them', s3 = '{"uri": "http://x"}'`).run()
    expect(getAttachment(database, file.id)).toEqual({ ...file, failedPages: [], pageSelection: null, s3: null })
  })

  it('that stays in S3 or is removed uses no bytes here', () => {
    const { database } = temporaryDatabase()
    const [here, far, gone] = [
      anAttachment({ sha256: 'a'.repeat(64) }),
      anAttachment({ sha256: 'b'.repeat(64), isStored: false }),
      anAttachment({ sha256: 'c'.repeat(64), isRemoved: true }),
    ]
    for (const attachment of [here, far, gone]) insertAttachment(database, attachment, [])
    expect(usedHashes(database)).toEqual(new Set([here.sha256]))
  })
})

describe('copyWithPages', () => {
  it('makes the same file again with only the text of the chosen pages, under their own numbers', () => {
    const { database } = temporaryDatabase()
    const whole = anAttachment({ pageCount: 10, readablePageCount: 10, hasThumbnail: true, hasView: true })
    insertAttachment(database, whole, tenPages)
    const id = newId()
    const copy = copyWithPages(database, whole.id, id, '2-4, 9', 5000)
    expect(copy).toEqual({ ...whole, id, pageSelection: '2-4, 9', createdAt: 5000 })
    expect([getAttachment(database, id), attachmentPages(database, id), numbers(database, whole.id).length]).toEqual([
      copy,
      tenPages.filter(({ number }) => [2, 3, 4, 9].includes(number)),
      10,
    ])
  })

  it('widens a choice again, up to all pages', () => {
    const { database } = temporaryDatabase()
    const whole = anAttachment({ pageCount: 10 })
    insertAttachment(database, whole, tenPages)
    const [first, second, third] = [newId(), newId(), newId()]
    copyWithPages(database, whole.id, first, '2', 1)
    copyWithPages(database, first, second, '1-3', 2)
    copyWithPages(database, second, third, null, 3)
    expect([first, second, third].map((id) => numbers(database, id))).toEqual([[2], [1, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]])
  })

  it('gives what is there where no attachment has all pages', () => {
    const { database } = temporaryDatabase()
    const part = anAttachment({ pageCount: 10, pageSelection: '2-4' })
    insertAttachment(database, part, tenPages.slice(1, 4))
    const id = newId()
    copyWithPages(database, part.id, id, '3-6', 1)
    expect(numbers(database, id)).toEqual([3, 4])
  })

  it('keeps all pages as long as chosen ones are in use, and lets everything go with the conversation', () => {
    const { database } = temporaryDatabase()
    const whole = anAttachment({ pageCount: 10, createdAt: 1 })
    insertAttachment(database, whole, tenPages)
    const [unused, used] = [newId(), newId()]
    copyWithPages(database, whole.id, unused, '1', 2)
    const copy = copyWithPages(database, whole.id, used, '2', 3)
    const conversation = addConversation(database, 'c')
    addMessage(database, conversation, [{ type: 'attachment', attachment: copy }])
    const cleaned = removeUnreferencedAttachments(database, { olderThan: 100 })
    const left = [whole.id, unused, used].map((id) => getAttachment(database, id) !== null)
    const removed = deleteConversation(database, conversation)
    expect({ cleaned, left, removed, rows: database.prepare('SELECT count(*) FROM attachments').pluck().get() }).toEqual({
      cleaned: [],
      left: [true, false, true],
      removed: [whole.sha256],
      rows: 0,
    })
  })

  it('leaves a file alone that was added again after the one that goes', () => {
    const { database } = temporaryDatabase()
    const [sent, again] = [anAttachment({ createdAt: 1 }), anAttachment({ createdAt: 2 })]
    for (const attachment of [sent, again]) insertAttachment(database, attachment, [])
    const conversation = addConversation(database, 'c')
    addMessage(database, conversation, [{ type: 'attachment', attachment: sent }])
    expect([deleteConversation(database, conversation), getAttachment(database, again.id)]).toEqual([[], again])
  })
})

describe('files of a batch', () => {
  it('stay while the batch is there, and go when it is removed', () => {
    const { database } = temporaryDatabase()
    const file = anAttachment()
    insertAttachment(database, file, [])
    addBatch(database, file)
    const conversation = addConversation(database, 'its answer')
    addMessage(database, conversation, [{ type: 'attachment', attachment: file }])
    database.prepare('UPDATE batch_items SET conversation_id = ?').run(conversation)
    const afterConversation = deleteConversation(database, conversation)
    const item = database.prepare('SELECT attachment_id, conversation_id FROM batch_items').get()
    database.prepare('DELETE FROM batches').run()
    expect({ afterConversation, item, afterBatch: removeUnreferenced(database, [file.id]) }).toEqual({
      afterConversation: [],
      item: { attachment_id: file.id, conversation_id: null },
      afterBatch: [file.sha256],
    })
  })
})

describe('removeAttachment', () => {
  const world = () => {
    const { database, folder } = temporaryDatabase()
    const file = anAttachment({ name: 'secret.pdf', hasThumbnail: true, hasView: true })
    const twin = anAttachment({ name: 'other name.pdf' })
    const stranger = anAttachment({ name: 'stranger.pdf', sha256: 'b'.repeat(64) })
    for (const attachment of [file, twin, stranger]) insertAttachment(database, attachment, pages('canary-page words'))
    const conversation = addConversation(database, 'c')
    const message = addMessage(database, conversation, [{ type: 'attachment', attachment: file }])
    saveDraft(database, conversation, { text: 'draft', attachmentIds: [twin.id, stranger.id] }, 1)
    addBatch(database, file)
    return { database, folder, file, twin, stranger, conversation, message }
  }

  it('leaves only the name of all attachments of the same bytes', () => {
    const { database, file, twin, stranger, conversation } = world()
    const gone = { ...file, isRemoved: true, hasThumbnail: false, hasView: false }
    expect({
      hashes: removeAttachment(database, twin.id),
      rows: [file, twin, stranger].map(({ id }) => getAttachment(database, id)),
      pages: [file, twin, stranger].map(({ id }) => attachmentPages(database, id).length),
      parts: listAllMessages(database, conversation).flatMap(({ parts }) => parts),
      draft: readDraft(database, conversation),
      used: usedHashes(database),
      check: database.pragma('foreign_key_check'),
    }).toEqual({
      hashes: [file.sha256],
      rows: [gone, { ...twin, isRemoved: true }, stranger],
      pages: [0, 0, 1],
      parts: [{ type: 'attachment', attachment: gone }],
      draft: { text: 'draft', attachments: [stranger] },
      used: new Set([stranger.sha256]),
      check: [],
    })
  })

  it('takes its text out of the search, the kept requests and every file on the disk', () => {
    const { database, folder, file, stranger, conversation, message } = world()
    const of = { conversationId: conversation, messageId: message.id }
    const sent: StoredExchange = {
      operation: 'Converse',
      modelId: 'm',
      sentAt: 1,
      request: { messages: ['canary-page words'] },
      response: null,
    }
    saveExchanges(database, of, [sent])
    const before = searchConversations(database, 'canary', 5).length
    removeAttachment(database, file.id)
    removeAttachment(database, stranger.id)
    const after = [searchConversations(database, 'canary', 5).length, readExchanges(database, message.id).length]
    const named = searchConversations(database, 'secret', 5).length
    closeDatabase(database)
    const found = readdirSync(folder).filter((name) => /canary-page/u.test(readFileSync(join(folder, name), 'latin1')))
    expect({ before, after, named, found }).toEqual({ before: 1, after: [0, 0], named: 1, found: [] })
  })

  it('does not touch the same bytes when they are added again', () => {
    const { database, file } = world()
    removeAttachment(database, file.id)
    const again = anAttachment()
    insertAttachment(database, again, pages('new words'))
    setHasThumbnail(database, again.id)
    expect([
      getAttachment(database, again.id),
      getAttachment(database, file.id)?.hasThumbnail,
      usedHashes(database).has(again.sha256),
    ]).toEqual([{ ...again, hasThumbnail: true }, false, true])
  })

  it('looks everything up by an index', () => {
    const { database, file } = world()
    const plans = queryPlans(database, () => {
      removeAttachment(database, file.id)
      removeUnreferenced(database, [file.id])
    })
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([])
  })
})
