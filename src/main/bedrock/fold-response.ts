import type { ContentBlockDelta, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { jsonIn, type JsonValue } from '../../shared/json.ts'
import { memberOf, type Member } from './part-of-member.ts'
import { wireJson } from './wire-json.ts'

/** One block as it grows: `start` is what announced it, `text` what came as text, `pieces` everything else. */
type Folded = {
  readonly name: string
  readonly start: object
  readonly text: string
  readonly signature: string | null
  readonly bytes: readonly Uint8Array[]
  readonly pieces: readonly unknown[]
}

const newBlock = (name: string, start: object = {}): Folded => ({ name, start, text: '', signature: null, bytes: [], pieces: [] })

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const joinedBytes = (bytes: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(bytes))

const isText = (value: unknown): value is { readonly text: string } => isObject(value) && 'text' in value && typeof value.text === 'string'

const joinedTexts = (pieces: readonly unknown[]): readonly unknown[] => {
  const joined: unknown[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (isText(piece) && isText(last)) joined.splice(-1, 1, { text: last.text + piece.text })
    else joined.push(piece)
  }
  return joined
}

const merged = (objects: readonly unknown[]): object =>
  Object.fromEntries(
    objects.filter(isObject).flatMap((piece) => {
      const members: readonly (readonly [string, unknown])[] = Object.entries(piece)
      return members
    }),
  )

const contentOf = ({ name, start, text, signature, bytes, pieces }: Folded): object => {
  switch (name) {
    case 'text':
      return pieces.length === 0 ? { text } : { citationsContent: { content: [{ text }], citations: pieces } }
    case 'reasoningContent':
      return {
        reasoningContent:
          bytes.length > 0
            ? { redactedContent: joinedBytes(bytes) }
            : { reasoningText: { text, ...(signature === null ? {} : { signature }) } },
      }
    case 'toolUse':
      return { toolUse: { ...start, input: text.trim() === '' ? {} : (jsonIn(text) ?? text) } }
    case 'toolResult':
      return { toolResult: { ...start, content: joinedTexts(pieces) } }
    case 'image':
      return {
        image: {
          ...merged([start, ...pieces]),
          ...(bytes.length === 0 ? {} : { source: { bytes: joinedBytes(bytes) } }),
        },
      }
    default:
      return { [name]: pieces.length === 1 ? pieces[0] : pieces }
  }
}

const withDelta = (block: Folded, delta: ContentBlockDelta, [, value]: Member): Folded => {
  if (delta.text !== undefined) return { ...block, text: block.text + delta.text }
  if (delta.toolUse !== undefined) return { ...block, text: block.text + (delta.toolUse.input ?? '') }
  if (delta.reasoningContent?.text !== undefined) return { ...block, text: block.text + delta.reasoningContent.text }
  if (delta.reasoningContent?.signature !== undefined) {
    return { ...block, signature: (block.signature ?? '') + delta.reasoningContent.signature }
  }
  if (delta.reasoningContent?.redactedContent !== undefined) {
    return { ...block, bytes: [...block.bytes, delta.reasoningContent.redactedContent] }
  }
  if (delta.image?.source?.bytes !== undefined) {
    const { source, ...rest } = delta.image
    return { ...block, bytes: [...block.bytes, source.bytes], pieces: [...block.pieces, rest] }
  }
  return { ...block, pieces: [...block.pieces, ...(delta.toolResult ?? [value])] }
}

/** Citations belong to the text beside them. */
const blockNameOf = (name: string): string => (name === 'citation' ? 'text' : name)

const contentBlocks = (events: readonly ConverseStreamOutput[]): readonly object[] => {
  const blocks: Folded[] = []
  const places = new Map<number, number>()
  const open = (blockNumber: number, name: string, start?: object): number => {
    places.set(blockNumber, blocks.length)
    return blocks.push(newBlock(name, start)) - 1
  }
  for (const { contentBlockStart, contentBlockDelta } of events) {
    const started = contentBlockStart?.start === undefined ? null : memberOf(contentBlockStart.start)
    if (started !== null && isObject(started[1])) open(contentBlockStart?.contentBlockIndex ?? 0, started[0], started[1])
    const delta = contentBlockDelta?.delta
    const member = delta === undefined ? null : memberOf(delta)
    if (delta === undefined || member === null || delta.text === '') continue
    const blockNumber = contentBlockDelta?.contentBlockIndex ?? 0
    const name = blockNameOf(member[0])
    const known = places.get(blockNumber)
    const place = known === undefined || blocks[known]?.name !== name ? open(blockNumber, name) : known
    blocks[place] = withDelta(blocks[place] ?? newBlock(name), delta, member)
  }
  return blocks.map(contentOf)
}

/** The events of a stream as the response of Converse that would have said the same, as far as it came; null when nothing came. */
export const foldResponse = (events: readonly ConverseStreamOutput[]): JsonValue | null => {
  if (events.length === 0) return null
  const role = events.find(({ messageStart }) => messageStart !== undefined)?.messageStart?.role ?? 'assistant'
  const stopped = events.find(({ messageStop }) => messageStop !== undefined)?.messageStop
  const metadata = events.find((event) => event.metadata !== undefined)?.metadata
  return wireJson({ output: { message: { role, content: contentBlocks(events) } }, ...stopped, ...metadata })
}
