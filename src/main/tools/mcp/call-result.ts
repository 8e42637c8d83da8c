import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { cutText } from '../../../shared/cut-text.ts'
import { jsonValueSchema } from '../../../shared/json.ts'
import type { ToolContent, ToolOutcome } from '../../../shared/message.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { imageFormat, isPdf, isZip } from '../file-format.ts'
import { isWithin } from './is-within.ts'

type Block = CallToolResult['content'][number]

/** More than any request carries; the loop cuts further. */
const longestText = 256 * 1024
/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html */
const largestDocumentBytes = 4.5 * 1024 * 1024
const mostImages = 20
const mostDocuments = 5

const officeFormats = new Map([
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
])

const documentFormat = (bytes: Buffer, mediaType: string | undefined): string | null => {
  if (isPdf(bytes)) return 'pdf'
  return isZip(bytes) ? (officeFormats.get(mediaType ?? '') ?? null) : null
}

/** What the service takes as the name of a document. */
const documentName = (uri: string): string => {
  const last = uri.split(/[/\\]/u).findLast((part) => part !== '') ?? ''
  const plain = last
    .replace(/\.\w{1,5}$/u, '')
    .replaceAll(/[^a-zA-Z0-9 ()[\]-]+/gu, ' ')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
  return plain === '' ? 'document' : plain.slice(0, 100)
}

type Room = { images: number; documents: number; text: number }

const textItem = (text: string, room: Room): ToolContent => {
  const cut = text.length > room.text ? `${cutText(text, room.text)}${words.resultCut(room.text)}` : text
  room.text = Math.max(0, room.text - text.length)
  return { type: 'text', text: cut }
}

const imageItem = (bytes: Buffer, room: Room): ToolContent => {
  const format = imageFormat(bytes)
  if (format === null) return { type: 'text', text: words.imageLeftOut(words.unreadable) }
  if (room.images === 0) return { type: 'text', text: words.imageLeftOut(words.tooMany) }
  room.images -= 1
  return { type: 'media', kind: 'image', format, source: { type: 'bytes', base64: bytes.toString('base64') } }
}

const blobItem = (blob: string, uri: string, mediaType: string | undefined, room: Room): ToolContent => {
  const bytes = Buffer.from(blob, 'base64')
  if (imageFormat(bytes) !== null) return imageItem(bytes, room)
  const format = documentFormat(bytes, mediaType)
  if (format === null) return { type: 'text', text: words.documentLeftOut(words.unreadable) }
  if (bytes.length > largestDocumentBytes) return { type: 'text', text: words.documentLeftOut(words.tooLarge) }
  if (room.documents === 0) return { type: 'text', text: words.documentLeftOut(words.tooMany) }
  room.documents -= 1
  return { type: 'document', format, name: documentName(uri), base64: bytes.toString('base64') }
}

const itemOf = (block: Block, room: Room): ToolContent => {
  switch (block.type) {
    case 'text':
      return textItem(block.text, room)
    case 'image':
      return imageItem(Buffer.from(block.data, 'base64'), room)
    case 'audio':
      return { type: 'text', text: words.audioLeftOut }
    case 'resource_link':
      return textItem(words.resourceLink(block.name, block.uri), room)
    case 'resource': {
      const { resource } = block
      return 'text' in resource ? textItem(resource.text, room) : blobItem(resource.blob, resource.uri, resource.mimeType, room)
    }
  }
}

const structuredText = (structured: CallToolResult['structuredContent']): string => {
  if (structured === undefined || !isWithin(structured, 100, 100_000)) return ''
  const value = jsonValueSchema.safeParse(structured).data
  return value === undefined ? '' : JSON.stringify(value, null, 2)
}

/** What a tool of a server gave, as ours do. `hide` takes out the values that the server was given in confidence. */
export const callOutcome = ({ content, structuredContent, isError }: CallToolResult, hide: (text: string) => string): ToolOutcome => {
  const room: Room = { images: mostImages, documents: mostDocuments, text: longestText }
  const blocks: readonly Block[] = content.length > 0 ? content : [{ type: 'text', text: structuredText(structuredContent) }]
  const items = blocks.map((block) => itemOf(block, room)).map((item) => (item.type === 'text' ? { ...item, text: hide(item.text) } : item))
  const text = items.flatMap((item) => (item.type === 'text' && item.text !== '' ? [item.text] : [])).join('\n')
  const hasMore = items.some(({ type }) => type !== 'text')
  return {
    isError: isError === true,
    text: text === '' && !hasMore ? words.nothingCame : text,
    ...(hasMore ? { content: items } : {}),
    isUntrusted: true,
  }
}
