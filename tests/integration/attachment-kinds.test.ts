import { readFile, stat } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openBlobFiles } from '../../src/main/attachments/blob-files.ts'
import { LockedFileError } from '../../src/main/attachments/locked-files.ts'
import { maximumFileBytes } from '../../src/shared/file-limits.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import { fileSizeWords } from '../../src/shared/messages/file-size.ts'
import { createIngestWorld, fixturePath, readerProcess, refusal } from '../support/ingest-world.ts'
import { makeDocx, makeWorkbook } from '../support/make-office.ts'
import { encryptedEntry, makeZip } from '../support/make-zip.ts'

const signal = new AbortController().signal
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (pages: readonly { readonly text: string }[]): readonly string[] => pages.map((page) => page.text)

const { blobFolder, ingestWith, unfinished, remove } = createIngestWorld()
afterAll(remove)

describe('ingest of files of every kind', () => {
  const reader = () => ingestWith(readerProcess)

  it('keeps emoji and right-to-left names and disarms the rest', async () => {
    const names = ['räport 📄 👩🏽‍💻.txt', 'דוח שנתי.txt', 'invoice\u{202e}fdp.txt', 'two\nlines.txt', `${'long '.repeat(80)}.md`]
    const { ingestBytes } = reader()
    const taken = await Promise.all(names.map((name) => ingestBytes(name, utf8('x'), signal)))
    expect(taken.slice(0, 4).map(({ attachment }) => attachment.name)).toEqual([
      'räport 📄 👩🏽‍💻.txt',
      'דוח שנתי.txt',
      'invoicefdp.txt',
      'two lines.txt',
    ])
    expect(taken[4]?.attachment).toMatchObject({ name: expect.stringMatching(/^.{250,255}$/u), mediaType: 'text/markdown' })
  })

  it('stores the same bytes once', async () => {
    const { ingestBytes } = reader()
    const bytes = utf8('the same words twice')
    const [first, second] = [await ingestBytes('a.txt', bytes, signal), await ingestBytes('b.csv', bytes, signal)]
    expect([first.attachment.sha256, first.pages, second.attachment.mediaType]).toEqual([
      second.attachment.sha256,
      [{ number: 1, label: '', text: 'the same words twice' }],
      'text/csv',
    ])
    const path = openBlobFiles(blobFolder).path(first.attachment.sha256)
    expect([await readFile(path, 'utf8'), (await stat(path)).mode & 0o777, (await stat(blobFolder)).mode & 0o777]).toEqual([
      'the same words twice',
      0o600,
      0o700,
    ])
  })

  it('takes what it is for what it is, whatever it is called', async () => {
    const { attachment, pages } = await reader().ingestBytes('report.pdf', await readFile(fixturePath('dot.png')), signal)
    expect([attachment.kind, attachment.mediaType, attachment.width, attachment.height, attachment.hasView, pages]).toEqual([
      'image',
      'image/png',
      1,
      1,
      false,
      [],
    ])
  })

  it('keeps a picture that every window can show of an image that none can', async () => {
    const svg = utf8('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>')
    const { attachment } = await reader().ingestBytes('logo.svg', svg, signal)
    expect([attachment.mediaType, attachment.width, attachment.height, attachment.hasView]).toEqual(['image/svg+xml', 40, 20, true])
    expect((await stat(openBlobFiles(blobFolder).viewPath(attachment.sha256))).size > 0).toBe(true)
    expect(await unfinished()).toEqual([])
  })

  it('reads Word and Excel files, web pages and old texts', async () => {
    const { ingestBytes } = reader()
    const files = [
      ['letter.docx', makeDocx(['Dear partners,', 'all is well.'])],
      [
        'figures.xlsx',
        makeWorkbook([
          ['Sales', [['Leer', 5]]],
          ['More', [['x']]],
        ]),
      ],
      ['page.html', utf8('<p>Words <a href="https://example.com">here</a></p><script>x()</script>')],
      ['old.txt', Buffer.from('Größe: 5 m, sehr schön', 'latin1')],
      ['script.py', utf8('print("hello")\n')],
    ] as const
    const taken = await Promise.all(files.map(([name, bytes]) => ingestBytes(name, bytes, signal)))
    expect(
      taken.map(({ attachment, pages }) => [attachment.kind, attachment.pageCount, pages.map(({ label }) => label), text(pages)]),
    ).toEqual([
      ['office', null, [''], ['Dear partners,\n\nall is well.']],
      ['office', 2, ['Sales', 'More'], ['Leer,5', 'x']],
      ['text', null, [''], ['Words here']],
      ['text', null, [''], ['Größe: 5 m, sehr schön']],
      ['text', null, [''], ['print("hello")\n']],
    ])
  })

  it('refuses what grows too far when it is unpacked, what is encrypted and what turns out to be no text', async () => {
    const { ingestBytes } = reader()
    const files = [
      ['bomb.xlsx', makeZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(40_000_000) }]), 'too-much-inside'],
      ['lying.docx', makeZip([{ name: 'word/document.xml', content: Buffer.alloc(40_000_000), declaredBytes: 10 }]), 'damaged-office'],
      ['secret.docx', makeZip([encryptedEntry('word/document.xml')]), 'office-password'],
      ['empty.docx', makeZip([{ name: 'word/document.xml' }]), 'damaged-office'],
      ['late.txt', Buffer.concat([Buffer.alloc(20_000, 'a'), Buffer.from([0, 1])]), 'unsupported'],
      ['half.png', (await readFile(fixturePath('dot.png'))).subarray(0, 40), 'damaged-image'],
    ] as const
    const outcomes = await Promise.all(files.map(([name, bytes]) => refusal(ingestBytes(name, bytes, signal))))
    expect(outcomes.map(({ code }) => code)).toEqual(files.map(([, , code]) => `attachment-${code}`))
    expect(await unfinished()).toEqual([])
  })
})

