import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createReader } from '../../src/main/attachments/reader.ts'
import { conversationHandlers } from '../../src/main/ipc/handlers/conversations.ts'
import { insertBatch, readBatch } from '../../src/main/store/batches.ts'
import { closeDatabase } from '../../src/main/store/database.ts'
import { createActiveTurns } from '../../src/main/turns/active-turns.ts'
import { batchIdSchema, type Batch } from '../../src/shared/batch.ts'
import { attachmentOf, bytesOf, fileWorld, quickReader } from '../support/file-world.ts'
import { spawnNodeProcess } from '../support/spawn-process.ts'
import { addConversation, addMessage, demoProfileId } from '../support/temporary-database.ts'

const fixture = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname

/** Every file below a folder whose bytes have the words. */
const filesWith = (folder: string, words: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), 'latin1').includes(words),
  )

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

const world = () => {
  const files = fileWorld(quickReader)
  const { database, blobs } = files
  const conversations = conversationHandlers({
    database: () => database,
    activeTurns: createActiveTurns(() => undefined),
    foreignMarksIn: () => [],
    now: () => 1,
    removeFile: (sha256) => blobs.remove(sha256),
  })
  return { ...files, remove: conversations['conversations.delete'] }
}

const batchOf = (items: Batch['items']): Batch => ({
  id: batchIdSchema.parse(crypto.randomUUID()),
  title: 'Summaries',
  prompt: 'Summarise',
  profileId: demoProfileId,
  region: '',
  modelId: 'demo.reader',
  status: 'paused',
  items,
  createdAt: 1,
})

describe('removing a conversation', () => {
  it('takes its files off the disk for real, with all that was made of them, and no file that another one uses', async () => {
    const { database, folder, blobFolder, blobs, handlers, remove } = world()
    const paste = async (name: string, words: string) => attachmentOf(await handlers['attachments.paste']({ name, bytes: bytesOf(words) }))
    const [own, shared, sharedAgain] = [
      await paste('own.txt', 'canary-own'),
      await paste('a.txt', 'canary-shared'),
      await paste('b.txt', 'canary-shared'),
    ]
    await handlers['attachments.keepThumbnail']({ attachmentId: own.id, png })
    await blobs.stage(bytesOf('canary-own, smaller')).then(({ path }) => blobs.keepDerived(own.sha256, 'image-100', path))
    const [first, second] = [addConversation(database, 'first'), addConversation(database, 'second')]
    addMessage(
      database,
      first,
      [own, shared].map((attachment) => ({ type: 'attachment', attachment }) as const),
    )
    addMessage(database, second, [{ type: 'attachment', attachment: sharedAgain }])
    const before = filesWith(blobFolder, 'canary').length
    await remove({ conversationId: first })
    const between = [
      filesWith(folder, 'canary-own'),
      filesWith(blobFolder, 'canary-shared').length,
      readdirSync(join(blobFolder, own.sha256.slice(0, 2))),
    ]
    await remove({ conversationId: second })
    closeDatabase(database)
    expect({ before, between, after: filesWith(folder, 'canary') }).toEqual({ before: 3, between: [[], 1, []], after: [] })
  })

  it('leaves the files of a batch, whose items stay whole', async () => {
    const { database, handlers, blobs, remove } = world()
    const file = attachmentOf(await handlers['attachments.paste']({ name: 'a.txt', bytes: bytesOf('words') }))
    const conversationId = addConversation(database, 'its answer')
    addMessage(database, conversationId, [{ type: 'attachment', attachment: file }])
    const batch = batchOf([{ attachment: file, status: 'done', conversationId, error: null, excerpt: '' }])
    insertBatch(database, batch)
    await remove({ conversationId })
    expect([readBatch(database, batch.id)?.items, await blobs.list()]).toEqual([
      [{ attachment: file, status: 'done', conversationId: null, error: null, excerpt: '' }],
      [file.sha256],
    ])
  })
})

describe('files that the reader process reads', () => {
  const reader = createReader(spawnNodeProcess(new URL('../../src/main/attachments/reader-process.ts', import.meta.url)))

  it('are kept with their pages, found in the library and chosen from', async () => {
    const { handlers } = fileWorld(reader)
    const report = attachmentOf(await handlers['attachments.ingest']({ paths: [fixture('letter.pdf')] }))
    const query = { query: 'Emden', kind: null, conversationId: null, order: 'newest', limit: 10, offset: 0 } as const
    const chosen = await handlers['attachments.choosePages']({ attachmentId: report.id, pages: '2-3' })
    const { pages } = await handlers['attachments.text']({ attachmentId: chosen.id })
    const { items } = await handlers['library.list'](query)
    expect({
      report: [report.pageCount, report.readablePageCount, report.failedPages],
      chosen: [chosen.pageSelection, pages.map(({ number }) => number)],
      found: items.map(({ attachment }) => attachment.id),
    }).toEqual({ report: [3, 3, []], chosen: ['2-3', [2, 3]], found: [report.id] })
  })

  it('ask for their password, more than once if need be, and keep it nowhere', async () => {
    const { handlers, folder, database } = fileWorld(reader)
    const [locked] = (await handlers['attachments.ingest']({ paths: [fixture('password.pdf')] })).outcomes
    const lockedId = locked?.ok === false ? (locked.lockedId ?? '') : ''
    const again = await handlers['attachments.unlock']({ lockedId, password: 'canary-password' })
    const unknown = await handlers['attachments.unlock']({ lockedId: crypto.randomUUID(), password: 'x' })
    closeDatabase(database)
    expect({
      locked: locked?.ok === false && [locked.name, locked.error.code, locked.lockedId !== null],
      again: again.outcomes.map((outcome) => !outcome.ok && [outcome.name, outcome.error.code, outcome.lockedId === lockedId]),
      unknown: unknown.outcomes.map((outcome) => !outcome.ok && outcome.lockedId),
      kept: filesWith(folder, 'canary-password'),
    }).toEqual({
      locked: ['password.pdf', 'attachment-password', true],
      again: [['password.pdf', 'attachment-wrong-password', true]],
      unknown: [null],
      kept: [],
    })
  })
})
