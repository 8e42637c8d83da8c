import { useMemo } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import type { Message } from '../../../shared/message.ts'
import { useMatches } from '../../state/matches.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { foundPlaces, type FoundPlaces } from './found-places.ts'

const attachmentsOf = (messages: readonly Message[]): ReadonlyMap<string, Attachment> =>
  new Map(
    messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'attachment' ? [[part.attachment.id, part.attachment]] : []))),
  )

const nothing: readonly Message[] = []

/** What of a message was found in the attached files; null where nothing was. */
export const useFoundPlaces = (message: Message): FoundPlaces | null => {
  const matches = useMatches(message.id)
  const messages = useOpenConversation((state) => (matches.length === 0 ? nothing : state.messages))
  return useMemo(() => (matches.length === 0 ? null : foundPlaces(message, matches, attachmentsOf(messages))), [message, matches, messages])
}
