import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { maximumFileBytes } from '../../src/shared/file-limits.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { fileSizeWords } from '../../src/shared/messages/file-size.ts'
import { createIngestWorld, fixturePath, ingestedId, readerProcess, refusal } from '../support/ingest-world.ts'
import { makeCompoundFile, makeDocx } from '../support/make-office.ts'
import { makeZip, zipOf } from '../support/make-zip.ts'

const signal = new AbortController().signal
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const { folder, ingestWith, unfinished, remove } = createIngestWorld()
afterAll(remove)

describe('ingest with the reader', () => {
  it('takes a report in, page by page', async () => {
    const { attachment, pages } = await ingestWith(readerProcess).ingestFile(fixturePath('letter.pdf'), signal)
    expect({ ...attachment, sha256: attachment.sha256.length }).toEqual({
      id: ingestedId,
      kind: 'pdf',
      name: 'letter.pdf',
      mediaType: 'application/pdf',
      sizeBytes: (await stat(fixturePath('letter.pdf'))).size,
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
    expect(pages[1]?.text).toBe(
      'Shops and staff\n\nWe run 17 shops with 143 people. Two shops opened: Oldenburg (3 July) and Leer (21 September).\n' +
        'The shop in Emden lost 9,400 euros and will close on 31 December 2026.\nAverage sick leave fell from 14.2 to 11.8 days.',
    )
  })

  it('takes a scan in and says that no page has text', async () => {
    const { attachment } = await ingestWith(readerProcess).ingestFile(fixturePath('scan.pdf'), signal)
    expect([attachment.pageCount, attachment.readablePageCount]).toEqual([2, 0])
  })

  it.each([
    ['damaged.pdf', 'attachment-damaged', '“damaged.pdf” is a damaged PDF and cannot be opened'],
    ['no-pages.pdf', 'attachment-no-pages', '“no-pages.pdf” is a PDF without any pages'],
    ['empty.pdf', 'attachment-empty', '“empty.pdf” is empty'],
    ['not-a-pdf.pdf', 'attachment-not-a-pdf', '“not-a-pdf.pdf” is not a PDF, although its name ends in .pdf'],
  ])('refuses %s in words and keeps nothing of it', async (name, code, title) => {
    expect(await refusal(ingestWith(readerProcess).ingestFile(fixturePath(name), signal))).toEqual({ code, title, hasAdvice: true })
    expect(await unfinished()).toEqual([])
  })

  it('gives every file of changed bytes text or words', async () => {
    const original = await readFile(fixturePath('letter.pdf'))
    const ingest = ingestWith(readerProcess)
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
  }, 120_000)

  it('gives up on a process that never answers', async () => {
    const entry = join(folder, 'silent.mjs')
    await writeFile(entry, 'process.on("message", () => {})')
    expect(await refusal(ingestWith(entry, 300).ingestFile(fixturePath('letter.pdf'), signal))).toEqual({
      code: 'attachment-timeout',
      title: '“letter.pdf” took too long to read',
      hasAdvice: true,
    })
  })

  it('gives up on a process that spins', async () => {
    const entry = join(folder, 'spinning.mjs')
    await writeFile(entry, 'process.on("message", () => { for (;;); })')
    expect((await refusal(ingestWith(entry, 1500).ingestFile(fixturePath('letter.pdf'), signal))).code).toBe('attachment-timeout')
  })

  it('survives a process that dies', async () => {
    const entry = join(folder, 'dying.mjs')
    await writeFile(entry, 'process.on("message", () => process.kill(process.pid, "SIGSEGV"))')
    expect((await refusal(ingestWith(entry).ingestFile(fixturePath('letter.pdf'), signal))).code).toBe('attachment-crashed')
  })

  it('does not believe an answer of the wrong shape', async () => {
    const entry = join(folder, 'lying.mjs')
    await writeFile(entry, 'process.on("message", () => process.send({ type: "text", pageCount: "3" }))')
    expect((await refusal(ingestWith(entry).ingestFile(fixturePath('letter.pdf'), signal))).code).toBe('attachment-crashed')
  })

  it('stops when it is cancelled', async () => {
    const entry = join(folder, 'waiting.mjs')
    await writeFile(entry, 'process.on("message", () => {})')
    const stop = new AbortController()
    const work = ingestWith(entry).ingestFile(fixturePath('letter.pdf'), stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
    expect(await unfinished()).toEqual([])
  })
})

describe('ingest of files that are refused or need no reading', () => {
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
    await writeFile(join(folder, 'save.bin'), Uint8Array.from([1, 2, 3, 0, 1, 2]))
    expect((await refusal(noProcess().ingestFile(join(folder, 'save.bin'), signal))).code).toBe('attachment-unsupported')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await chmod(join(folder, 'secret.txt'), 0)
    const isRoot = process.getuid?.() === 0
    const outcome = await noProcess()
      .ingestFile(join(folder, 'secret.txt'), signal)
      .then(
        () => 'taken',
        (error: unknown) => (error instanceof ExpectedError ? error.userFacing.code : 'bug'),
      )
    expect(outcome).toBe(isRoot ? 'attachment-crashed' : 'attachment-unreadable')
  })

  it('refuses a sparse file of 5 GB before reading it', async () => {
    const path = join(folder, 'sparse.mp4')
    await writeFile(path, '')
    await truncate(path, 5_000_000_000)
    expect((await refusal(noProcess().ingestFile(path, signal))).code).toBe('attachment-too-large')
  })

  it('says of each kind that is not taken what to do', async () => {
    const openDocument = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true } as const
    const files = [
      ['photos.zip', zipOf(['a.jpg']), 'archive'],
      ['photos.7z', Buffer.from('7z\u{bc}\u{af}\u{27}\u{1c}', 'latin1'), 'archive'],
      ['talk.pptx', zipOf(['ppt/presentation.xml']), 'presentation'],
      ['talk.ppt', makeCompoundFile({ 'PowerPoint Document': Buffer.alloc(5000) }), 'presentation'],
      ['letter.odt', makeZip([openDocument]), 'other-document'],
      ['letter.rtf', utf8('{\\rtf1 words}'), 'other-document'],
      ['tool.exe', Buffer.from('MZ\u{90}\0', 'latin1'), 'program'],
      ['tool.pdf', Buffer.from('\u{7f}ELF\u{2}', 'latin1'), 'program'],
      ['page.pdf', utf8('<!doctype html><p>Please sign in'), 'not-a-pdf'],
      ['noise.pdf', Uint8Array.from([1, 2, 3, 0]), 'not-a-pdf'],
      ['locked.xlsx', makeCompoundFile({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(100) }), 'office-password'],
      ['broken.docx', makeDocx(['words']).subarray(0, 200), 'damaged-office'],
      ['mail.msg', makeCompoundFile({ __properties: Buffer.alloc(100) }), 'unsupported'],
    ] as const
    const outcomes = await Promise.all(files.map(([name, bytes]) => refusal(noProcess().ingestBytes(name, bytes, signal))))
    expect(outcomes.map(({ code, hasAdvice }) => [code, hasAdvice])).toEqual(files.map(([, , code]) => [`attachment-${code}`, true]))
    expect(await unfinished()).toEqual([])
  })

  it('takes videos and recordings in without reading them', async () => {
    const { ingestBytes } = noProcess()
    const files = [
      ['clip.mp4', Buffer.from('\0\0\0\u{18}ftypisom\0\0\0\0')],
      ['song.mp3', Buffer.from('ID3\u{3}\0\0')],
    ] as const
    const taken = await Promise.all(files.map(([name, bytes]) => ingestBytes(name, bytes, signal)))
    expect(taken.map(({ attachment, pages }) => [attachment.kind, attachment.mediaType, attachment.pageCount, pages])).toEqual([
      ['video', 'video/mp4', null, []],
      ['audio', 'audio/mpeg', null, []],
    ])
  })
})
