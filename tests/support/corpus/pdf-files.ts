import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { damagePdf, makeLongReport, makePdfWithoutPages, makeReport, makeScan, protectPdf } from '../make-pdf.ts'
import { refused, runProgram, taken, type CorpusFile } from './corpus-file.ts'

const pdf = 'application/pdf'
const report = taken('pdf', pdf, { pageCount: 3, readablePageCount: 3, failedPages: [] }, 'Oldenburg (3 July)')

const million = 1_000_000

/** A PDF of objects, with a table of where each stands. */
const pdfOf = (objects: readonly string[]): Buffer => {
  const header = '%PDF-1.4\n'
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  let offset = header.length
  const places = written.map((object) => {
    const place = `${String(offset).padStart(10, '0')} 00000 n \n`
    offset += object.length
    return place
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(
    `${header}${written.join('')}${table}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\nstartxref\n${offset}\n%%EOF\n`,
  )
}

const page = '<</Type/Page/Parent 2 0 R>>'
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'

const millionPages = (): Buffer => {
  const kids = Array.from({ length: million }, (_page, index) => `${index + 3} 0 R`).join(' ')
  return pdfOf([catalog, `<< /Type /Pages /Kids [${kids}] /Count ${million} >>`, ...Array.from({ length: million }, () => page)])
}

const saysMillionPages = (): Buffer => pdfOf([catalog, `<< /Type /Pages /Kids [3 0 R] /Count ${million} >>`, page])

/** A page tree whose child is its own parent. */
const loopingPages = (): Buffer => pdfOf([catalog, '<< /Type /Pages /Kids [2 0 R] /Count 5 >>'])

/** The content stream of one page is no longer what its filter says. */
const withOneBrokenPage = (bytes: Uint8Array): Buffer => {
  const text = Buffer.from(bytes).toString('latin1')
  return Buffer.from(text.replace(/\/Type \/Page\n/u, '/Type /Pge \n'), 'latin1')
}

export const makePdfFiles = async (folder: string): Promise<readonly CorpusFile[]> => {
  const write = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, name), bytes)
  const bytes = await makeReport()
  write('report.pdf', bytes)
  write('long report.pdf', await makeLongReport(120))
  write('scan.pdf', await makeScan(4))
  write('no pages.pdf', await makePdfWithoutPages())
  write('protected.pdf', protectPdf(bytes, 'open sesame'))
  write('damaged.pdf', damagePdf(bytes))
  write('half.pdf', bytes.subarray(0, Math.floor(bytes.byteLength / 2)))
  write('with rubbish before.pdf', Buffer.concat([Buffer.from('\u{0}\u{1}rubbish\n', 'latin1'), bytes]))
  write('with rubbish behind.pdf', Buffer.concat([bytes, Buffer.alloc(5000, 7)]))
  write('a million pages.pdf', millionPages())
  write('says a million pages.pdf', saysMillionPages())
  write('looping pages.pdf', loopingPages())
  write('only a header.pdf', Buffer.from('%PDF-1.7\n'))
  write('nothing.pdf', Buffer.alloc(0))
  write('a web page.pdf', Buffer.from('<!doctype html><title>404</title><p>Not found</p>'))
  write('no ending of a pdf', bytes)
  write('a pdf called.docx', bytes)
  const qpdf = (...args: readonly string[]): void => runProgram('qpdf', args, folder)
  qpdf('--linearize', 'report.pdf', 'linearized.pdf')
  qpdf('--object-streams=generate', 'report.pdf', 'object streams.pdf')
  qpdf('--object-streams=disable', '--stream-data=uncompress', 'report.pdf', 'plain.pdf')
  qpdf('--encrypt', '', 'owner', '256', '--', 'report.pdf', 'owner password.pdf')
  qpdf('--encrypt', 'öffne dich', 'owner', '128', '--use-aes=y', '--', 'report.pdf', 'protected with umlaut.pdf')
  qpdf('report.pdf', '--rotate=+90', 'turned.pdf')
  qpdf('--empty', '--pages', 'report.pdf', 'scan.pdf', '--', 'mixed.pdf')
  write('one broken page.pdf', withOneBrokenPage(await makeReport()))
  return [
    ...[
      'report.pdf',
      'with rubbish behind.pdf',
      'linearized.pdf',
      'object streams.pdf',
      'plain.pdf',
      'owner password.pdf',
      'turned.pdf',
      'no ending of a pdf',
      'a pdf called.docx',
      'with rubbish before.pdf',
    ].map((name) => ({ name, expected: report })),
    { name: 'one broken page.pdf', expected: taken('pdf', pdf, {}, null) },
    { name: 'long report.pdf', expected: taken('pdf', pdf, { pageCount: 120, readablePageCount: 120 }, 'Minutes of week 120') },
    { name: 'scan.pdf', expected: taken('pdf', pdf, { pageCount: 4, readablePageCount: 0, failedPages: [] }) },
    { name: 'mixed.pdf', expected: taken('pdf', pdf, { pageCount: 7, readablePageCount: 3 }, 'Marit Hansen') },
    { name: 'no pages.pdf', expected: refused('no-pages') },
    { name: 'protected.pdf', expected: refused('password') },
    { name: 'protected with umlaut.pdf', expected: refused('password') },
    { name: 'damaged.pdf', expected: refused('damaged') },
    { name: 'half.pdf', expected: refused('damaged') },
    { name: 'a million pages.pdf', expected: refused('too-many-pages') },
    { name: 'says a million pages.pdf', expected: taken('pdf', pdf, { pageCount: 1, readablePageCount: 0 }) },
    { name: 'looping pages.pdf', expected: refused('damaged') },
    { name: 'only a header.pdf', expected: refused('damaged') },
    { name: 'nothing.pdf', expected: refused('empty') },
    { name: 'a web page.pdf', expected: refused('not-a-pdf') },
  ]
}
