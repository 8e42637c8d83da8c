import type { Message } from '../../../shared/message.ts'
import { citedText } from './citations.ts'
import { groupParts } from './structured-parts.ts'

/** What a message says in words, as it is copied. */
export const messageText = (message: Message): string => {
  const { structured } = message.details ?? { structured: null }
  const texts = groupParts(message, false).flatMap((group) => {
    if (group.type === 'cited') return [citedText(group.parts, [])]
    return group.type === 'part' && (group.part.type === 'text' || group.part.type === 'guard-content') ? [group.part.text] : []
  })
  return [...texts, ...(structured === null || structured.value === null ? [] : [JSON.stringify(structured.value, null, 2)])].join('\n\n')
}
