import { writeFileSync } from 'node:fs'
import { damagePdf, makeLongReport, makePdfWithoutPages, makeReport, makeScan, protectPdf } from './make-pdf.ts'

/** Writes tests/fixtures anew: `node --import tsx tests/support/make-fixtures.ts`. */
const write = (name: string, bytes: Uint8Array): void => writeFileSync(new URL(`../fixtures/${name}`, import.meta.url), bytes)

const report = await makeReport()
write('letter.pdf', report)
write('minutes-14-pages.pdf', await makeLongReport(14))
write('scan.pdf', await makeScan(2))
write('no-pages.pdf', await makePdfWithoutPages())
write('password.pdf', protectPdf(report, 'open sesame'))
write('damaged.pdf', damagePdf(report))
write('empty.pdf', new Uint8Array())
write('not-a-pdf.pdf', new TextEncoder().encode('<html><body>404 Not Found</body></html>\n'))
write('dot.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
