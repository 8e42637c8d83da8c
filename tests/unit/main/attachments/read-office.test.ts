import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excelMediaType, oldExcelMediaType, oldWordMediaType, wordMediaType } from '../../../../src/main/attachments/office-media-types.ts'
import { ReadError } from '../../../../src/main/attachments/read-error.ts'
import { readOffice } from '../../../../src/main/attachments/read-office.ts'
import type { ReadContent } from '../../../../src/main/attachments/reader-request.ts'
import { makeDoc, makeDocx, makeWorkbook } from '../../../support/make-office.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-office-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (bytes: Uint8Array, mediaType: string): Promise<ReadContent> => {
  const path = join(folder, crypto.randomUUID())
  await writeFile(path, bytes)
  return await readOffice(path, mediaType)
}
const reason = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'fine',
    (error: unknown) => (error instanceof ReadError ? error.reason : 'damaged'),
  )

const nothingElse = { failedPages: [], width: null, height: null, needsView: false } as const

describe('readOffice', () => {
  it('gives the text of a Word file, new or old, without pages', async () => {
    const text = 'Dear partners & friends,\n\nrevenue was 1.84 million euros.'
    const expected = { ...nothingElse, pageCount: null, readablePageCount: null, pages: [{ number: 1, label: '', text }] }
    expect([
      await read(makeDocx(['Dear partners & friends,', 'revenue was 1.84 million euros.']), wordMediaType),
      await read(makeDoc('Dear partners & friends,\r\rrevenue was 1.84 million euros.'), oldWordMediaType),
    ]).toEqual([expected, expected])
  })

  it.each([
    [excelMediaType, 'xlsx'],
    [oldExcelMediaType, 'biff8'],
  ] as const)('gives a CSV text for each sheet of %s', async (mediaType, kind) => {
    const workbook = makeWorkbook(
      [
        ['Sales 2026', [['Shop', 'Euros', 'Open'], ['Leer, “new”', 1840.5, true], [], [null, 'a "b"', null]]],
        ['Empty', []],
        ['constructor', [[7]]],
      ],
      kind,
    )
    expect(await read(workbook, mediaType)).toEqual({
      ...nothingElse,
      pageCount: 3,
      readablePageCount: 2,
      pages: [
        { number: 1, label: 'Sales 2026', text: 'Shop,Euros,Open\n"Leer, “new”",1840.5,TRUE\n\n,"a ""b"""' },
        { number: 2, label: 'Empty', text: '' },
        { number: 3, label: 'constructor', text: '7' },
      ],
    })
  })

  it('shows dates as dates', async () => {
    // A sheet knows days, not moments: the library writes the day that it is here.
    const { pages } = await read(makeWorkbook([['Days', [[new Date(2026, 2, 4)]]]]), excelMediaType)
    expect(pages[0]?.text).toBe('2026-03-04')
  })

  it('takes no sheet for a property that every object has', async () => {
    const { pages } = await read(makeWorkbook([['__proto__', [['words']]]]), excelMediaType)
    expect([pages.length, Reflect.get({}, '!data')]).toEqual([1, undefined])
  })

  it('reads little of a sheet whose last cell is far away', async () => {
    const rows = Array.from({ length: 150_000 }, (_row, index) => (index === 149_999 ? ['last'] : []))
    const { pages } = await read(makeWorkbook([['Far', rows]]), excelMediaType)
    expect(pages[0]?.text.trim()).toBe('last')
  })

  it('refuses what a password protects and what is damaged or too large inside', async () => {
    const letter = makeDocx(['words'])
    expect(
      await Promise.all([
        reason(read(makeDoc('words', true), oldWordMediaType)),
        reason(read(makeDocx(['words'], [{ name: 'word/media/image1.png', content: Buffer.alloc(30_000_000) }]), wordMediaType)),
        reason(read(letter.subarray(0, letter.byteLength - 30), wordMediaType)),
        reason(read(Buffer.from('no workbook at all\0\0'), excelMediaType)),
      ]),
    ).toEqual(['password', 'too-much-inside', 'damaged', 'damaged'])
  })
})
