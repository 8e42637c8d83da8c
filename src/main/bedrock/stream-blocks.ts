import type { ContentBlockDelta, ContentBlockStart, ImageBlockDelta } from '@aws-sdk/client-bedrock-runtime'
import type { Part } from '../../shared/message.ts'
import { closeBlock } from './close-blocks.ts'
import { citationOf, mediaSourceOf, memberOf, partOfMember, withToolContent } from './part-of-member.ts'
import { opened, followedBy, unchanged, whole, withBlock, type OpenBlock, type Step, type StreamState } from './stream-state.ts'

/** Keeps what was not asked for; an empty union, as some streams start text blocks with, is nothing. */
const wholeMember = (state: StreamState, union: object): Step => {
  const member = memberOf(union)
  return member === null ? unchanged(state) : whole(state, partOfMember(member))
}

const announced = (start: ContentBlockStart): Part | null => {
  if (start.toolUse !== undefined) {
    const { toolUseId = '', name = '', type } = start.toolUse
    const server = type === 'server_tool_use' ? { server: true } : {}
    return { type: 'tool-call', toolUseId, name, inputText: '', input: null, outcome: null, ...server }
  }
  if (start.toolResult !== undefined) {
    const { toolUseId = '', type, status } = start.toolResult
    return { type: 'tool-result', toolUseId, resultType: type ?? null, isError: status === 'error', content: [] }
  }
  if (start.image !== undefined) {
    return { type: 'media', kind: 'image', format: start.image.format ?? '', source: { type: 'bytes', base64: '' } }
  }
  return null
}

export const startBlock = (state: StreamState, blockNumber: number, start: ContentBlockStart): Step => {
  const part = announced(start)
  if (part === null) return wholeMember(state, start)
  return followedBy(closeBlock(state, blockNumber), (current) => opened(current, blockNumber, part))
}

/** The block as one of this type, opened if need be: text and reasoning blocks are not announced. */
const ensure = (state: StreamState, blockNumber: number, type: 'text' | 'reasoning'): Step =>
  state.open.get(blockNumber)?.part.type === type
    ? unchanged(state)
    : followedBy(closeBlock(state, blockNumber), (current) => opened(current, blockNumber, { type, text: '' }))

const changed = (state: StreamState, blockNumber: number, change: (block: OpenBlock) => OpenBlock): Step => {
  const block = state.open.get(blockNumber)
  return unchanged(block === undefined ? state : withBlock(state, blockNumber, change(block)))
}

const addText = (state: StreamState, blockNumber: number, type: 'text' | 'reasoning', text: string): Step => {
  if (type === 'text' && text === '') return unchanged(state)
  return followedBy(ensure(state, blockNumber, type), (current) => {
    const block = current.open.get(blockNumber)
    if (block?.part.type !== type || text === '') return unchanged(current)
    const { index, part } = block
    return {
      state: withBlock(current, blockNumber, { index, part: { ...part, text: part.text + text } }),
      events: [{ type: 'part-delta', index, text }],
    }
  })
}

type Seal = { readonly signature: string } | { readonly redacted: Uint8Array }

const joined = (base64: string | undefined, bytes: Uint8Array): string =>
  Buffer.concat([Buffer.from(base64 ?? '', 'base64'), bytes]).toString('base64')

const sealReasoning = (state: StreamState, blockNumber: number, seal: Seal): Step =>
  followedBy(ensure(state, blockNumber, 'reasoning'), (current) =>
    changed(current, blockNumber, (block) => {
      if (block.part.type !== 'reasoning') return block
      const { signature = '', redacted } = block.part
      const added = 'signature' in seal ? { signature: signature + seal.signature } : { redacted: joined(redacted, seal.redacted) }
      return { ...block, part: { ...block.part, ...added } }
    }),
  )

const addReasoning = (state: StreamState, blockNumber: number, delta: NonNullable<ContentBlockDelta['reasoningContent']>): Step => {
  if (delta.text !== undefined) return addText(state, blockNumber, 'reasoning', delta.text)
  if (delta.signature !== undefined) return sealReasoning(state, blockNumber, { signature: delta.signature })
  if (delta.redactedContent !== undefined) return sealReasoning(state, blockNumber, { redacted: delta.redactedContent })
  return wholeMember(state, { reasoningContent: delta })
}

const addCitation = (state: StreamState, blockNumber: number, citation: NonNullable<ContentBlockDelta['citation']>): Step =>
  followedBy(ensure(state, blockNumber, 'text'), (current) =>
    changed(current, blockNumber, (block) =>
      block.part.type === 'text'
        ? { ...block, part: { ...block.part, citations: [...(block.part.citations ?? []), citationOf(citation)] } }
        : block,
    ),
  )

const withImage = (block: OpenBlock, { source, error }: ImageBlockDelta): OpenBlock => {
  if (block.part.type !== 'media') return block
  const problem = error === undefined ? {} : { problem: error.message ?? '' }
  if (source?.bytes !== undefined) return { ...block, ...problem, bytes: [...(block.bytes ?? []), source.bytes] }
  return { ...block, ...problem, part: { ...block.part, source: mediaSourceOf(source) ?? block.part.source } }
}

/** A piece of a block. One that belongs to no open block of its kind is kept as a part of its own. */
export const addDelta = (state: StreamState, blockNumber: number, delta: ContentBlockDelta): Step => {
  if (delta.text !== undefined) return addText(state, blockNumber, 'text', delta.text)
  if (delta.reasoningContent !== undefined) return addReasoning(state, blockNumber, delta.reasoningContent)
  if (delta.citation !== undefined) return addCitation(state, blockNumber, delta.citation)
  const block = state.open.get(blockNumber)
  if (delta.toolUse !== undefined && block?.part.type === 'tool-call') {
    const text = delta.toolUse.input ?? ''
    if (text === '') return unchanged(state)
    const { index, part } = block
    return {
      state: withBlock(state, blockNumber, { index, part: { ...part, inputText: part.inputText + text } }),
      events: [{ type: 'part-delta', index, text }],
    }
  }
  if (delta.toolResult !== undefined && block?.part.type === 'tool-result') {
    const content = delta.toolResult.reduce<Extract<Part, { type: 'tool-result' }>['content']>(withToolContent, block.part.content)
    return unchanged(withBlock(state, blockNumber, { ...block, part: { ...block.part, content } }))
  }
  const { image } = delta
  if (image !== undefined && block?.part.type === 'media') return changed(state, blockNumber, (open) => withImage(open, image))
  return wholeMember(state, delta)
}