describe('ingest of bytes that flow', () => {
  async function* flow(chunks: number, failure: Error | null = null): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < chunks; count += 1) yield Buffer.alloc(10_000_000, 'a')
    if (failure !== null) throw failure
  }
  const source = { uri: 's3://papers/2026/report.txt', bucketOwner: '123456789012' } as const

  it('remembers where they came from', async () => {
    const words = async function* (): AsyncGenerator<Uint8Array> {
      yield utf8('some ')
      yield utf8('words')
    }
    const { attachment, pages } = await ingestWith(readerProcess).ingestBytes('report.txt', words(), signal, source)
    expect([attachment.s3, attachment.isStored, attachment.sizeBytes, text(pages)]).toEqual([source, true, 10, ['some words']])
  })

  it('stops at the limit, without more, and when nothing comes', async () => {
    const { ingestBytes } = ingestWith('/never/started.mjs')
    expect([
      await refusal(ingestBytes('endless.txt', flow(1000), signal)),
      (await refusal(ingestBytes('none.txt', flow(0), signal))).code,
    ]).toEqual([
      {
        code: 'attachment-too-large',
        title: `“endless.txt” is too large: the limit is ${fileSizeWords(maximumFileBytes)}`,
        hasAdvice: true,
      },
      'attachment-empty',
    ])
  })

  it('says that it was cut off, and lets words of the source through', async () => {
    const { ingestBytes } = ingestWith('/never/started.mjs')
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    const known = new ExpectedError({ code: 's3-denied', title: 'Denied', advice: 'Ask.', retryable: false, remedies: [] })
    expect([
      (await refusal(ingestBytes('a.txt', flow(1, reset), signal))).code,
      (await refusal(ingestBytes('a.txt', flow(1, known), signal))).code,
    ]).toEqual(['attachment-read-failed', 's3-denied'])
    expect(await unfinished()).toEqual([])
  })
})

describe('unlock of a PDF', () => {
  const lockedOf = async (work: Promise<unknown>): Promise<LockedFileError> => {
    const error: unknown = await work.catch((reason: unknown) => reason)
    if (!(error instanceof LockedFileError)) throw new Error('The file does not wait for a password', { cause: error })
    return error
  }

  it('takes in a copy without the password, after a wrong one too', async () => {
    const ingest = ingestWith(readerProcess)
    const first = await lockedOf(ingest.ingestFile(fixturePath('password.pdf'), signal))
    const second = await lockedOf(ingest.unlock(first.lockedId, 'wrong', signal))
    expect([first.userFacing.code, second.userFacing.code, second.lockedId === first.lockedId, second.userFacing.title]).toEqual([
      'attachment-password',
      'attachment-wrong-password',
      true,
      'That password does not open “password.pdf”',
    ])
    const { attachment, pages } = await ingest.unlock(first.lockedId, 'open sesame', signal)
    expect([attachment.name, attachment.pageCount, pages[1]?.text.slice(0, 15)]).toEqual(['password.pdf', 3, 'Shops and staff'])
    const kept = await readFile(openBlobFiles(blobFolder).path(attachment.sha256), 'latin1')
    expect([kept.includes('/Encrypt'), kept.includes('open sesame')]).toEqual([false, false])
    expect(await unfinished()).toEqual([])
    expect((await refusal(ingest.unlock(first.lockedId, 'open sesame', signal))).code).toBe('attachment-not-waiting')
  }, 120_000)
})
