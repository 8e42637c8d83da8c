import { claudeOf, isClaude, isNova2 } from './model-facts.ts'
import { invalid, type Rejection } from './rejection.ts'
import { thinkingIn } from './request-fields.ts'
import type { WireRequest } from './validate-shape.ts'
import type { WireBlock } from './wire-blocks.ts'

const isReasoning = ({ reasoningContent }: WireBlock): boolean => reasoningContent !== undefined

/** The answer that began the tool round which is still open: with a thinking budget it has to begin with its reasoning. */
const openRound = ({ messages }: WireRequest): number | null => {
  if (messages.at(-1)?.content.some(({ toolResult }) => toolResult !== undefined) !== true) return null
  const question = messages.findLastIndex(
    ({ role, content }) => role === 'user' && content.every(({ toolResult }) => toolResult === undefined),
  )
  return question + 1
}

const checkRound = (request: WireRequest): Rejection | null => {
  const index = openRound(request)
  const [first] = index === null ? [] : (request.messages[index]?.content ?? [])
  if (index === null || first === undefined || isReasoning(first)) return null
  const found = first.toolUse === undefined ? 'text' : 'tool_use'
  return invalid(
    `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${found}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks). To avoid this requirement, disable \`thinking\`.`,
  )
}

/** Reasoning goes back to the family that wrote it, signed, before what it led to. */
export const checkReasoning = (request: WireRequest, baseId: string): Rejection | null => {
  const has = request.messages.some(({ content }) => content.some(isReasoning))
  if (has && !isClaude(baseId) && !isNova2(baseId)) {
    return invalid("This model doesn't support the reasoningContent field. Remove reasoningContent and try again.")
  }
  if (!isClaude(baseId)) return null
  for (const [message, { content }] of request.messages.entries()) {
    const unsigned = content.findIndex(
      ({ reasoningContent }) => reasoningContent?.reasoningText !== undefined && !reasoningContent.reasoningText.signature,
    )
    if (unsigned !== -1) return invalid(`messages.${message}.content.${unsigned}.thinking.signature: Field required`)
    if (content.length > 0 && content.every(isReasoning)) {
      return invalid(`messages.${message}: The final block in an assistant message cannot be \`thinking\`.`)
    }
  }
  return claudeOf(baseId)?.thinking !== 'always' && thinkingIn(request)['type'] === 'enabled' ? checkRound(request) : null
}
