import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { seeDocument } from './content-blocks.ts'
import type { Entry } from './conversation-order.ts'

const isWrappable = (block: ContentBlock): boolean => block.text !== undefined || block.image !== undefined

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailConverseImageBlock.html: png and jpeg, as bytes. */
const wrapped = (block: ContentBlock): ContentBlock => {
  if (block.text !== undefined) return { guardContent: { text: { text: block.text } } }
  const { format, source } = block.image ?? {}
  return source?.bytes !== undefined && (format === 'png' || format === 'jpeg')
    ? { guardContent: { image: { format, source: { bytes: source.bytes } } } }
    : block
}

/** A document has to stand beside plain text. */
const wrappedContent = (content: readonly ContentBlock[]): readonly ContentBlock[] => {
  const blocks = content.map(wrapped)
  return blocks.some((block) => block.document !== undefined) ? [...blocks, { text: seeDocument }] : blocks
}

/**
 * Has the guardrail look at the newest question alone: what is not in guard content is then not evaluated.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use-converse-api.html
 */
export const guardNewestQuestion = (entries: readonly Entry[], newestQuestion: number): readonly Entry[] => {
  const asks = ({ role, content }: Entry): boolean => role === 'user' && content.some(isWrappable)
  const given = entries[newestQuestion]
  const target = given !== undefined && asks(given) ? newestQuestion : entries.findLastIndex(asks)
  return entries.map((entry, index) => (index === target ? { ...entry, content: wrappedContent(entry.content) } : entry))
}
