import type { Conversation } from '../../shared/conversation.ts'
import type { Message } from '../../shared/message.ts'
import { getConversation, renameConversation } from '../store/conversations.ts'
import { listAllMessages } from '../store/messages.ts'
import { askAside } from './ask-aside.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

const longestTitle = 60
const longestExcerpt = 1500

const instructions =
  'Write a title for this conversation: at most six words, in its language, no quotation marks, no full stop. Answer with the title alone.'

const firstLine = (text: string): string => text.trim().split('\n', 1)[0]?.trim() ?? ''

const shortened = (text: string): string => {
  if (text.length <= longestTitle) return text
  const cut = text.slice(0, longestTitle)
  const space = cut.lastIndexOf(' ')
  return `${space > longestTitle / 2 ? cut.slice(0, space) : cut}…`
}

/** The title a conversation has at once, from the question alone: the file's name when there is one, else the first words. */
export const firstTitle = (text: string, attachmentNames: readonly string[]): string => {
  const [name] = attachmentNames
  if (name !== undefined) return shortened(name.replace(/\.[a-z0-9]{1,5}$/iu, ''))
  return shortened(firstLine(text))
}

const textOf = (message: Message): string =>
  message.parts
    .flatMap((part) => (part.type === 'text' ? [part.text] : part.type === 'attachment' ? [`[${part.attachment.name}]`] : []))
    .join('\n')

/** What a model answered, made fit for one line; null when nothing usable came. */
export const cleanTitle = (answer: string): string | null => {
  const line = firstLine(answer).replace(/^[#*"'“”«»\s]+|[*"'“”«».\s]+$/gu, '')
  return line === '' ? null : shortened(line)
}

/** Asks the conversation's model for a better title after the first answer. A title that a person wrote is never replaced. Null when none came. */
export const writeTitle = async (
  dependencies: TurnDependencies,
  conversation: Conversation,
  signal: AbortSignal,
): Promise<Conversation | null> => {
  const database = dependencies.database()
  const [question, answer] = listAllMessages(database, conversation.id)
  if (question === undefined || answer?.status !== 'complete' || answer.leftOut) return null
  const text = `${textOf(question).slice(0, longestExcerpt)}\n\n${textOf(answer).slice(0, longestExcerpt)}`
  const title = cleanTitle(await askAside(dependencies, conversation, { purpose: 'title', instructions, text, maxTokens: 64 }, signal))
  if (title === null || getConversation(database, conversation.id) === null) return null
  return renameConversation(database, conversation.id, title, 'auto')
}
