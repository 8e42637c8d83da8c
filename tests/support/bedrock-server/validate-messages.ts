import { claudeOf, isClaude, lacks, takesMidSystem } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'
import type { WireBlock } from './wire-blocks.ts'

const mayContinueAnswer = (baseId: string): boolean =>
  (claudeOf(baseId)?.version ?? 9) < 4.6 || /^amazon\.nova-(?:micro|lite|pro)/u.test(baseId)

/** The last answer, that the model is to go on with. */
const checkPrefill = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const last = messages.at(-1)
  if (last === undefined || last.role !== 'assistant') return null
  if (!mayContinueAnswer(baseId)) {
    return invalid('A conversation must end with a user message. Try again with a conversation that ends with a user message.')
  }
  const text = last.content.at(-1)?.text
  return text !== undefined && /\s$/u.test(text) ? invalid('messages: final assistant content cannot end with trailing whitespace') : null
}

const checkOrder = ({ messages }: WireRequest, baseId: string): Rejection | null => {
  const mayStartWithAnswer = /^(?:anthropic|qwen|zai|moonshot|moonshotai)\./u.test(baseId)
  const turns = messages.filter(({ role }) => role !== 'system')
  const repeated = turns.findIndex(({ role }, index) => index > 0 && turns[index - 1]?.role === role)
  return firstOf([
    () =>
      messages.some(({ role }) => role === 'system') && (!takesMidSystem(baseId) || messages[0]?.role === 'system')
        ? invalid('messages: Unexpected role "system". Use the top-level `system` parameter.')
        : null,
    () =>
      turns[0]?.role !== 'user' && !mayStartWithAnswer
        ? invalid('A conversation must start with a user message. Try again with a conversation that starts with a user message.')
        : null,
    () =>
      repeated === -1
        ? null
        : invalid(
            `messages: roles must alternate between "user" and "assistant", but found multiple "${turns[repeated]?.role ?? ''}" roles in a row`,
          ),
  ])
}

const isBlank = (text: string | undefined): boolean => text?.trim() === ''

const blankPlace = (block: WireBlock, baseId: string): string | null => {
  if (isBlank(block.text)) return ''
  if (isBlank(block.guardContent?.text?.text)) return '.guardContent.text'
  const inResult = isClaude(baseId) ? (block.toolResult?.content ?? []).findIndex(({ text }) => isBlank(text)) : -1
  return inResult === -1 ? null : `.toolResult.content.${inResult}`
}

const checkText = ({ messages, system }: WireRequest, baseId: string): Rejection | null =>
  firstOf([
    ...messages.flatMap(({ content }, message) => [
      () =>
        content.length === 0
          ? invalid(
              `The content field in the Message object at messages.${message} is empty. Add a ContentBlock object to the content field and try again.`,
            )
          : null,
      () => {
        const places = content.map((block) => blankPlace(block, baseId))
        const blank = places.findIndex((place) => place !== null)
        return blank === -1
          ? null
          : invalid(
              `The text field in the ContentBlock object at messages.${message}.content.${blank}${places[blank] ?? ''} is blank. Add text to the text field, and try again.`,
            )
      },
    ]),
    () =>
      (system ?? []).length > 0 && lacks.system(baseId)
        ? invalid(
            "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
          )
        : null,
    () =>
      isClaude(baseId) && (system ?? []).some(({ text }) => isBlank(text))
        ? invalid('system: text content blocks must contain non-whitespace text')
        : null,
  ])

const onlyInAnswers = ['toolUse', 'reasoningContent', 'citationsContent'] as const
const onlyInQuestions = ['image', 'document', 'video', 'audio', 'searchResult'] as const

const checkRoles = ({ messages }: WireRequest): Rejection | null => {
  for (const [index, { role, content }] of messages.entries()) {
    for (const block of content) {
      const answerKind = onlyInAnswers.find((kind) => block[kind] !== undefined)
      if (role !== 'assistant' && answerKind !== undefined) {
        return invalid(`messages.${index}: ${answerKind} blocks can only be in messages with the assistant role.`)
      }
      const questionKind = onlyInQuestions.find((kind) => block[kind] !== undefined)
      if (role === 'assistant' && questionKind !== undefined) {
        return invalid(`Messages with the assistant role can't contain ${questionKind} blocks: messages.${index}.`)
      }
      if (
        role === 'system' &&
        block.text === undefined &&
        block.cachePoint === undefined &&
        block.toolAddition === undefined &&
        block.toolRemoval === undefined
      ) {
        return invalid(`messages.${index}: messages with the system role can only contain text.`)
      }
    }
  }
  return null
}

/** Who says what in which order. */
export const checkMessages = (request: WireRequest, baseId: string): Rejection | null =>
  firstOf([
    () => (request.messages.length === 0 ? invalid('The messages field must contain at least one message.') : null),
    () => checkOrder(request, baseId),
    () => checkText(request, baseId),
    () => checkRoles(request),
    () => checkPrefill(request, baseId),
  ])
