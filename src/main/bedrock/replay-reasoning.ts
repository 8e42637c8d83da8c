import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ReasoningPart } from '../../shared/message.ts'
import { baseModelId } from './base-model-id.ts'
import { isBlank } from './content-blocks.ts'
import type { Draft } from './conversation-order.ts'
import type { ModelRule } from './model-rules.ts'
import type { RepairContext } from './repair-context.ts'
import type { RequestMessage, RequestPart } from './reply-request.ts'

export const isSameModel = ({ origin }: RequestMessage, { modelId, baseId }: Pick<RepairContext, 'modelId' | 'baseId'>): boolean =>
  origin !== null && (origin.modelId === modelId || baseModelId(origin.modelId) === baseId)

/** Only Claude signs its reasoning and wants it back; another family has to be known to. */
const takesReasoning = ({ rule, isClaude }: RepairContext): boolean =>
  !rule.dropReasoningOnReplay && rule.replayReasoning !== false && (isClaude || rule.replayReasoning === true)

/** True where the reasoning of an answer may go back: to the model that wrote it and, with some, only after the very same messages. */
export const mayReplay = (message: RequestMessage, prefixHash: string | null, context: RepairContext): boolean =>
  takesReasoning(context) &&
  message.status === 'complete' &&
  isSameModel(message, context) &&
  (!context.rule.thinkingBoundToPrefix || message.origin?.prefixHash === prefixHash)

/** Exactly as it came, with an empty text too where there is a signature; null for what cannot go back. */
const reasoningBlock = (part: ReasoningPart, { isClaude }: RepairContext): ContentBlock.ReasoningContentMember | null => {
  const redacted = Buffer.from(part.redacted ?? '', 'base64')
  if (redacted.byteLength > 0) return { reasoningContent: { redactedContent: new Uint8Array(redacted) } }
  if (part.signature !== undefined && part.signature !== '') {
    return { reasoningContent: { reasoningText: { text: part.text, signature: part.signature } } }
  }
  return isClaude || isBlank(part.text) ? null : { reasoningContent: { reasoningText: { text: part.text } } }
}

/** A part of an answer and what became of it; null for reasoning, of which it is not settled yet. */
export type AnswerPart = { readonly part: RequestPart; readonly blocks: readonly ContentBlock[] | null }

/** Reasoning that would stand side by side only because what was between it is not told any more. */
const hasNewNeighbours = (parts: readonly AnswerPart[]): boolean => {
  let isBehindReasoning = false
  let isSomethingGone = false
  for (const { blocks } of parts) {
    if (blocks === null) {
      if (isBehindReasoning && isSomethingGone) return true
      isBehindReasoning = true
      isSomethingGone = false
    } else if (blocks.length === 0) isSomethingGone = true
    else isBehindReasoning = false
  }
  return false
}

/** Nothing may be the last of an answer, or all of it, but what it said or called. */
const endsInReasoning = (parts: readonly AnswerPart[]): boolean => {
  const last = parts.findLast(({ blocks }) => blocks === null || blocks.length > 0)
  return last === undefined || last.blocks === null
}

/** The whole reasoning of an answer or none of it: a part of it would be a changed one. */
export const withReasoning = (parts: readonly AnswerPart[], isAllowed: boolean, context: RepairContext): readonly ContentBlock[] => {
  const replayed = parts.flatMap(({ part }) => (part.type === 'reasoning' ? [reasoningBlock(part, context)] : []))
  const isKept = isAllowed && !replayed.includes(null) && !hasNewNeighbours(parts) && !endsInReasoning(parts)
  return parts.flatMap(({ part, blocks }) => {
    if (part.type !== 'reasoning') return blocks ?? []
    const block = isKept ? reasoningBlock(part, context) : null
    return block === null ? [] : [block]
  })
}

const isReasoning = (block: ContentBlock): boolean => block.reasoningContent !== undefined
const isCall = (block: ContentBlock): boolean => block.toolUse !== undefined && block.toolUse.type === undefined

/** Which rounds of tools are still going on: the answers whose results are the last thing said. */
const openRounds = (drafts: readonly Draft[]): readonly Draft[] => {
  const rounds: Draft[] = []
  for (let index = drafts.length - 1; index > 0; index -= 2) {
    const answer = drafts[index - 1]
    if (answer === undefined || !drafts[index]?.pieces.some(({ block }) => block.toolResult !== undefined)) break
    rounds.push(answer)
  }
  return rounds
}

/**
 * True where a round of tools that is going on lacks the reasoning that the model has to find there: it was not asked to reason then, or its
 * reasoning cannot go back. A model that decides itself whether to reason only misses what it had.
 */
export const lacksReasoning = (drafts: readonly Draft[], dropped: ReadonlySet<string>, rule: ModelRule, isClaude: boolean): boolean => {
  if (!isClaude) return false
  const hasToBegin = rule.thinking === 'extended' || rule.thinking === null
  return openRounds(drafts).some(
    ({ pieces }) =>
      pieces.some(({ block }) => isCall(block)) &&
      (pieces.some(({ from }) => from !== null && dropped.has(from)) ||
        (hasToBegin && pieces[0] !== undefined && !isReasoning(pieces[0].block))),
  )
}
