import { longestEdge } from '../../../src/main/bedrock/longest-edge.ts'
import { claudeOf, isClaude, isNova, lacks } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'
import type { WireBlock, WireDocument } from './wire-blocks.ts'

const megabyte = 1024 * 1024
const nameRule =
  "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character."

const bytesOf = (source: { readonly bytes?: string | undefined }): Buffer | null =>
  source.bytes === undefined ? null : Buffer.from(source.bytes, 'base64')

const mayBeLarge = ({ format }: WireDocument, baseId: string): boolean =>
  (format === 'pdf' && ((isClaude(baseId) && (claudeOf(baseId)?.version ?? 4) >= 4) || isNova(baseId))) ||
  (format === 'docx' && isNova(baseId))

const checkDocument = (document: WireDocument, baseId: string): Rejection | null => {
  const bytes = bytesOf(document.source)
  return firstOf([
    () => (/^[A-Za-z0-9()[\]-]+(?:\s[A-Za-z0-9()[\]-]+)*$/u.test(document.name) ? null : invalid(nameRule)),
    () =>
      bytes !== null && document.format === 'pdf' && bytes.subarray(0, 4).toString('latin1') !== '%PDF'
        ? invalid('The PDF specified was not valid.')
        : null,
    () =>
      bytes !== null && bytes.byteLength > 4.5 * megabyte && !mayBeLarge(document, baseId)
        ? invalid(`The document size exceeds the limit of 4.5 MB: ${document.name}.`)
        : null,
    () =>
      document.citations?.enabled === true && lacks.citations(baseId)
        ? invalid("This model doesn't support the citations field. Remove citations and try again.")
        : null,
  ])
}

const starts: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpeg: [0xff, 0xd8],
  gif: [0x47, 0x49, 0x46],
  webp: [0x52, 0x49, 0x46, 0x46],
}

type WireImage = { readonly format: string; readonly source: { readonly bytes?: string | undefined } }

const checkImage = ({ format, source }: WireImage): Rejection | null => {
  const bytes = bytesOf(source)
  if (bytes === null) return null
  if (bytes.byteLength > 3.75 * megabyte) return invalid('The image size exceeds the limit of 3.75 MB.')
  if ((longestEdge(bytes) ?? 0) > 8000) return invalid('The image dimensions exceed the limit of 8000 pixels.')
  return (starts[format] ?? []).every((byte, index) => bytes[index] === byte) ? null : invalid('Could not process image')
}

/** Pages that say so themselves; a file that compresses them hides their number. */
const pagesIn = ({ format, source }: WireDocument): number =>
  format === 'pdf'
    ? (bytesOf(source)
        ?.toString('latin1')
        .match(/\/Type\s{0,2}\/Page(?![a-zA-Z])/gu)?.length ?? 0)
    : 0

const checkPages = (documents: readonly WireDocument[], baseId: string): Rejection | null => {
  const pages = documents.reduce((sum, document) => sum + pagesIn(document), 0)
  return isClaude(baseId) && pages > 100 ? invalid('A maximum of 100 PDF pages may be provided.') : null
}

const checkVideos = (videos: readonly NonNullable<WireBlock['video']>[]): Rejection | null => {
  if (videos.length > 1) return invalid(`You can include up to 1 video in a request; found ${videos.length}.`)
  const isLarge = videos.some(({ source }) => (bytesOf(source)?.byteLength ?? 0) >= 25 * megabyte)
  return isLarge ? invalid('The video size exceeds the limit of 25 MB. Use an S3 location instead.') : null
}

const unsupported = (kind: string): Rejection =>
  invalid(`This model doesn't support the ${kind} content block that you provided. Update the content block and try again.`)

const checkKinds = (blocks: readonly WireBlock[], baseId: string): Rejection | null => {
  const has = (kind: keyof WireBlock): boolean => blocks.some((block) => block[kind] !== undefined)
  const files = blocks.flatMap(({ image, document, video, audio }) => image ?? document ?? video ?? audio ?? [])
  return firstOf([
    () => (has('document') && lacks.documents(baseId) ? invalid("This model doesn't support documents.") : null),
    () =>
      (has('image') || blocks.some(({ guardContent }) => guardContent?.image !== undefined)) && lacks.images(baseId)
        ? invalid("This model doesn't support the image field for user messages.")
        : null,
    () => (has('video') && lacks.video(baseId) ? unsupported('video') : null),
    () => (has('audio') && lacks.audio(baseId) ? unsupported('audio') : null),
    () => (has('searchResult') && lacks.searchResults(baseId) ? unsupported('searchResult') : null),
    () => (has('citationsContent') && lacks.citations(baseId) ? unsupported('citationsContent') : null),
    () =>
      files.some(({ source }) => source.s3Location !== undefined) && lacks.s3(baseId)
        ? invalid("This model doesn't support the s3Location field. Remove s3Location and try again.")
        : null,
  ])
}

/** Documents, images, video and the other things that are not text: names, sizes, numbers, what they may stand beside, and who reads them. */
export const checkFiles = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const blocks = messages.flatMap(({ content }) => content)
  const inResults = blocks.flatMap(({ toolResult }) => toolResult?.content ?? [])
  const documents = blocks.flatMap(({ document }) => document ?? [])
  const images = blocks.flatMap(({ image, guardContent }) => image ?? guardContent?.image ?? [])
  const names = documents.map(({ name }) => name)
  const lonely = messages.findIndex(
    ({ content }) =>
      content.some(({ document }) => document !== undefined) &&
      !content.some(({ text, guardContent }) => text !== undefined || guardContent?.text !== undefined),
  )
  return firstOf([
    () => checkKinds(blocks, baseId),
    () => (documents.length > 5 ? invalid(`You can include up to 5 documents in a request; found ${documents.length}.`) : null),
    () => (images.length > 20 ? invalid(`You can include up to 20 images in a request; found ${images.length}.`) : null),
    () => checkPages(documents, baseId),
    () => (new Set(names).size < names.length ? invalid('The document names in a request must be unique.') : null),
    () => (lonely === -1 ? null : invalid(`A text block must accompany the document block at messages.${lonely}.content.`)),
    () => checkVideos(blocks.flatMap(({ video }) => video ?? [])),
    ...[...documents, ...inResults.flatMap(({ document }) => document ?? [])].map((document) => () => checkDocument(document, baseId)),
    ...[...images, ...inResults.flatMap(({ image }) => image ?? [])].map((image) => () => checkImage(image)),
  ])
}
