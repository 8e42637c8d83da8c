import * as fc from 'fast-check'
import type { RequestAttachment } from '../../src/main/bedrock/reply-request.ts'
import type { MediaPart, Part, ToolContent } from '../../src/shared/message.ts'

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const pngBase64 = Buffer.from(png).toString('base64')
const pdfBase64 = Buffer.from('%PDF-1.7').toString('base64')

/** Also blank ones, and halves of characters. */
export const anyText = fc.oneof(
  fc.constantFrom('', ' ', '\n\t', '.', 'Hello', 'Continue.', '\u{d83d}'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const name = fc.oneof(
  fc.constantFrom('report.pdf', 'Report.pdf', '报告.pdf', 'a_b.c.txt', '"quoted".md'),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const noPages = fc.constant([])
const someBytes = fc.uint8Array({ maxLength: 8 })

const wholeAttachment: fc.Arbitrary<RequestAttachment> = fc.oneof(
  fc.record({
    kind: fc.constant('pdf' as const),
    name,
    mediaType: fc.constant('application/pdf'),
    bytes: fc.constant(Buffer.from('%PDF-1.7')),
    pages: fc.array(anyText, { maxLength: 60 }),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    name,
    mediaType: fc.constantFrom('text/plain', 'text/markdown', 'text/csv', 'text/html', 'application/json'),
    bytes: someBytes,
    pages: fc.array(anyText, { maxLength: 1 }),
  }),
  fc.record({ kind: fc.constant('image' as const), name, mediaType: fc.constant('image/png'), bytes: fc.constant(png), pages: noPages }),
  fc.record({
    kind: fc.constant('office' as const),
    name,
    mediaType: fc.constantFrom('application/msword', 'application/vnd.ms-excel', 'application/vnd.unknown'),
    bytes: someBytes,
    pages: fc.array(anyText, { maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('video' as const),
    name,
    mediaType: fc.constantFrom('video/mp4', 'video/3gpp', 'video/unknown'),
    bytes: someBytes,
    pages: noPages,
  }),
  fc.record({
    kind: fc.constant('audio' as const),
    name,
    mediaType: fc.constantFrom('audio/mpeg', 'audio/mp4', 'audio/unknown'),
    bytes: someBytes,
    pages: noPages,
  }),
)

const picture = fc.record({
  page: fc.integer({ min: 1, max: 500 }),
  mediaType: fc.constant('image/png'),
  bytes: fc.constantFrom<Uint8Array>(png, png, png, Uint8Array.of(1, 2, 3)),
})
const goesOtherwise: fc.Arbitrary<Partial<RequestAttachment>> = fc.oneof(
  fc.record({ pictures: fc.array(picture, { maxLength: 24 }) }),
  fc.record({ s3: fc.record({ uri: fc.constantFrom('s3://bucket/key', 's3://X'), bucketOwner: fc.constantFrom(null, '123456789012') }) }),
  fc.record({ bytes: fc.constant(new Uint8Array()), isRemoved: fc.boolean() }),
  fc.record({ pageNumbers: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }) }),
)

/** Also those that go as pictures of their pages, as an address, in words alone, or in part. */
export const anyAttachment: fc.Arbitrary<RequestAttachment> = fc.oneof(
  { weight: 2, arbitrary: wholeAttachment },
  fc.tuple(wholeAttachment, goesOtherwise).map(([attachment, way]) => ({ ...attachment, ...way })),
)

const base64 = fc.constantFrom('', pngBase64, pdfBase64, 'AAEC')
const source = fc.oneof(
  fc.record({ type: fc.constant('bytes' as const), base64 }),
  fc.record({
    type: fc.constant('s3' as const),
    uri: fc.constantFrom('s3://bucket/key.mp4', 's3://', ''),
    bucketOwner: fc.constantFrom(null, '123456789012', 'x'),
  }),
)
export const anyMedia: fc.Arbitrary<MediaPart> = fc.record({
  type: fc.constant('media' as const),
  kind: fc.constantFrom('image', 'audio', 'video'),
  format: fc.constantFrom('png', 'jpg', 'mp4', '3gp', 'three_gp', 'mp3', 'new'),
  source,
})

export const anySearchResult: fc.Arbitrary<Extract<Part, { type: 'search-result' }>> = fc.record({
  type: fc.constant('search-result' as const),
  source: anyText,
  title: anyText,
  passages: fc.array(anyText, { maxLength: 2 }),
})

export const anyToolContent: fc.Arbitrary<ToolContent> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: anyText }),
  fc.record({ type: fc.constant('json' as const), json: fc.constantFrom(null, 1, 'a', [1], { a: 1 }) }),
  anyMedia,
  fc.record({
    type: fc.constant('document' as const),
    format: fc.constantFrom('pdf', 'txt', 'docx', 'new'),
    name,
    base64,
  }),
  anySearchResult,
)
