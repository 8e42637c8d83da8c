import * as fc from 'fast-check'
import type { FileFacts, FilePlanning, PlannedFile } from '../../src/main/bedrock/file-facts.ts'
import type { RequestAttachment } from '../../src/main/bedrock/reply-request.ts'

const mediaTypes: Readonly<Record<FileFacts['kind'], readonly string[]>> = {
  pdf: ['application/pdf'],
  text: ['text/plain', 'text/csv', 'text/x-python', 'application/json'],
  office: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.oasis.opendocument.text'],
  image: ['image/png', 'image/heic', 'image/svg+xml'],
  video: ['video/mp4', 'video/3gpp', 'video/x-unknown'],
  audio: ['audio/mpeg', 'audio/x-unknown'],
}

const anyKind = fc.constantFrom<FileFacts['kind']>('pdf', 'pdf', 'text', 'office', 'image', 'image', 'video', 'audio')

/** What is known of any file; large ones are rare, since their bytes are made. */
export const anyFacts: fc.Arbitrary<FileFacts> = anyKind.chain((kind) =>
  fc
    .record({
      mediaType: fc.constantFrom(...mediaTypes[kind]),
      name: fc.constantFrom('report.pdf', 'a "b".txt', '报告.pdf', ''),
      sizeBytes: fc.oneof(
        { weight: 12, arbitrary: fc.integer({ min: 1, max: 5000 }) },
        { weight: 1, arbitrary: fc.constantFrom(4_000_000, 5_000_000, 25_000_000) },
      ),
      pageCount: kind === 'pdf' ? fc.constantFrom(1, 3, 19, 60, 101) : fc.constant(null),
      hasText: kind === 'image' || kind === 'video' || kind === 'audio' ? fc.constant(false) : fc.boolean(),
      edge: fc.constantFrom(1, 800, 1568, 3000, 20_000),
      place: fc.constantFrom('here', 'here', 'here', 'both', 's3', 'removed'),
      isAsked: fc.boolean(),
    })
    .map(({ edge, place, ...facts }) => ({
      ...facts,
      key: '',
      kind,
      width: kind === 'image' ? edge : null,
      height: kind === 'image' ? Math.ceil(edge / 2) : null,
      isInS3: place === 'both' || place === 's3',
      isStored: place === 'here' || place === 'both',
      isRemoved: place === 'removed',
    })),
)

const padded = (start: Buffer, sizeBytes: number): Buffer => Buffer.concat([start], Math.max(start.byteLength, Math.ceil(sizeBytes)))

const pngOf = (edge: number, sizeBytes: number): Buffer => {
  const head = Buffer.alloc(24)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(edge, 16)
  head.writeUInt32BE(Math.ceil(edge / 2), 20)
  return padded(head, sizeBytes)
}

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2])

const original = ({ kind, sizeBytes, pageCount }: FileFacts): Buffer =>
  padded(Buffer.from(kind === 'pdf' ? `%PDF-1.7\n${'/Type /Page\n'.repeat(pageCount ?? 0)}` : 'content'), sizeBytes)

/** The file as it is loaded once it was decided how it goes. */
export const loadedFile = (file: FileFacts, { form, pictureCount = 0 }: PlannedFile, { imageLimits }: FilePlanning): RequestAttachment => {
  const { kind, name, mediaType, hasText, isRemoved } = file
  const numbers = Array.from({ length: file.pageCount ?? 1 }, (_page, index) => index + 1)
  const words: RequestAttachment = {
    kind,
    name,
    mediaType,
    bytes: new Uint8Array(),
    pages:
      isRemoved || kind === 'image' || kind === 'video' || kind === 'audio' ? [] : numbers.map((page) => (hasText ? `Page ${page}` : '')),
    isRemoved,
  }
  switch (form) {
    case 'text':
    case 'refused':
      return words
    case 's3':
      return { ...words, s3: { uri: 's3://bucket/key', bucketOwner: null } }
    case 'page-pictures':
      return { ...words, pictures: numbers.slice(0, pictureCount).map((page) => ({ page, mediaType: 'image/jpeg', bytes: jpeg })) }
    case 'smaller-image':
    case 'as-it-is': {
      if (kind !== 'image') return { ...words, bytes: original(file) }
      const edge = Math.min(file.width ?? 1, imageLimits.maximumEdge)
      return { ...words, mediaType: 'image/png', bytes: pngOf(edge, Math.min(file.sizeBytes, 500_000)) }
    }
  }
}
