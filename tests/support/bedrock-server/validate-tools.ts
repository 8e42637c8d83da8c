import { constraint, firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireBlock, WireRequest } from './validate-shape.ts'

const checkId = (id: string, path: string, isMistral: boolean): Rejection | null =>
  firstOf([
    () => (/^[a-zA-Z0-9_.:-]{1,64}$/u.test(id) ? null : constraint(id, path, 'satisfy regular expression pattern: [a-zA-Z0-9_.:-]+')),
    () =>
      isMistral && !/^[a-zA-Z0-9]{9}$/u.test(id) ? invalid(`Tool call id was ${id} but must be a-z, A-Z, 0-9, with a length of 9.`) : null,
  ])

const checkName = (name: string, path: string): Rejection | null =>
  /^[a-zA-Z0-9_-]{1,64}$/u.test(name) ? null : constraint(name, path, 'satisfy regular expression pattern: [a-zA-Z0-9_-]+')

const idsOf = (content: readonly WireBlock[], kind: 'toolUse' | 'toolResult'): readonly string[] =>
  content.flatMap((block) => {
    const id = block[kind]?.toolUseId
    return id === undefined ? [] : [id]
  })

const checkPair = (request: WireRequest, index: number): Rejection | null => {
  const message = request.messages[index]
  const uses = message?.role === 'assistant' ? idsOf(message.content, 'toolUse') : []
  const next = request.messages[index + 1]
  const results = idsOf(next?.content ?? [], 'toolResult')
  const missing = uses.filter((id) => !results.includes(id))
  if (missing.length > 0) {
    return invalid(`Expected toolResult blocks at messages.${index + 1}.content for the following Ids: ${missing.join(', ')}`)
  }
  const extra = results.filter((id) => !uses.includes(id))
  return extra.length > 0
    ? invalid(`The number of toolResult blocks at messages.${index + 1}.content exceeds the number of toolUse blocks of previous turn.`)
    : null
}

const checkConfig = ({ toolConfig }: WireRequest): Rejection | null =>
  firstOf([
    () => (toolConfig?.tools.length === 0 ? constraint('[]', 'toolConfig.tools', 'have length greater than or equal to 1') : null),
    ...(toolConfig?.tools ?? []).flatMap(({ toolSpec }, index) =>
      toolSpec === undefined
        ? []
        : [
            () => checkName(toolSpec.name, `toolConfig.tools.${index + 1}.member.toolSpec.name`),
            () =>
              toolSpec.description === ''
                ? constraint('', `toolConfig.tools.${index + 1}.member.toolSpec.description`, 'have length greater than or equal to 1')
                : null,
          ],
    ),
    () => {
      const names = (toolConfig?.tools ?? []).flatMap(({ toolSpec }) => (toolSpec === undefined ? [] : [toolSpec.name]))
      return new Set(names).size < names.length ? invalid('The tool names in a request must be unique.') : null
    },
  ])

/** Families that take nothing, or only some kinds, in the message that carries tool results. */
const takesBeside = (baseId: string, block: WireBlock): boolean => {
  if (block.toolResult !== undefined) return true
  if (/^(?:meta|mistral|writer)\./u.test(baseId)) return false
  return !baseId.startsWith('anthropic.') || block.document === undefined
}

/** Tool calls, their results, and the tools themselves. */
export const checkTools = (request: WireRequest, baseId: string): Rejection | null => {
  const blocks = request.messages.flatMap(({ content }) => content)
  const uses = blocks.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [toolUse]))
  const hasToolBlocks = blocks.some(({ toolUse, toolResult }) => toolUse !== undefined || toolResult !== undefined)
  const isMistral = baseId.startsWith('mistral.')
  const knowsNoTools = /^(?:deepseek\.r1|mistral\.mistral-7b|mistral\.mixtral)/u.test(baseId)
  const mixed = request.messages.some(
    ({ content }) => content.some(({ toolResult }) => toolResult !== undefined) && !content.every((block) => takesBeside(baseId, block)),
  )
  const refusesStatus = baseId.startsWith('writer.') && blocks.some(({ toolResult }) => toolResult?.status !== undefined)
  return firstOf([
    () => (knowsNoTools && (hasToolBlocks || request.toolConfig !== undefined) ? invalid("This model doesn't support tool use.") : null),
    () =>
      hasToolBlocks && request.toolConfig === undefined
        ? invalid('The toolConfig field must be defined when using toolUse and toolResult content blocks.')
        : null,
    () => checkConfig(request),
    ...uses.flatMap(({ toolUseId, name }) => [
      () => checkId(toolUseId, 'toolUse.toolUseId', isMistral),
      () => checkName(name, 'toolUse.name'),
    ]),
    () => (new Set(uses.map(({ toolUseId }) => toolUseId)).size < uses.length ? invalid('messages: `tool_use` ids must be unique') : null),
    ...request.messages.map((_message, index) => () => checkPair(request, index)),
    () =>
      idsOf(request.messages[0]?.content ?? [], 'toolResult').length > 0
        ? invalid('The number of toolResult blocks at messages.0.content exceeds the number of toolUse blocks of previous turn.')
        : null,
    () => (mixed ? invalid('Conversation blocks and tool result blocks cannot be provided in the same turn.') : null),
    () => (refusesStatus ? invalid("This model doesn't support the status field. Remove status and try again.") : null),
  ])
}
