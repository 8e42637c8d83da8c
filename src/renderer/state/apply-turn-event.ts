import { appendToPart } from '../../shared/append-to-part.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { TurnEvent } from '../../shared/turn-event.ts'

type Messages = readonly Message[]

/** Folds one event into the messages. What the event does not touch keeps its identity, so that only the live message renders again. */
export const applyTurnEvent = (messages: Messages, event: TurnEvent): Messages => {
  switch (event.type) {
    case 'message-start':
      return putMessage(messages, event.message)
    case 'part-start':
    case 'part-end':
      return changeMessage(messages, event.messageId, (message) => putPart(message, event.index, event.part))
    case 'part-delta':
      return changePart(messages, event.messageId, event.index, (part) => appendToPart(part, event.text))
    case 'tool-outcome':
      return changePart(messages, event.messageId, event.index, (part) =>
        part.type === 'tool-call' ? { ...part, outcome: event.outcome } : part,
      )
    case 'tool-approval':
      return changePart(messages, event.messageId, event.index, (part) =>
        part.type === 'tool-call' ? { ...part, approval: event.approval } : part,
      )
    case 'message-replaced':
      return putMessage(messages, event.message)
    case 'message-end':
      return changeMessage(messages, event.messageId, (message) => ({
        ...message,
        status: event.status,
        error: event.error,
        details: event.details,
      }))
    case 'messages-removed':
      return removeMessages(messages, event.messageIds)
    // What a running call writes is not kept: tool-output.ts.
    case 'tool-output':
    case 'turn-waiting':
    case 'turn-end':
      return messages
  }
}

/** Puts a message in its place by position, or over the one with the same id. */
export const putMessage = (messages: Messages, message: Message): Messages => {
  const index = messages.findLastIndex((other) => other.id === message.id)
  if (index >= 0) return messages.with(index, message)
  const after = messages.findLastIndex((other) => other.position < message.position)
  return messages.toSpliced(after + 1, 0, message)
}

const removeMessages = (messages: Messages, ids: readonly Message['id'][]): Messages =>
  messages.some((message) => ids.includes(message.id)) ? messages.filter((message) => !ids.includes(message.id)) : messages

const changeMessage = (messages: Messages, id: Message['id'], change: (message: Message) => Message): Messages => {
  const index = messages.findLastIndex((message) => message.id === id)
  const message = messages[index]
  if (message === undefined) return messages
  const changed = change(message)
  return changed === message ? messages : messages.with(index, changed)
}

const changePart = (messages: Messages, id: Message['id'], index: number, change: (part: Part) => Part): Messages =>
  changeMessage(messages, id, (message) => {
    const part = message.parts[index]
    if (part === undefined) return message
    const changed = change(part)
    return changed === part ? message : { ...message, parts: message.parts.with(index, changed) }
  })

const putPart = (message: Message, index: number, part: Part): Message => {
  if (index < 0 || index > message.parts.length) return message
  return { ...message, parts: message.parts.toSpliced(index, 1, part) }
}
