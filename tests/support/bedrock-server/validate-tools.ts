import { isClaude, isNova, lacks, resultMediaOf } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'
import type { WireBlock } from './wire-blocks.ts'

const isServerUse = (block: WireBlock): boolean => block.toolUse?.type === 'server_tool_use'

const usesIn = (content: readonly WireBlock[]): readonly string[] =>
  content.flatMap((block) => (block.toolUse === undefined || isServerUse(block) ? [] : [block.toolUse.toolUseId]))
const resultsIn = (content: readonly WireBlock[]): readonly string[] => content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? [])

/** Every call has its result in the very next message, and every result its call. */
const checkPair = ({ messages }: WireRequest, index: number): Rejection | null => {
  const message = messages[index]
  const uses = message?.role === 'assistant' ? usesIn(message.content) : []
  const next = messages[index + 1]
  const results = next?.role === 'user' ? resultsIn(next.content) : []
  const missing = uses.filter((id) => !results.includes(id))
  if (missing.length > 0) {
    return invalid(`Expected toolResult blocks at messages.${index + 1}.content for the following Ids: ${missing.join(', ')}`)
  }
  if (results.some((id) => !uses.includes(id))) {
    return invalid(
      `The number of toolResult blocks at messages.${index + 1}.content exceeds the number of toolUse blocks of previous turn.`,
    )
  }
  const repeated = results.find((id, place) => results.indexOf(id) !== place)
  return repeated === undefined
    ? null
    : invalid(`each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${repeated}`)
}

/** What the service runs itself stands in the answer, call and result. */
const checkServerTools = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const answers = messages.filter(({ role }) => role === 'assistant')
  const serverUses = answers.flatMap(({ content }) => content.filter(isServerUse))
  if (serverUses.length > 0 && lacks.serverTools(baseId)) {
    return invalid("This model doesn't support the toolUse.type field. Remove toolUse.type and try again.")
  }
  for (const { content } of answers) {
    const uses = content.flatMap((block) => (isServerUse(block) ? [block.toolUse?.toolUseId ?? ''] : []))
    const results = resultsIn(content)
    const lonely = uses.find((id) => !results.includes(id)) ?? results.find((id) => !uses.includes(id))
    if (lonely !== undefined) return invalid(`server_tool_use and its result must stand in the same assistant message: ${lonely}`)
  }
  return null
}

/** The kinds that may stand in the message that carries tool results. */
const takesBeside = (baseId: string, block: WireBlock): boolean => {
  if (block.toolResult !== undefined || block.cachePoint !== undefined) return true
  if (/^(?:meta|mistral|writer)\./u.test(baseId)) return false
  return !isClaude(baseId) || block.text !== undefined || block.image !== undefined || block.guardContent !== undefined
}

const checkNeighbours = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  for (const [index, { role, content }] of messages.entries()) {
    const last = content.findLastIndex(({ toolResult }) => toolResult !== undefined)
    if (role !== 'user' || last === -1) continue
    if (!content.every((block) => takesBeside(baseId, block))) {
      return invalid('Conversation blocks and tool result blocks cannot be provided in the same turn.')
    }
    if (content.slice(0, last).some(({ toolResult, cachePoint }) => toolResult === undefined && cachePoint === undefined)) {
      return invalid(
        `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${resultsIn(content).join(', ')}`,
      )
    }
  }
  return null
}

const isJsonObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
const noObject = (place: string): Rejection =>
  invalid(`The format of the value at ${place} is invalid. Provide a json object for the field and try again.`)

const checkResult = ({ toolResult }: WireBlock, place: string, baseId: string): Rejection | null => {
  if (toolResult === undefined) return null
  const media = resultMediaOf(baseId)
  const kinds = ['image', 'document', 'video', 'searchResult'] as const
  const refused = kinds.find((kind) => media?.includes(kind) === false && toolResult.content.some((piece) => piece[kind] !== undefined))
  const wrong = toolResult.content.findIndex(({ json }) => json !== undefined && !isJsonObject(json))
  return firstOf([
    () => (wrong !== -1 && (isClaude(baseId) || isNova(baseId)) ? noObject(`${place}.toolResult.content.${wrong}.json`) : null),
    () =>
      refused === undefined
        ? null
        : invalid(
            `This model doesn't support the toolResult.content.${refused} field. Remove toolResult.content.${refused} and try again.`,
          ),
    () =>
      toolResult.status !== undefined && lacks.toolResultStatus(baseId)
        ? invalid("This model doesn't support the status field. Remove status and try again.")
        : null,
    () =>
      toolResult.content.length === 0 && baseId.startsWith('nvidia.')
        ? invalid(`The content field at ${place}.toolResult is empty.`)
        : null,
  ])
}

const checkBlock = (block: WireBlock, place: string, baseId: string): Rejection | null => {
  const id = block.toolUse?.toolUseId ?? block.toolResult?.toolUseId
  if (id !== undefined && baseId.startsWith('mistral.') && !/^[a-zA-Z0-9]{9}$/u.test(id)) {
    return invalid(`Tool call id was ${id} but must be a-z, A-Z, 0-9, with a length of 9.`)
  }
  return block.toolUse !== undefined && !isJsonObject(block.toolUse.input)
    ? noObject(`${place}.toolUse.input`)
    : checkResult(block, place, baseId)
}

/** Tool calls of the conversation and their results. */
export const checkTools = (request: WireRequest, baseId: string): Rejection | null => {
  const { messages, toolConfig } = request
  const blocks = messages.flatMap(({ content }) => content)
  const ids = blocks.flatMap(({ toolUse }) => toolUse?.toolUseId ?? [])
  const hasToolBlocks = blocks.some(({ toolUse, toolResult }) => toolUse !== undefined || toolResult !== undefined)
  return firstOf([
    () => (lacks.tools(baseId) && hasToolBlocks ? invalid("This model doesn't support tool use.") : null),
    () =>
      hasToolBlocks && toolConfig === undefined
        ? invalid('The toolConfig field must be defined when using toolUse and toolResult content blocks.')
        : null,
    ...messages.flatMap(({ content }, message) =>
      content.map((block, index) => () => checkBlock(block, `messages.${message}.content.${index}`, baseId)),
    ),
    () => (new Set(ids).size < ids.length ? invalid('messages: `tool_use` ids must be unique') : null),
    ...messages.map((_message, index) => () => checkPair(request, index)),
    () =>
      messages[0]?.role === 'user' && resultsIn(messages[0].content).length > 0
        ? invalid('The number of toolResult blocks at messages.0.content exceeds the number of toolUse blocks of previous turn.')
        : null,
    () => checkServerTools(request, baseId),
    () => checkNeighbours(request, baseId),
  ])
}
