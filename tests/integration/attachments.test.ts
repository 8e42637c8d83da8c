import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { createPdfExtractor } from '../../src/main/attachments/extract-pdf.ts'
import { createIngest } from '../../src/main/attachments/ingest.ts'
import { maximumFileBytes } from '../../src/shared/attachment.ts'
import { attachmentIdSchema } from '../../src/shared/ids.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { fileSizeWords } from '../../src/shared/messages/file-size.ts'
import { zipOf } from '../support/make-zip.ts'
import { spawnNodeProcess } from '../support/spawn-process.ts'

const fixture = (name: string): string => new URL(`../fixtures/${name}`, import.meta.url).pathname
const signal = new AbortController().signal
const id = attachmentIdSchema.parse('11111111-1111-4111-8111-111111111111')

let folder: string
let blobFolder: string

const ingestWith = (entry: URL | string, timeoutMs = 30_000) =>
  createIngest({
    blobs: openBlobFiles(blobFolder),
    extractPdf: createPdfExtractor(spawnNodeProcess(entry), { timeoutMs }),
    now: () => 1000,
    newId: () => id,
  })
const pdfProcess = new URL('../../src/main/attachments/pdf-process.ts', import.meta.url)

const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ExpectedError)) throw new Error('The file was not refused in words', { cause: error })
  return { code: error.userFacing.code, title: error.userFacing.title, hasAdvice: error.userFacing.advice !== '' }
}

const unfinished = () => readdir(join(blobFolder, 'unfinished'))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-attachments-'))
  blobFolder = join(folder, 'blobs')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('ingest with the PDF process', () => {
  it('takes a report in, page by page', async () => {
    const { attachment, pages } = await ingestWith(pdfProcess).ingestFile(fixture('letter.pdf'), signal)
    expect({ ...attachment, sha256: attachment.sha256.length }).toEqual({
      id,
      kind: 'pdf',
      name: 'letter.pdf',
      mediaType: 'application/pdf',
      sizeBytes: (await stat(fixture('letter.pdf'))).size,
      sha256: 64,
      pageCount: 3,
      readablePageCount: 3,
      failedPages: [],
      pageSelection: null,
      width: null,
      height: null,
      s3: null,
      isStored: true,
      isRemoved: false,
      hasView: false,
      hasThumbnail: false,
      createdAt: 1000,
    })
    expect(pages[1]).toBe(
      'Shops and staff\n\nWe run 17 shops with 143 people. Two shops opened: Oldenburg (3 July) and Leer (21 September).\n' +
        'The shop in Emden lost 9,400 euros and will close on 31 December 2026.\nAverage sick leave fell from 14.2 to 11.8 days.',
    )
  })

  it('takes a scan in and says that no page has text', async () => {
    const { attachment } = await ingestWith(pdfProcess).ingestFile(fixture('scan.pdf'), signal)
    expect([attachment.pageCount, attachment.readablePageCount]).toEqual([2, 0])
  })

  it.each([
    ['damaged.pdf', 'attachment-damaged', '“damaged.pdf” is a damaged PDF and cannot be opened'],
    ['password.pdf', 'attachment-password', '“password.pdf” is protected by a password'],
    ['no-pages.pdf', 'attachment-no-pages', '“no-pages.pdf” is a PDF without any pages'],
    ['empty.pdf', 'attachment-empty', '“empty.pdf” is empty'],
    ['not-a-pdf.pdf', 'attachment-not-a-pdf', '“not-a-pdf.pdf” is not a PDF, although its name ends in .pdf'],
  ])('refuses %s in words and keeps nothing of it', async (name, code, title) => {
    expect(await refusal(ingestWith(pdfProcess).ingestFile(fixture(name), signal))).toEqual({ code, title, hasAdvice: true })
    expect(await unfinished()).toEqual([])
  })

  it('gives every file of changed bytes text or words', async () => {
    const original = await readFile(fixture('letter.pdf'))
    const ingest = ingestWith(pdfProcess)
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(async (seed) => {
        const bytes = Uint8Array.from(original, (byte, index) =>
          index > 8 && (index * 7919 * seed) % 97 === 0 ? (byte + seed * 31) % 256 : byte,
        )
        return await ingest.ingestBytes('fuzzed.pdf', bytes, signal).then(
          () => true,
          (error: unknown) => error instanceof ExpectedError,
        )
      }),
    )
    expect(outcomes).toEqual([true, true, true, true])
  })

  it('gives up on a process that never answers', async () => {
    const entry = join(folder, 'silent.mjs')
    await writeFile(entry, 'process.on("message", () => {})')
    expect(await refusal(ingestWith(entry, 300).ingestFile(fixture('letter.pdf'), signal))).toEqual({
      code: 'attachment-timeout',
      title: '“letter.pdf” took too long to read',
      hasAdvice: true,
    })
  })

  it('gives up on a process that spins', async () => {
    const entry = join(folder, 'spinning.mjs')
    await writeFile(entry, 'process.on("message", () => { for (;;); })')
    expect((await refusal(ingestWith(entry, 1500).ingestFile(fixture('letter.pdf'), signal))).code).toBe('attachment-timeout')
  })

  it('survives a process that dies', async () => {
    const entry = join(folder, 'dying.mjs')
    await writeFile(entry, 'process.on("message", () => process.kill(process.pid, "SIGSEGV"))')
    expect((await refusal(ingestWith(entry).ingestFile(fixture('letter.pdf'), signal))).code).toBe('attachment-crashed')
  })

  it('does not believe an answer of the wrong shape', async () => {
    const entry = join(folder, 'lying.mjs')
    await writeFile(entry, 'process.on("message", () => process.send({ type: "text", pageCount: "3" }))')
    expect((await refusal(ingestWith(entry).ingestFile(fixture('letter.pdf'), signal))).code).toBe('attachment-crashed')
  })

  it('stops when it is cancelled', async () => {
    const entry = join(folder, 'waiting.mjs')
    await writeFile(entry, 'process.on("message", () => {})')
    const stop = new AbortController()
    const work = ingestWith(entry).ingestFile(fixture('letter.pdf'), stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    expect(await unfinished()).toEqual([])
  })
})

