import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPages, copyWithPages, getAttachment, removeAttachment } from '../../src/main/store/attachments.ts'
import { closeDatabase } from '../../src/main/store/database.ts'
import { listLibrary } from '../../src/main/store/library.ts'
import { newestVersion } from '../../src/main/store/migrate.ts'
import { searchConversations } from '../../src/main/store/search.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { addOldFile, firstVersion, oldConversationId, oldFileId, secondVersion, thirdVersion } from '../support/old-databases.ts'
import { openIn } from '../support/temporary-database.ts'

describe('migrations of files', () => {
  it.each([
    [1, firstVersion],
    [2, secondVersion],
    [3, thirdVersion],
  ])('keep the files of version %i, and everything new can be done with them', (_version, make) => {
    const folder = make()
    addOldFile(folder)
    const database = openIn(folder)
    const file = getAttachment(database, oldFileId)
    const query = { query: 'basalt', kind: null, conversationId: null, order: 'name', limit: 5, offset: 0 } as const
    const libraryOf = () =>
      listLibrary(database, query).items.map(({ attachment, conversations, isInDraft }) => [attachment.id, conversations, isInDraft])
    const library = libraryOf()
    const copyId = attachmentIdSchema.parse(crypto.randomUUID())
    const copy = copyWithPages(database, oldFileId, copyId, '2', 8)
    expect({
      version: database.pragma('user_version', { simple: true }),
      file,
      library,
      copy: [copy.pageSelection, attachmentPages(database, copyId)],
      found: searchConversations(database, 'slate', 5).map(({ conversation }) => conversation.id),
      removed: removeAttachment(database, oldFileId),
      after: [libraryOf(), searchConversations(database, 'slate', 5), getAttachment(database, oldFileId)?.isRemoved],
      batches: database.prepare('SELECT count(*) FROM batches JOIN batch_items ON batch_id = id').pluck().get(),
      backups: readdirSync(join(folder, 'backups')).length,
      foreignKeys: database.pragma('foreign_key_check'),
      check: database.pragma('integrity_check', { simple: true }),
    }).toEqual({
      version: newestVersion,
      file: {
        id: oldFileId,
        kind: 'pdf',
        name: 'old.pdf',
        mediaType: 'application/pdf',
        sizeBytes: 99,
        sha256: 'a'.repeat(64),
        pageCount: 2,
        readablePageCount: 2,
        failedPages: [],
        pageSelection: null,
        width: null,
        height: null,
        s3: null,
        isStored: true,
        isRemoved: false,
        hasView: false,
        hasThumbnail: true,
        createdAt: 7,
      },
      library: [[oldFileId, [{ conversationId: oldConversationId, title: 'Old' }], true]],
      copy: ['2', [{ number: 2, label: '', text: 'basalt' }]],
      found: [oldConversationId],
      removed: ['a'.repeat(64)],
      after: [[], [], true],
      batches: 0,
      backups: 1,
      foreignKeys: [],
      check: 'ok',
    })
    closeDatabase(database)
  })
})
