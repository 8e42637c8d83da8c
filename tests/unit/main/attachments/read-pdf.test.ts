import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReadError } from '../../../../src/main/attachments/read-error.ts'
import { readPdf } from '../../../../src/main/attachments/read-pdf.ts'
import type { PdfLimits } from '../../../../src/main/attachments/read-pdf.ts'
import { makeLongReport, makeScan } from '../../../support/make-pdf.ts'
import { makeRawPdf } from '../../../support/make-raw-pdf.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-read-pdf-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (bytes: Uint8Array | string, limits?: PdfLimits) => {
  const path = join(folder, crypto.randomUUID())
  await writeFile(path, bytes)
  return await readPdf(path, limits)
}

describe('readPdf', () => {
  it('reads what time and room allow, and names the pages that are missing', async () => {
    let clock = 0
    const report = await makeLongReport(5)
    const slow = await read(report, { textLength: 1000, timeMs: 3, now: () => (clock += 1) })
    const crowded = await read(report, { textLength: 100, timeMs: 1000, now: () => 0 })
    expect([slow.pageCount, slow.readablePageCount, slow.failedPages, slow.pages.length]).toEqual([5, 2, [3, 4, 5], 5])
    expect([crowded.pages.map(({ text }) => text.length).slice(2), crowded.failedPages]).toEqual([
      [0, 0, 0],
      [2, 3, 4, 5],
    ])
  })

  it('reads the other pages of a file with a broken one', async () => {
    const text = (words: string): string => `<</Length ${words.length + 26}>>stream\nBT /F1 12 Tf 9 9 Td (${words}) Tj ET\nendstream`
    const page = (content: number): string =>
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents ${content} 0 R/Resources<</Font<</F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>`
    const pdf = makeRawPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 3/Kids[3 0 R 4 0 R 5 0 R]>>',
      page(6),
      '[1 2 3]',
      page(7),
      text('one'),
      text('three'),
    ])
    const { pageCount, readablePageCount, failedPages, pages } = await read(pdf)
    expect({ pageCount, readablePageCount, failedPages, pages: pages.map((each) => each.text) }).toEqual({
      pageCount: 3,
      readablePageCount: 2,
      failedPages: [2],
      pages: ['one', '', 'three'],
    })
  })

  it('keeps the beginning of the only page when there is no room for all of it', async () => {
    const { pages, failedPages } = await read(await makeLongReport(1), { textLength: 20, timeMs: 1000, now: () => 0 })
    expect([pages.map(({ text }) => text.length), failedPages]).toEqual([[20], [1]])
  })

  it('tells a scan by pages without text that are not failed', async () => {
    const { pageCount, readablePageCount, failedPages } = await read(await makeScan(2))
    expect([pageCount, readablePageCount, failedPages]).toEqual([2, 0, []])
  })

  it('refuses a million pages without reading one', async () => {
    const pdf = makeRawPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count 1000000/Kids[${'3 0 R '.repeat(1_000_000)}]>>`,
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
    ])
    await expect(read(pdf)).rejects.toEqual(new ReadError('too-many-pages', '1000000 pages'))
  })

  it('ends with page trees that lie or run in circles', async () => {
    const tree = (count: number, kids: string): string =>
      makeRawPdf([
        '<</Type/Catalog/Pages 2 0 R>>',
        `<</Type/Pages/Count ${count}/Kids[${kids}]>>`,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        '<</Type/Pages/Count 5/Parent 2 0 R/Kids[2 0 R 4 0 R]>>',
      ])
    const contents = [await read(tree(2_000_000_000, '3 0 R')), await read(tree(-5, '3 0 R'))]
    expect(contents.map(({ pageCount, failedPages }) => [pageCount, failedPages])).toEqual([
      [1, []],
      [0, []],
    ])
    await expect(read(tree(9000, '2 0 R'))).rejects.toMatchObject({ reason: 'damaged' })
    await expect(read(tree(5, '4 0 R'))).rejects.toMatchObject({ reason: 'damaged' })
  })
})
