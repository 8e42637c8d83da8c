import { describe, expect, it } from 'vitest'
import { baseModelId } from '../../../../src/main/bedrock/base-model-id.ts'
import type { FileFacts } from '../../../../src/main/bedrock/file-facts.ts'
import { imageLimits } from '../../../../src/main/bedrock/file-limits.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'
import { planFiles } from '../../../../src/main/bedrock/plan-files.ts'

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const oldClaude = 'anthropic.claude-3-haiku-20240307-v1:0'
const nova = 'amazon.nova-pro-v1:0'
const micro = 'amazon.nova-micro-v1:0'
const llama = 'meta.llama4-maverick-17b-instruct-v1:0'
const qwen = 'qwen.qwen3-32b-v1:0'
const qwenVl = 'qwen.qwen3-vl-235b-a22b'
const voxtral = 'mistral.voxtral-mini-3b-2507'

const megabyte = 1024 * 1024
const pdf = (more: Partial<FileFacts> = {}): FileFacts => ({
  key: 'k',
  kind: 'pdf',
  mediaType: 'application/pdf',
  name: 'a.pdf',
  sizeBytes: 10_000,
  pageCount: 3,
  hasText: true,
  width: null,
  height: null,
  isInS3: false,
  isStored: true,
  isRemoved: false,
  isAsked: true,
  ...more,
})
const scan = (more: Partial<FileFacts> = {}) => pdf({ name: 'scan.pdf', hasText: false, ...more })
const docx = (more: Partial<FileFacts> = {}) =>
  pdf({
    kind: 'office',
    name: 'a.docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pageCount: null,
    ...more,
  })
const odt = (more: Partial<FileFacts> = {}) => docx({ name: 'a.odt', mediaType: 'application/vnd.oasis.opendocument.text', ...more })
const code = (more: Partial<FileFacts> = {}) => pdf({ kind: 'text', name: 'a.py', mediaType: 'text/x-python', pageCount: null, ...more })
const image = (more: Partial<FileFacts> = {}) =>
  pdf({ kind: 'image', name: 'a.png', mediaType: 'image/png', pageCount: null, hasText: false, width: 800, height: 600, ...more })
const video = (more: Partial<FileFacts> = {}) =>
  pdf({ kind: 'video', name: 'a.mp4', mediaType: 'video/mp4', pageCount: null, hasText: false, ...more })
const audio = (more: Partial<FileFacts> = {}) =>
  pdf({ kind: 'audio', name: 'a.mp3', mediaType: 'audio/mpeg', pageCount: null, hasText: false, ...more })
const inS3 = { isInS3: true, isStored: false } as const

const plan = (modelId: string, ...files: readonly FileFacts[]) =>
  planFiles(
    files.map((file, index) => ({ ...file, key: String(index) })),
    modelRule(modelId),
    baseModelId(modelId),
  )
/** The form of each file, with its note or the code of its refusal. */
const told = (modelId: string, ...files: readonly FileFacts[]): readonly string[] =>
  plan(modelId, ...files).map(({ form, note, error }) => [form, note ?? error?.code].filter((word) => word !== undefined).join(': '))

const noDocuments = 'text: Sent as its text: this model reads no documents'

