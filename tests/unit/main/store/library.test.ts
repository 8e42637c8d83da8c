import { describe, expect, it } from 'vitest'
import { copyWithPages, insertAttachment, removeAttachment } from '../../../../src/main/store/attachments.ts'
import type { WritableDatabase } from '../../../../src/main/store/database.ts'
import { saveDraft } from '../../../../src/main/store/drafts.ts'
import { listLibrary } from '../../../../src/main/store/library.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import { attachmentIdSchema } from '../../../../src/shared/ids.ts'
import { addConversation, addMessage, anAttachment, pages, queryPlans, temporaryDatabase } from '../../../support/temporary-database.ts'

type Query = Parameters<typeof listLibrary>[1]

const everything: Query = { query: '', kind: null, conversationId: null, order: 'newest', limit: 50, offset: 0 }
const hash = (letter: string): string => letter.repeat(64)

const world = () => {
  const { database } = temporaryDatabase()
  const report = anAttachment({ name: 'report 10.pdf', sha256: hash('a'), sizeBytes: 100, createdAt: 1 })
  const copy = anAttachment({ name: 'copy.pdf', sha256: hash('a'), sizeBytes: 100, createdAt: 2 })
  const photo = anAttachment({ name: 'Ärger.png', kind: 'image', sha256: hash('b'), sizeBytes: 5000, createdAt: 3 })
  const early = anAttachment({ name: 'report 9.pdf', sha256: hash('c'), sizeBytes: 20, createdAt: 4 })
  const film = anAttachment({ name: 'film.mp4', kind: 'video', sha256: hash('d'), sizeBytes: 900_000, isStored: false, createdAt: 5 })
  insertAttachment(database, report, pages('granite', 'the quarry of 2020'))
  for (const attachment of [copy, photo, film]) insertAttachment(database, attachment, [])
  insertAttachment(database, early, pages('山の花崗岩は古い'))
  const [first, second] = [addConversation(database, 'First', 1), addConversation(database, 'Second', 2)]
  for (const conversation of [first, second]) addMessage(database, conversation, [{ type: 'attachment', attachment: report }])
  addMessage(database, second, [{ type: 'attachment', attachment: photo }])
  saveDraft(database, null, { text: '', attachmentIds: [early.id] }, 1)
  return { database, report, copy, photo, early, film, first, second }
}

const names = (database: WritableDatabase, change: Partial<Query>): string[] =>
  listLibrary(database, { ...everything, ...change }).items.map(({ attachment }) => attachment.name)

describe('listLibrary', () => {
  it('tells of each file who uses it, and how much all of them take', () => {
    const { database, report, copy, photo, early, film, first, second } = world()
    const item = (attachment: Attachment) => ({ attachment, conversations: [], isInDraft: false })
    expect(listLibrary(database, everything)).toEqual({
      items: [
        item(film),
        { ...item(early), isInDraft: true },
        { ...item(photo), conversations: [{ conversationId: second, title: 'Second' }] },
        item(copy),
        {
          ...item(report),
          conversations: [
            { conversationId: second, title: 'Second' },
            { conversationId: first, title: 'First' },
          ],
        },
      ],
      hasMore: false,
      count: 5,
      totalBytes: 5120,
    })
  })

  it.each([
    [{ order: 'newest' }, ['film.mp4', 'report 9.pdf', 'Ärger.png', 'copy.pdf', 'report 10.pdf']],
    [{ order: 'largest' }, ['film.mp4', 'Ärger.png', 'copy.pdf', 'report 10.pdf', 'report 9.pdf']],
    [{ order: 'name' }, ['Ärger.png', 'copy.pdf', 'film.mp4', 'report 9.pdf', 'report 10.pdf']],
    [{ kind: 'image' }, ['Ärger.png']],
    [{ kind: 'audio' }, []],
    [{ query: 'REPORT' }, ['report 9.pdf', 'report 10.pdf']],
    [{ query: 'arger' }, ['Ärger.png']],
    [{ query: 'granite' }, ['copy.pdf', 'report 10.pdf']],
    [{ query: 'quarry 20' }, ['copy.pdf', 'report 10.pdf']],
    [{ query: 'granite quarry' }, []],
    [{ query: '花崗' }, ['report 9.pdf']],
    [{ query: 'granite', kind: 'image' }, []],
    [{ query: '  ' }, ['film.mp4', 'report 9.pdf', 'Ärger.png', 'copy.pdf', 'report 10.pdf']],
    [{ query: '" OR *' }, []],
  ] satisfies [Partial<Query>, string[]][])('finds with %j', (change, found) => {
    expect(names(world().database, change)).toEqual(found)
  })

  it('lists the files of one conversation, those of its draft too', () => {
    const { database, film, first, second } = world()
    saveDraft(database, first, { text: '', attachmentIds: [film.id] }, 1)
    expect([first, second].map((conversationId) => names(database, { conversationId }))).toEqual([
      ['film.mp4', 'report 10.pdf'],
      ['Ärger.png', 'report 10.pdf'],
    ])
  })

  it('gives a page at a time and says whether there is more', () => {
    const { database } = world()
    const page = (offset: number) => {
      const { items, hasMore, count } = listLibrary(database, { ...everything, limit: 2, offset })
      return [items.map(({ attachment }) => attachment.name), hasMore, count]
    }
    expect([page(0), page(4), page(9)]).toEqual([
      [['film.mp4', 'report 9.pdf'], true, 5],
      [['report 10.pdf'], false, 5],
      [[], false, 5],
    ])
  })

  it('shows a file once, with all its pages, however often pages of it were chosen', () => {
    const { database, report, first } = world()
    const chosen = copyWithPages(database, report.id, attachmentIdSchema.parse(crypto.randomUUID()), '2', 50)
    const third = addConversation(database, 'Third', 3)
    addMessage(database, third, [{ type: 'attachment', attachment: chosen }])
    const { items, count } = listLibrary(database, { ...everything, query: 'report 10' })
    expect({
      ids: items.map(({ attachment }) => attachment.id),
      titles: items[0]?.conversations.map(({ title }) => title),
      count,
      ofThird: names(database, { conversationId: third }),
      ofFirst: names(database, { conversationId: first }),
    }).toEqual({ ids: [report.id], titles: ['Third', 'Second', 'First'], count: 1, ofThird: ['report 10.pdf'], ofFirst: ['report 10.pdf'] })
  })

  it('does not show what was removed', () => {
    const { database, report } = world()
    removeAttachment(database, report.id)
    const { count, totalBytes } = listLibrary(database, everything)
    expect([names(database, { query: 'granite' }), names(database, {}), count, totalBytes]).toEqual([
      [],
      ['film.mp4', 'report 9.pdf', 'Ärger.png'],
      3,
      5020,
    ])
  })

  it('starts from the full-text indexes and from the conversation, and looks the rest up by key', () => {
    const { database, first } = world()
    const plans = queryPlans(database, () => listLibrary(database, { ...everything, query: 'granite', conversationId: first }))
    const scans = plans.filter((step) => step.startsWith('SCAN') && !/VIRTUAL TABLE|USING INDEX|subquery/u.test(step))
    expect({
      scans,
      fullText: plans.filter((step) => /VIRTUAL TABLE INDEX \d+:.*M/u.test(step)).length,
    }).toEqual({
      scans: [],
      fullText: 2,
    })
  })
})