describe('ingest of files that are no documents', () => {
  const noProcess = () => ingestWith('/never/started.mjs')

  it('refuses a folder, a pipe, a device and a missing file by name', async () => {
    await mkdir(join(folder, 'Papers'))
    execFileSync('mkfifo', [join(folder, 'pipe.pdf')])
    const codes = await Promise.all(
      [join(folder, 'Papers'), join(folder, 'pipe.pdf'), '/dev/zero', join(folder, 'gone.pdf')].map((path) =>
        refusal(noProcess().ingestFile(path, signal)),
      ),
    )
    expect(codes.map(({ code, title }) => [code, title])).toEqual([
      ['attachment-folder', '“Papers” is a folder'],
      ['attachment-not-a-file', '“pipe.pdf” is not an ordinary file'],
      ['attachment-not-a-file', '“zero” is not an ordinary file'],
      ['attachment-gone', '“gone.pdf” is no longer there'],
    ])
  })

  it('refuses a file of 500 MB before reading it', async () => {
    const path = join(folder, 'huge.pdf')
    await writeFile(path, '')
    await truncate(path, 500_000_000)
    expect(await refusal(noProcess().ingestFile(path, signal))).toEqual({
      code: 'attachment-too-large',
      title: `“huge.pdf” is too large: 500 MB, and the limit is ${fileSizeWords(maximumFileBytes)}`,
      hasAdvice: true,
    })
    expect(await unfinished()).toEqual([])
  })

  it('refuses what it cannot read and what it does not know', async () => {
    await writeFile(join(folder, 'program.bin'), Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]))
    expect((await refusal(noProcess().ingestFile(join(folder, 'program.bin'), signal))).code).toBe('attachment-unsupported')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await chmod(join(folder, 'secret.txt'), 0)
    const isRoot = process.getuid?.() === 0
    const outcome = await noProcess()
      .ingestFile(join(folder, 'secret.txt'), signal)
      .then(
        () => 'taken',
        (error: unknown) => (error instanceof ExpectedError ? error.userFacing.code : 'bug'),
      )
    expect(outcome).toBe(isRoot ? 'taken' : 'attachment-unreadable')
  })

  it('keeps emoji and right-to-left names and disarms the rest', async () => {
    const names = ['räport 📄 👩🏽‍💻.txt', 'דוח שנתי.txt', 'invoice\u{202e}fdp.txt', 'two\nlines.txt', `${'long '.repeat(80)}.md`]
    const { ingestBytes } = noProcess()
    const taken = await Promise.all(names.map((name) => ingestBytes(name, new TextEncoder().encode('x'), signal)))
    expect(taken.slice(0, 4).map(({ attachment }) => attachment.name)).toEqual([
      'räport 📄 👩🏽‍💻.txt',
      'דוח שנתי.txt',
      'invoicefdp.txt',
      'two lines.txt',
    ])
    expect(taken[4]?.attachment).toMatchObject({ name: expect.stringMatching(/^.{250,255}$/u), mediaType: 'text/markdown' })
  })

  it('stores the same bytes once', async () => {
    const { ingestBytes } = noProcess()
    const bytes = new TextEncoder().encode('the same words twice')
    const [first, second] = [await ingestBytes('a.txt', bytes, signal), await ingestBytes('b.csv', bytes, signal)]
    expect([first.attachment.sha256, first.pages, second.attachment.mediaType]).toEqual([
      second.attachment.sha256,
      ['the same words twice'],
      'text/csv',
    ])
    const path = openBlobFiles(blobFolder).path(first.attachment.sha256)
    expect([await readFile(path, 'utf8'), (await stat(path)).mode & 0o777, (await stat(blobFolder)).mode & 0o777]).toEqual([
      'the same words twice',
      0o600,
      0o700,
    ])
  })

  it('takes an image in without text', async () => {
    const { attachment, pages } = await noProcess().ingestFile(fixture('dot.png'), signal)
    expect([attachment.kind, attachment.mediaType, attachment.pageCount, pages]).toEqual(['image', 'image/png', null, []])
  })

  it('takes Word and Excel files, videos and recordings in as they are', async () => {
    const { ingestBytes } = noProcess()
    const files = [
      ['report.docx', zipOf(['word/document.xml'])],
      ['figures.xlsx', zipOf(['xl/workbook.xml'])],
      ['clip.mp4', Buffer.from('\0\0\0\u{18}ftypisom\0\0\0\0')],
      ['song.mp3', Buffer.from('ID3\u{3}\0\0')],
    ] as const
    const taken = await Promise.all(files.map(([name, bytes]) => ingestBytes(name, bytes, signal)))
    expect(taken.map(({ attachment, pages }) => [attachment.kind, attachment.mediaType, attachment.pageCount, pages])).toEqual([
      ['office', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', null, []],
      ['office', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', null, []],
      ['video', 'video/mp4', null, []],
      ['audio', 'audio/mpeg', null, []],
    ])
  })

  it('refuses an archive that is no Word or Excel file', async () => {
    expect((await refusal(noProcess().ingestBytes('photos.zip', zipOf(['a.jpg']), signal))).code).toBe('attachment-unsupported')
  })
})
