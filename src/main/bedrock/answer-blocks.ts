import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ToolCallPart, ToolResultPart } from '../../shared/message.ts'
import { citedTextBlocks } from './citation-blocks.ts'
import { searchResultText, textBlocks, toolCallText, toolUseBlock } from './content-blocks.ts'
import { documentText, madeFileText } from './document-text.ts'
import { missingKindOf } from './file-blocks.ts'
import type { RepairContext } from './repair-context.ts'
import { isSameModel, mayReplay, withReasoning, type AnswerPart } from './replay-reasoning.ts'
import type { RequestAttachment, RequestMessage, RequestPart } from './reply-request.ts'
import { serverToolBlocks } from './server-tool-blocks.ts'
import { looseResultBlocks, toolResultBlocks, toolResultTexts, type Place } from './tool-result-blocks.ts'

/** A stored answer: what the assistant said, and what the user's side has to say to it at once. */
export type AnswerBlocks = {
  readonly said: readonly ContentBlock[]
  readonly results: readonly ContentBlock[]
  readonly beside: readonly ContentBlock[]
  /** It had reasoning that does not go back. */
  readonly hasDropped: boolean
}

type Mapped = { readonly said: AnswerPart; readonly results: readonly ContentBlock[]; readonly beside: readonly ContentBlock[] }

/** A call that was cut off was never run and is not told; one that ran is. */
const isTold = (part: ToolCallPart, message: RequestMessage): boolean =>
  message.status === 'complete' || (part.input !== null && part.outcome !== null)

const serverResultOf = (part: ToolCallPart, { parts }: RequestMessage): ToolResultPart | null =>
  parts.find((other): other is ToolResultPart => other.type === 'tool-result' && other.toolUseId === part.toolUseId) ?? null

const isServerCallOf = (part: RequestPart, result: ToolResultPart): boolean =>
  part.type === 'tool-call' && part.server === true && part.toolUseId === result.toolUseId

const attachmentText = (attachment: RequestAttachment): string =>
  attachment.pages.length > 0
    ? documentText(attachment.name, attachment.pages, attachment.pageNumbers)
    : madeFileText(missingKindOf(attachment))

const saidBlocks = (part: RequestPart, message: RequestMessage, place: Place, context: RepairContext): readonly ContentBlock[] => {
  switch (part.type) {
    case 'text':
      return citedTextBlocks(part.text, part.citations ?? [], isSameModel(message, context), context)
    case 'attachment':
      return textBlocks(attachmentText(part.attachment))
    case 'media':
      return [{ text: madeFileText(part.kind) }]
    case 'search-result':
      return textBlocks(searchResultText(part))
    case 'guard-content':
      return textBlocks(part.text)
    case 'tool-result':
      return message.parts.some((other) => isServerCallOf(other, part)) ? [] : looseResultBlocks(part.content, place, context)
    case 'reasoning':
    case 'tool-call':
    case 'output-schema':
    case 'unknown':
      return []
  }
}

const callBlocks = (part: ToolCallPart, message: RequestMessage, place: Place, context: RepairContext): Mapped => {
  const nothing = { said: { part, blocks: [] }, results: [], beside: [] }
  if (part.server === true) {
    const blocks = serverToolBlocks(part, serverResultOf(part, message), isSameModel(message, context), context)
    return { ...nothing, said: { part, blocks } }
  }
  if (!isTold(part, message)) return nothing
  if (context.rule.tools === false) {
    return { said: { part, blocks: [{ text: toolCallText(part) }] }, results: [], beside: toolResultTexts(part, place, context) }
  }
  const toolUseId = context.newToolId(part.toolUseId)
  const { result, beside } = toolResultBlocks(part, toolUseId, place, context)
  return { said: { part, blocks: [toolUseBlock(part, toolUseId)] }, results: [result], beside }
}

export const answerBlocks = (message: RequestMessage, index: number, prefixHash: string | null, context: RepairContext): AnswerBlocks => {
  const mapped = message.parts.map((part, number): Mapped => {
    const place = { message: index, part: number }
    if (part.type === 'tool-call') return callBlocks(part, message, place, context)
    return { said: { part, blocks: part.type === 'reasoning' ? null : saidBlocks(part, message, place, context) }, results: [], beside: [] }
  })
  const said = withReasoning(
    mapped.map((one) => one.said),
    mayReplay(message, prefixHash, context),
    context,
  )
  return {
    said,
    results: mapped.flatMap(({ results }) => results),
    beside: mapped.flatMap(({ beside }) => beside),
    hasDropped:
      message.parts.some(({ type }) => type === 'reasoning') && !said.some(({ reasoningContent }) => reasoningContent !== undefined),
  }
}
