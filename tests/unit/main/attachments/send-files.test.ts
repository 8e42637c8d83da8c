import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBlobFiles } from '../../../../src/main/attachments/blob-files.ts'
import { drawPagePictures } from '../../../../src/main/attachments/page-pictures.ts'
import { writePdfPages } from '../../../../src/main/attachments/pdf-pages.ts'
import { prepareImage } from '../../../../src/main/attachments/prepare-image.ts'
import type { ReaderAnswer, ReaderRequest } from '../../../../src/main/attachments/reader-request.ts'
import { createSendFiles } from '../../../../src/main/attachments/send-files.ts'
import type { SendFiles } from '../../../../src/main/attachments/send-files.ts'
import { attachmentSchema } from '../../../../src/shared/attachment.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import { makePdf } from '../../../support/make-pdf.ts'
import { noise } from '../../../support/sample-images.ts'

const never = new AbortController().signal

let folder: string
let requests: ReaderRequest[]
let store: (name: string, kind: Attachment['kind'], mediaType: string, bytes: Uint8Array) => Promise<Attachment>
let files: SendFiles

/** The reader's own functions, without a process around each. */
const read = async (request: ReaderRequest): Promise<ReaderAnswer> => {
  requests.push(request)
  if (request.type === 'image') return await prepareImage(request)
  if (request.type === 'page-pictures') return await drawPagePictures(request)
  if (request.type === 'pdf-pages') return await writePdfPages(request)
  return { type: 'failed', reason: 'unsupported', detail: request.type }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-send-'))
  requests = []
  const blobs = openBlobFiles(folder)
  files = createSendFiles({ blobs, reader: { run: read } })
  store = async (name, kind, mediaType, bytes) => {
    const facts = {
      pageCount: null,
      readablePageCount: null,
      failedPages: [],
      pageSelection: null,
      width: null,
      height: null,
      s3: null,
      isStored: true,
      isRemoved: false,
      hasView: false,
      hasThumbnail: false,
      createdAt: 0,
    }
    return attachmentSchema.parse({
      ...facts,
      ...(await blobs.put(bytes)),
      id: '0199c0de-0000-7000-8000-000000000001',
      kind,
      name,
      mediaType,
    })
  }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const manyPages = (): Promise<Uint8Array> =>
  makePdf(
    'Many pages',
    Array.from({ length: 25 }, (_, index) => ({ heading: `Heading ${index + 1}`, lines: [] })),
  )

const leftUnfinished = (): Promise<string[]> => readdir(join(folder, 'unfinished'))

describe('createSendFiles', () => {
  it('gives the bytes as they are', async () => {
    const attachment = await store('notes.txt', 'text', 'text/plain', Buffer.from('words'))
    expect([Buffer.from(await files.original(attachment, never)).toString(), requests]).toEqual(['words', []])
  })

  it('makes an image once for the same limits, also for two who ask at once, and anew for others', async () => {
    const attachment = await store('photo.jpg', 'image', 'image/jpeg', await noise(300, 200).jpeg().toBuffer())
    const limits = { maximumEdge: 100, maximumBytes: 1_000_000 }
    const results = [
      ...(await Promise.all([files.image(attachment, limits, never), files.image(attachment, limits, never)])),
      await files.image(attachment, limits, never),
      await files.image(attachment, { ...limits, maximumEdge: 50 }, never),
    ]
    const widths = await Promise.all(results.map(async ({ bytes }) => (await sharp(bytes).metadata()).width))
    expect([widths, results.map(({ mediaType }) => mediaType), requests.length, await leftUnfinished()]).toEqual([
      [100, 100, 100, 50],
      Array.from({ length: 4 }, () => 'image/jpeg'),
      2,
      [],
    ])
  })

  it('remembers what kind an image became', async () => {
    const attachment = await store('drawing.png', 'image', 'image/png', await noise(30, 20).png().toBuffer())
    const limits = { maximumEdge: 100, maximumBytes: 1_000_000 }
    await files.image(attachment, limits, never)
    expect([(await files.image(attachment, limits, never)).mediaType, requests.length]).toEqual(['image/png', 1])
  })

  it('draws pages some at a time, only those that are missing, and leaves out what cannot be drawn', { timeout: 30_000 }, async () => {
    const attachment = await store('report.pdf', 'pdf', 'application/pdf', await manyPages())
    const first = await files.pagePictures(attachment, [1, 2, 99], { maximumEdge: 200 }, never)
    const second = await files.pagePictures(
      attachment,
      Array.from({ length: 25 }, (_, index) => index + 1),
      { maximumEdge: 200 },
      never,
    )
    const again = await files.pagePictures(attachment, [1, 2, 99], { maximumEdge: 200 }, never)
    const drawn = requests.map((request) => (request.type === 'page-pictures' ? request.pages.length : null))
    expect([first.map(({ page }) => page), second.length, again.length, drawn, await leftUnfinished()]).toEqual([
      [1, 2],
      25,
      2,
      [3, 18, 5, 1],
      [],
    ])
  })

  it('makes a PDF of pages once', async () => {
    const attachment = await store('report.pdf', 'pdf', 'application/pdf', await manyPages())
    const first = await files.pdfPages(attachment, [3, 4], never)
    const second = await files.pdfPages(attachment, [3, 4], never)
    expect([Buffer.from(first).subarray(0, 5).toString(), Buffer.compare(first, second), requests.length]).toEqual(['%PDF-', 0, 1])
  })

  it('says what could not be done, and keeps nothing of it', async () => {
    const damaged = await store('photo.png', 'image', 'image/png', Buffer.from('no picture'))
    const limits = { maximumEdge: 100, maximumBytes: 1_000_000 }
    await expect(files.image(damaged, limits, never)).rejects.toMatchObject({ userFacing: { code: 'attachment-damaged-image' } })
    await expect(files.pagePictures({ ...damaged, kind: 'pdf' }, [1], { maximumEdge: 100 }, never)).rejects.toMatchObject({
      userFacing: { code: 'attachment-damaged' },
    })
    const group = join(folder, damaged.sha256.slice(0, 2))
    expect([await readdir(group), await readFile(join(group, damaged.sha256), 'utf8'), await leftUnfinished()]).toEqual([
      [damaged.sha256],
      'no picture',
      [],
    ])
  })

  it('stops when it is no longer wanted', async () => {
    const attachment = await store('photo.jpg', 'image', 'image/jpeg', await noise(30, 20).jpeg().toBuffer())
    const aborted = AbortSignal.abort(new Error('left'))
    await expect(files.image(attachment, { maximumEdge: 9, maximumBytes: 9999 }, aborted)).rejects.toThrow('left')
    expect(requests).toEqual([])
  })
})

describe('a file that is removed while something is made of it', () => {
  it('leaves nothing of what was made', async () => {
    const blobs = openBlobFiles(folder)
    const picture = await store('a.png', 'image', 'image/png', await noise(80, 60).png().toBuffer())
    const pages = await store('a.pdf', 'pdf', 'application/pdf', await manyPages())
    const removing = createSendFiles({
      blobs,
      reader: {
        run: async (request) => {
          const answer = await read(request)
          await Promise.all([blobs.remove(picture.sha256), blobs.remove(pages.sha256)])
          return answer
        },
      },
    })
    const made = await Promise.allSettled([
      removing.image(picture, { maximumEdge: 20, maximumBytes: 1_000_000 }, never),
      removing.pagePictures(pages, [1, 2], { maximumEdge: 50 }, never),
      removing.pdfPages(pages, [1], never),
    ])
    expect(made.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect((await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([])
  })
})
