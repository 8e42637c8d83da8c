import { constraint, firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireBlock, WireDocument, WireRequest } from './validate-shape.ts'

const megabyte = 1024 * 1024
const nameRule =
  "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character."

const bytesOf = (source: { readonly bytes?: string | undefined }): Buffer | null =>
  source.bytes === undefined ? null : Buffer.from(source.bytes, 'base64')

const checkDocument = (document: WireDocument, baseId: string): Rejection | null => {
  const bytes = bytesOf(document.source)
  const takesLarge = document.format === 'pdf' && /^(?:anthropic\.|amazon\.nova)/u.test(baseId)
  return firstOf([
    () => (document.name.length < 1 ? constraint(document.name, 'document.name', 'have length greater than or equal to 1') : null),
    () => (document.name.length > 200 ? constraint(document.name, 'document.name', 'have length less than or equal to 200') : null),
    () => (/^[A-Za-z0-9()[\]-]+(?:\s[A-Za-z0-9()[\]-]+)*$/u.test(document.name) ? null : invalid(nameRule)),
    () =>
      bytes !== null && document.format === 'pdf' && bytes.subarray(0, 4).toString('latin1') !== '%PDF'
        ? invalid('The PDF specified was not valid.')
        : null,
    () =>
      bytes !== null && bytes.byteLength > 4.5 * megabyte && !takesLarge
        ? invalid(`The document size exceeds the limit of 4.5 MB: ${document.name}.`)
        : null,
  ])
}

const starts: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpeg: [0xff, 0xd8],
  gif: [0x47, 0x49, 0x46],
  webp: [0x52, 0x49, 0x46, 0x46],
}

const checkImage = ({ format, source }: NonNullable<WireBlock['image']>): Rejection | null => {
  const bytes = bytesOf(source)
  if (bytes === null) return null
  if (bytes.byteLength > 3.75 * megabyte) return invalid('The image size exceeds the limit of 3.75 MB.')
  return (starts[format] ?? []).every((byte, index) => bytes[index] === byte) ? null : invalid('Could not process image')
}

/** Documents and images: names, sizes, numbers, and what they may stand beside. */
export const checkFiles = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const blocks = messages.flatMap(({ content }) => content)
  const documents = blocks.flatMap(({ document }) => (document === undefined ? [] : [document]))
  const images = blocks.flatMap(({ image }) => (image === undefined ? [] : [image]))
  const names = documents.map(({ name }) => name)
  const lonely = messages.findIndex(
    ({ content }) => content.some(({ document }) => document !== undefined) && !content.some(({ text }) => text !== undefined),
  )
  const answerFile = messages.findIndex(
    ({ role, content }) => role === 'assistant' && content.some(({ document, image }) => document !== undefined || image !== undefined),
  )
  return firstOf([
    () =>
      answerFile === -1
        ? null
        : invalid(`Messages with the assistant role can't contain image or document blocks: messages.${answerFile}.`),
    () => (documents.length > 5 ? invalid(`You can include up to 5 documents in a request; found ${documents.length}.`) : null),
    () => (images.length > 20 ? invalid(`You can include up to 20 images in a request; found ${images.length}.`) : null),
    () => (new Set(names).size < names.length ? invalid('The document names in a request must be unique.') : null),
    () => (lonely === -1 ? null : invalid(`A text block must accompany the document block at messages.${lonely}.content.`)),
    ...documents.map((document) => () => checkDocument(document, baseId)),
    ...images.map((image) => () => checkImage(image)),
  ])
}