describe('planFiles', () => {
  it.each([
    [claude, 'as-it-is', 'as-it-is', 'as-it-is', 'text: Sent as its text: models do not take this kind of file as it is', 'as-it-is'],
    [nova, 'as-it-is', 'as-it-is', 'as-it-is', 'text: Sent as its text: models do not take this kind of file as it is', 'as-it-is'],
    [llama, 'as-it-is', 'as-it-is', 'as-it-is', 'text: Sent as its text: models do not take this kind of file as it is', 'as-it-is'],
    [micro, noDocuments, 'refused: no-text-in-document', noDocuments, noDocuments, 'text'],
    [qwen, noDocuments, 'refused: no-text-in-document', noDocuments, noDocuments, 'text'],
    [qwenVl, noDocuments, 'page-pictures: Sent as 3 pictures of its pages', noDocuments, noDocuments, 'text'],
  ])('finds for %s how a PDF, a scan, DOCX, ODT and code go', (modelId, ...expected) => {
    expect([pdf(), scan(), docx(), odt(), code()].map((file) => told(modelId, file)[0])).toEqual(expected)
  })

  it.each([
    [claude, 'as-it-is', 'smaller-image: Made smaller before it is sent', 'refused: video-not-supported', 'refused: audio-not-supported'],
    [nova, 'as-it-is', 'as-it-is', 'as-it-is', 'refused: audio-not-supported'],
    [
      qwen,
      'refused: images-not-supported',
      'refused: images-not-supported',
      'refused: video-not-supported',
      'refused: audio-not-supported',
    ],
    [voxtral, 'as-it-is', 'as-it-is', 'refused: video-not-supported', 'as-it-is'],
  ])('finds for %s how an image, one of 2000 pixels, a video and a recording go', (modelId, ...expected) => {
    expect([image(), image({ width: 2000 }), video(), audio()].map((file) => told(modelId, file)[0])).toEqual(expected)
  })

  it.each(['image/heic', 'image/tiff', 'image/bmp', 'image/svg+xml', 'image/avif'])('converts %s', (mediaType) => {
    expect(told(claude, image({ mediaType }))).toEqual([
      'smaller-image: Converted before it is sent: models do not take this kind of image',
    ])
  })

  it('makes an image smaller that has too many bytes', () => {
    expect(told(nova, image({ sizeBytes: 4 * megabyte }))).toEqual(['smaller-image: Made smaller before it is sent'])
  })

  it('goes by the size of a document, but for those that a family takes in any size', () => {
    const large = { sizeBytes: 5 * megabyte } as const
    const tooLarge = 'text: Sent as its text: it is larger than the 4.5 MB this model takes'
    expect({
      claude: [told(claude, pdf(large)), told(claude, docx(large))],
      oldClaude: told(oldClaude, pdf(large)),
      nova: [told(nova, pdf(large)), told(nova, docx(large))],
      llama: [told(llama, pdf(large)), told(llama, scan(large)), told(llama, docx({ ...large, hasText: false }))],
      all: told(claude, pdf({ sizeBytes: 19_000_000 })),
    }).toEqual({
      claude: [['as-it-is'], [tooLarge]],
      oldClaude: [tooLarge],
      nova: [['as-it-is'], ['as-it-is']],
      llama: [[tooLarge], ['page-pictures: Sent as 3 pictures of its pages'], ['refused: document-too-large']],
      all: ['text: Sent as its text: the files of one request are too large together'],
    })
  })

  it('sends five documents of a request as they are, the newest, and the others as text', () => {
    expect(told(claude, pdf(), ...Array.from({ length: 5 }, () => pdf()))).toEqual([
      'text: Sent as its text: a request carries at most 5 documents',
      ...Array.from({ length: 5 }, () => 'as-it-is'),
    ])
  })

  it('keeps the five documents for what has pages, and lets plain texts go as text', () => {
    expect(told(claude, pdf(), docx(), pdf(), code(), pdf(), code(), code())).toEqual([
      'as-it-is',
      'as-it-is',
      'as-it-is',
      'text',
      'as-it-is',
      'text',
      'as-it-is',
    ])
  })

  it('asks for pages to be chosen where a Claude would read more than 100, also of several files', () => {
    const [first, second] = plan(claude, pdf({ pageCount: 60 }), pdf({ pageCount: 60 }))
    expect(plan(claude, pdf({ pageCount: 101 }))[0]?.error?.title).toBe('“a.pdf” has 101 pages; this model reads 100 at once')
    expect([first?.error, second?.form, told(nova, pdf({ pageCount: 400 }))]).toEqual([
      {
        code: 'too-many-pages',
        title: 'These PDFs have 120 pages; this model reads 100 at once',
        advice: 'Choose the pages that matter, or another model.',
        retryable: false,
        remedies: ['remove-attachment', 'choose-model'],
      },
      'as-it-is',
      ['as-it-is'],
    ])
  })

  it('draws no more pages than there are images left', () => {
    const images = Array.from({ length: 8 }, () => image())
    const [planned] = plan(qwenVl, scan({ pageCount: 40 }), ...images)
    expect([planned?.pictureCount, planned?.note, told(qwenVl, scan(), ...Array.from({ length: 20 }, () => image()))[0]]).toEqual([
      12,
      'Sent as pictures of the first 12 of its 40 pages',
      'refused: too-many-images',
    ])
    expect(told(qwenVl, scan({ pageCount: 1 }))).toEqual(['page-pictures: Sent as a picture of its page'])
  })

  it('takes twenty images and one video', () => {
    expect([
      told(claude, ...Array.from({ length: 21 }, () => image()))[0],
      told(nova, video(), video()),
      told(nova, video({ sizeBytes: 25_000_000 })),
    ]).toEqual(['refused: too-many-images', ['refused: too-many-videos', 'as-it-is'], ['refused: video-too-large']])
  })

  it('leaves in S3 what a Nova reads there, and takes along what is stored and small', () => {
    const note = 's3: The model reads it from S3 itself'
    expect({
      film: told(nova, video({ ...inS3, sizeBytes: 900 * megabyte })),
      long: told(nova, video({ ...inS3, sizeBytes: 1025 * megabyte })),
      kept: told(nova, video({ isInS3: true })),
      keptLarge: told(nova, video({ isInS3: true, sizeBytes: 30_000_000 })),
      report: told(nova, pdf(inS3)),
      picture: told(nova, image(inS3)),
      elsewhere: [told(claude, pdf({ ...inS3, hasText: false })), told(claude, video(inS3)), told(claude, image(inS3))],
      asText: told(claude, pdf(inS3)),
      advice: plan(nova, video({ sizeBytes: 30_000_000 }))[0]?.error?.advice,
    }).toEqual({
      film: [note],
      long: ['refused: video-too-large'],
      kept: ['as-it-is'],
      keptLarge: [note],
      report: [note],
      picture: [note],
      elsewhere: [['refused: s3-not-supported'], ['refused: video-not-supported'], ['refused: s3-not-supported']],
      asText: ['text: Sent as its text: this model does not read from S3'],
      advice: 'Add a shorter video, or put it into S3 and add its s3:// address: there it may have up to 1 GB.',
    })
  })

  it('never refuses what an older question brought', () => {
    const older = [pdf(), scan(), image(), video(), audio(), odt({ hasText: false })].map((file) => ({ ...file, isAsked: false }))
    expect(told(qwen, ...older, code())).toEqual([
      noDocuments,
      ...Array.from({ length: 5 }, () => 'text: Only its name is sent to this model'),
      'text',
    ])
    expect(told(claude, pdf({ isAsked: false, pageCount: 101 }))).toEqual(['text: Sent as its text: this model reads 100 pages at once'])
  })

  it('tells of a removed file in words alone', () => {
    expect(told(claude, pdf({ isRemoved: true, isStored: false }))).toEqual(['text: It was removed, which is what the model is told'])
  })
})

describe('imageLimits', () => {
  it('keeps to what each family sees', () => {
    const edges = [claude, oldClaude, nova, qwenVl, 'acme.robot-9'].map((id) => imageLimits(modelRule(id), baseModelId(id)).maximumEdge)
    expect([edges, imageLimits(modelRule(claude), claude).maximumBytes]).toEqual([[1568, 1568, 2048, 2048, 2048], 3.75 * megabyte])
  })
})
