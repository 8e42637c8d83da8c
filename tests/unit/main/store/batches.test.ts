import { describe, expect, it } from 'vitest'
import { insertAttachment } from '../../../../src/main/store/attachments.ts'
import {
  insertBatch,
  listBatches,
  nextWaiting,
  pauseAll,
  readBatch,
  removeBatch,
  retryFailedItems,
  setBatchStatus,
  setItem,
} from '../../../../src/main/store/batches.ts'
import { deleteConversation, getConversation } from '../../../../src/main/store/conversations.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import { batchIdSchema, type Batch } from '../../../../src/shared/batch.ts'
import { addConversation, addMessage, anAttachment, demoProfileId, temporaryDatabase, text } from '../../../support/temporary-database.ts'

const failure = { code: 'throttled', title: 'Too many requests', advice: 'Wait.', retryable: true, remedies: [] }

const addBatch = (database: WritableDatabase, names: readonly string[], change: Partial<Batch> = {}): Batch => {
  const attachments = names.map((name) => anAttachment({ name }))
  for (const attachment of attachments) insertAttachment(database, attachment, [])
  const batch: Batch = {
    id: batchIdSchema.parse(crypto.randomUUID()),
    title: 'Summaries',
    prompt: 'Summarise this.',
    profileId: demoProfileId,
    region: 'eu-west-1',
    modelId: 'demo.reader',
    status: 'running',
    items: attachments.map((attachment) => ({ attachment, status: 'waiting', conversationId: null, error: null, excerpt: '' })),
    createdAt: 1000,
    ...change,
  }
  insertBatch(database, batch)
  return batch
}

const states = (database: WritableDatabase, { id }: Batch) => readBatch(database, id)?.items.map(({ status }) => status)

describe('batches in the database', () => {
  it('are read as they were written, files in their order', () => {
    const { database } = temporaryDatabase()
    const batch = addBatch(database, ['b.pdf', 'a.pdf'])
    expect([readBatch(database, batch.id), readBatch(database, batchIdSchema.parse(crypto.randomUUID()))]).toEqual([batch, null])
  })

  it('are listed newest first, with how far each is', () => {
    const { database } = temporaryDatabase()
    const older = addBatch(database, ['a.pdf', 'b.pdf', 'c.pdf'])
    const newer = addBatch(database, ['d.pdf'], { title: 'Newer', createdAt: 2000 })
    setItem(database, older.id, 0, { status: 'done', conversationId: null, error: null })
    setItem(database, older.id, 2, { status: 'failed', conversationId: null, error: failure })
    expect(listBatches(database).map(({ id, total, finished, failed }) => ({ id, total, finished, failed }))).toEqual([
      { id: newer.id, total: 1, finished: 0, failed: 0 },
      { id: older.id, total: 3, finished: 1, failed: 1 },
    ])
  })

  it('show the first letters of the newest answer, never of the question', () => {
    const { database } = temporaryDatabase()
    const batch = addBatch(database, ['a.pdf', 'b.pdf'])
    const [answered, asked] = [addConversation(database, 'a'), addConversation(database, 'b')]
    addMessage(database, answered, [text('Summarise this.')])
    addMessage(database, answered, [text(`It says ${'much '.repeat(200)}`)], { role: 'assistant' })
    addMessage(database, asked, [text('Summarise this.')])
    setItem(database, batch.id, 0, { status: 'done', conversationId: answered, error: null })
    setItem(database, batch.id, 1, { status: 'running', conversationId: asked, error: null })
    const excerpts = readBatch(database, batch.id)?.items.map(({ excerpt }) => excerpt)
    expect([excerpts?.[0]?.startsWith('It says much'), excerpts?.[0]?.length, excerpts?.[1]]).toEqual([true, 400, ''])
  })

  it('give the next file of the batch that has the fewest in work; a paused one gives none', () => {
    const { database } = temporaryDatabase()
    const first = addBatch(database, ['a.pdf', 'b.pdf'])
    const second = addBatch(database, ['c.pdf'], { createdAt: 2000 })
    const taken = [0, 1, 2].map(() => {
      const next = nextWaiting(database)
      if (next !== null) setItem(database, next.batchId, next.place, { status: 'running', conversationId: null, error: null })
      return next
    })
    retryFailedItems(database, first.id)
    setItem(database, first.id, 0, { status: 'failed', conversationId: null, error: failure })
    retryFailedItems(database, first.id)
    setBatchStatus(database, first.id, 'paused')
    expect([taken, nextWaiting(database)]).toEqual([
      [
        { batchId: first.id, place: 0 },
        { batchId: second.id, place: 0 },
        { batchId: first.id, place: 1 },
      ],
      null,
    ])
  })

  it('are paused by a start, and what was answered to its end is done', () => {
    const { database } = temporaryDatabase()
    const batch = addBatch(database, ['done.pdf', 'cut.pdf', 'begun.pdf', 'waits.pdf'])
    const finished = addBatch(database, ['last.pdf'])
    const [complete, cut] = [addConversation(database, 'a'), addConversation(database, 'b')]
    addMessage(database, complete, [text('Answer.')], { role: 'assistant' })
    addMessage(database, cut, [text('Ans')], { role: 'assistant', status: 'interrupted' })
    setItem(database, batch.id, 0, { status: 'running', conversationId: complete, error: null })
    setItem(database, batch.id, 1, { status: 'running', conversationId: cut, error: failure })
    setItem(database, batch.id, 2, { status: 'running', conversationId: null, error: null })
    setItem(database, finished.id, 0, { status: 'running', conversationId: complete, error: null })
    pauseAll(database)
    const kept = readBatch(database, batch.id)
    expect({
      status: kept?.status,
      states: states(database, batch),
      cut: kept?.items[1],
      finished: readBatch(database, finished.id)?.status,
    }).toMatchObject({
      status: 'paused',
      states: ['done', 'waiting', 'waiting', 'waiting'],
      cut: { conversationId: cut, error: null },
      finished: 'done',
    })
  })

  it('outlive a conversation that is deleted, and leave the others when they are removed', () => {
    const { database } = temporaryDatabase()
    const batch = addBatch(database, ['a.pdf', 'b.pdf'])
    const [gone, kept] = [addConversation(database, 'a'), addConversation(database, 'b')]
    setItem(database, batch.id, 0, { status: 'done', conversationId: gone, error: null })
    setItem(database, batch.id, 1, { status: 'done', conversationId: kept, error: null })
    deleteConversation(database, gone)
    const conversations = readBatch(database, batch.id)?.items.map(({ conversationId }) => conversationId)
    removeBatch(database, batch.id)
    expect([conversations, readBatch(database, batch.id), getConversation(database, kept)?.title]).toEqual([[null, kept], null, 'b'])
  })
})
