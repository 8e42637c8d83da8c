import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write as writeWorkbook } from '@e965/xlsx'
import sharp from 'sharp'
import { z } from 'zod'
import { makeHostileFiles } from '../tests/support/corpus/hostile-files.ts'
import { makeTextFiles } from '../tests/support/corpus/text-files.ts'
import { damagePdf, makeLongReport, makeReport, makeScan } from '../tests/support/make-pdf.ts'
import { noise } from '../tests/support/sample-images.ts'

/** What is taken in by itself, with the time that it takes. */
export const timedFiles = {
  hundredPages: 'a hundred pages.pdf',
  photo: '24 megapixels.jpg',
  fiveHundredPages: 'five hundred pages.pdf',
} as const

const rows = 20_000

const workbook = (): Uint8Array => {
  const book = utils.book_new()
  const cells = Array.from({ length: rows }, (_row, index) => [index, `Shop ${index}`, index * 1.25, `Remark ${index % 97}`])
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Shops')
  return z.instanceof(Buffer).parse(writeWorkbook(book, { type: 'buffer', bookType: 'xlsx' }))
}

/** Writes files that are hard to take in and need no other program to make; answers those that are dropped together. */
export const makeBenchFiles = async (folder: string): Promise<readonly string[]> => {
  const write = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes)
    return name
  }
  const report = await makeReport()
  write(timedFiles.hundredPages, await makeLongReport(100))
  write(timedFiles.fiveHundredPages, await makeLongReport(500))
  write(timedFiles.photo, await noise(6000, 4000).jpeg({ quality: 85 }).toBuffer())
  const large = sharp({ create: { width: 20_000, height: 10_000, channels: 3, background: '#3b6ea5' }, limitInputPixels: false })
  const written = [
    write('report.pdf', report),
    write('long report.pdf', await makeLongReport(300)),
    write('scan.pdf', await makeScan(40)),
    write('damaged.pdf', damagePdf(report)),
    write('200 megapixels.jpg', await large.jpeg().toBuffer()),
    write('12 megapixels.jpg', await noise(4000, 3000).jpeg().toBuffer()),
    write('small.png', await noise(300, 200).png().toBuffer()),
    write('drawing.webp', await noise(2000, 1500).webp().toBuffer()),
    write('shops.xlsx', workbook()),
  ]
  const others = [...makeHostileFiles(folder), ...makeTextFiles(folder)].map(({ name }) => name)
  // A folder asks what to take of it, and would lie over the window.
  return [...written, ...others.filter((name) => name !== 'a folder.pdf')].slice(0, 50)
}
