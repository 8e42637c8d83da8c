import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { MessageId } from '../../shared/ids.ts'
import type { ModelRule } from './model-rules.ts'

export type Entry = { readonly role: 'user' | 'assistant'; readonly content: readonly ContentBlock[] }

/** A block, and the stored message that it comes from; null for what the order of the service needed. */
export type Piece = { readonly block: ContentBlock; readonly from: MessageId | null }
export type Draft = { readonly role: Entry['role']; readonly pieces: readonly Piece[] }

export const piecesOf = (blocks: readonly ContentBlock[], from: MessageId | null): readonly Piece[] =>
  blocks.map((block) => ({ block, from }))

const said = (role: Entry['role'], text: string): Draft => ({ role, pieces: [{ block: { text }, from: null }] })

/** Stands where the order of the service needs a message and the conversation has none. */
const filler = '.'
const goOn = 'Continue.'
const seeDocument = 'See the attached document.'

const isToolResult = ({ block }: Piece): boolean => block.toolResult !== undefined

const kindOf = (block: ContentBlock): string => {
  if (block.text !== undefined || block.guardContent !== undefined) return 'text'
  return Object.keys(block)[0] ?? 'unknown'
}

/** Some families take nothing, or not everything, beside tool results: the rest then needs a message of its own. */
const mayShareMessage = (pieces: readonly Piece[], added: readonly Piece[], rule: ModelRule): boolean =>
  !pieces.some(isToolResult) ||
  rule.toolResultColocate === null ||
  added.every((piece) => isToolResult(piece) || rule.toolResultColocate?.includes(kindOf(piece.block)) === true)

/** The service joins neighbours of one role again, so a message that must stay apart gets a word of the assistant before it. */
const appended = (drafts: readonly Draft[], draft: Draft, rule: ModelRule): readonly Draft[] => {
  const last = drafts.at(-1)
  if (draft.pieces.length === 0) return drafts
  if (last === undefined) return draft.role === 'user' ? [draft] : [said('user', filler), draft]
  if (last.role !== draft.role) return [...drafts, draft]
  if (draft.role === 'user' && !mayShareMessage(last.pieces, draft.pieces, rule)) return [...drafts, said('assistant', filler), draft]
  return [...drafts.slice(0, -1), { role: draft.role, pieces: [...last.pieces, ...draft.pieces] }]
}

/** The service takes a document only beside some text. */
const withTextBesideDocuments = (draft: Draft): Draft =>
  draft.pieces.some(({ block }) => block.document !== undefined) && !draft.pieces.some(({ block }) => block.text !== undefined)
    ? { ...draft, pieces: [...draft.pieces, { block: { text: seeDocument }, from: null }] }
    : draft

/** Brings messages into the order every family accepts: user first and last, roles in turn, nothing empty. */
export const inAcceptedOrder = (drafts: readonly Draft[], rule: ModelRule): readonly Draft[] => {
  const merged = drafts.reduce<readonly Draft[]>((result, draft) => appended(result, draft, rule), [])
  const ended = merged.at(-1)?.role === 'assistant' ? [...merged, said('user', goOn)] : merged
  return ended.map(withTextBesideDocuments)
}
