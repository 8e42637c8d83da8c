import { writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { attachmentPages, getAttachment } from '../../../../src/main/store/attachments.ts'
import { attachmentOf, bytesOf, fileWorld, pdfBytes, quickReader, refusalTitle } from '../../../support/file-world.ts'

describe('attachments.choosePages', () => {
  const withPdf = async () => {
    const world = fileWorld(quickReader)
    const { 'attachments.choosePages': choose, 'attachments.paste': paste } = world.handlers
    const whole = attachmentOf(await paste({ name: 'report.pdf', bytes: pdfBytes }))
    return { ...world, choose, paste, whole }
  }

  it('makes the same file with other pages, and gives back one that has them already', async () => {
    const { database, choose, whole } = await withPdf()
    const second = await choose({ attachmentId: whole.id, pages: '2' })
    const all = await choose({ attachmentId: second.id, pages: '1-2' })
    expect({
      second: [second.pageSelection, attachmentPages(database, second.id).map(({ text }) => text)],
      all: [all.pageSelection, attachmentPages(database, all.id).length],
      same: [await choose({ attachmentId: second.id, pages: '2' }), await choose({ attachmentId: whole.id, pages: null })],
    }).toEqual({ second: ['2', ['granite 2']], all: [null, 2], same: [second, whole] })
  })

  it('refuses pages that are not there, files without pages and files that are gone', async () => {
    const { choose, paste, handlers, whole } = await withPdf()
    const note = attachmentOf(await paste({ name: 'note.txt', bytes: bytesOf('words') }))
    const answers = [
      await refusalTitle(() => choose({ attachmentId: whole.id, pages: '3' })),
      await refusalTitle(() => choose({ attachmentId: note.id, pages: '1' })),
    ]
    await handlers['library.remove']({ attachmentId: whole.id })
    expect([...answers, await refusalTitle(() => choose({ attachmentId: whole.id, pages: '1' }))]).toEqual([
      '“report.pdf” has 2 pages',
      '“note.txt” has no pages to choose from',
      'This file is no longer kept by Outcrop',
    ])
  })
})

describe('the library', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])

  it('shows the kept file and saves a copy of it under its own name', async () => {
    const { handlers, shown, saved, blobs } = fileWorld(quickReader)
    const { id, sha256 } = attachmentOf(await handlers['attachments.paste']({ name: 'a: b?.pdf', bytes: pdfBytes }))
    const answers = [handlers['library.reveal']({ attachmentId: id }), await handlers['library.saveAs']({ attachmentId: id })]
    expect({ answers, shown, saved }).toEqual({
      answers: [null, true],
      shown: [blobs.path(sha256)],
      saved: [['a_ b_.pdf', blobs.path(sha256)]],
    })
  })

  it('removes bytes, pictures and text, whatever name the same bytes go by', async () => {
    const { handlers, database, blobFolder, blobs } = fileWorld(quickReader)
    const first = attachmentOf(await handlers['attachments.paste']({ name: 'a.pdf', bytes: pdfBytes }))
    const twin = attachmentOf(await handlers['attachments.paste']({ name: 'b.pdf', bytes: pdfBytes }))
    await handlers['attachments.keepThumbnail']({ attachmentId: first.id, png })
    const derived = blobs.unfinishedPath()
    writeFileSync(derived, 'made of it')
    await blobs.keepDerived(first.sha256, 'view', derived)
    const inFolder = () => readdir(join(blobFolder, first.sha256.slice(0, 2)))
    const before = (await inFolder()).length
    await handlers['library.remove']({ attachmentId: twin.id })
    expect({
      before,
      after: await inFolder(),
      rows: [first, twin].map(({ id }) => getAttachment(database, id)?.isRemoved),
      text: handlers['attachments.text']({ attachmentId: first.id }),
      refused: await Promise.all(
        [
          () => handlers['library.reveal']({ attachmentId: first.id }),
          () => handlers['library.saveAs']({ attachmentId: first.id }),
          () => handlers['attachments.keepThumbnail']({ attachmentId: first.id, png }),
        ].map(refusalTitle),
      ),
    }).toEqual({
      before: 3,
      after: [],
      rows: [true, true],
      text: { pages: [] },
      refused: Array.from({ length: 3 }, () => 'This file is no longer kept by Outcrop'),
    })
  })
})
