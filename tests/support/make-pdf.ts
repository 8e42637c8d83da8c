import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'

export type PdfPageText = { readonly heading: string; readonly lines: readonly string[] }

const fixedDate = new Date('2026-10-05T09:00:00Z')

const newDocument = async (title: string): Promise<PDFDocument> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title)
  document.setCreationDate(fixedDate)
  document.setModificationDate(fixedDate)
  return document
}

/** A PDF with a text layer: one heading and its lines a page. The same input gives the same bytes. */
export const makePdf = async (title: string, pages: readonly PdfPageText[]): Promise<Uint8Array> => {
  const document = await newDocument(title)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  const regular = await document.embedFont(StandardFonts.Helvetica)
  for (const { heading, lines } of pages) {
    const page = document.addPage([595, 842])
    page.drawText(heading, { x: 64, y: 760, size: 20, font: bold })
    for (const [index, line] of lines.entries()) page.drawText(line, { x: 64, y: 720 - index * 18, size: 11.5, font: regular })
  }
  return await document.save()
}

const reportPages: readonly PdfPageText[] = [
  {
    heading: 'Harbour Lane Bakery: third quarter 2026',
    lines: [
      'Dear partners,',
      'revenue from July to September 2026 was 1.84 million euros, 12 % more than a year ago.',
      'The new oven in Bremen went into service on 14 August 2026, two weeks late.',
      'Operating profit reached 212,000 euros; flour prices cost us 31,000 euros of it.',
    ],
  },
  {
    heading: 'Shops and staff',
    lines: [
      'We run 17 shops with 143 people. Two shops opened: Oldenburg (3 July) and Leer (21 September).',
      'The shop in Emden lost 9,400 euros and will close on 31 December 2026.',
      'Average sick leave fell from 14.2 to 11.8 days.',
    ],
  },
  {
    heading: 'Outlook and decisions needed',
    lines: [
      'We expect 7.3 million euros of revenue in 2026 and 7.9 million in 2027.',
      'Please decide by 30 November 2026 whether to lease the mill in Jever for 4,200 euros a month.',
      'The board meets on 8 December 2026 at 10:00 in Bremen.',
      'Kind regards, Marit Hansen',
    ],
  },
]

export const makeReport = (): Promise<Uint8Array> => makePdf('Third quarter 2026', reportPages)

/** The same report with a page for each of `count`, for long documents. */
export const makeLongReport = (count: number): Promise<Uint8Array> =>
  makePdf(
    'Minutes',
    Array.from({ length: count }, (_page, index) => ({
      heading: `Minutes of week ${index + 1}`,
      lines: [`Item ${index + 1}: ${(index + 1) * 1250} euros were approved.`, 'Nothing else was decided.'],
    })),
  )

/** Pages with a picture and no text, as a scanner makes them. */
export const makeScan = async (pageCount: number): Promise<Uint8Array> => {
  const document = await newDocument('Scan')
  for (let index = 0; index < pageCount; index += 1) {
    const page = document.addPage([595, 842])
    page.drawRectangle({ x: 60, y: 60, width: 475, height: 722, color: rgb(0.9, 0.88, 0.84) })
  }
  return await document.save()
}

export const makePdfWithoutPages = async (): Promise<Uint8Array> => await (await newDocument('Nothing')).save({ addDefaultPage: false })

/** Needs a password to open; made by qpdf. */
export const protectPdf = (bytes: Uint8Array, password: string): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-pdf-'))
  try {
    writeFileSync(join(folder, 'open.pdf'), bytes)
    execFileSync('qpdf', ['--encrypt', password, 'owner', '256', '--', join(folder, 'open.pdf'), join(folder, 'protected.pdf')])
    return readFileSync(join(folder, 'protected.pdf'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first part of a file, as a broken download leaves it: nothing in it can be found any more. */
export const damagePdf = (bytes: Uint8Array): Uint8Array => bytes.slice(0, 120)
