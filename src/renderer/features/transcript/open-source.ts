import type { Citation } from '../../../shared/message.ts'
import type { Attachment } from '../../../shared/attachment.ts'
import { openConversationState } from '../../state/open-conversation.ts'
import { openDocument } from '../../state/view.ts'
import { citedAttachment, citedPlace } from './cited-document.ts'
import { foundPlace, type FoundPlace } from './found-places.ts'

/** The attached file that an answer at this position of the open conversation cites; null where it is none. */
export const attachmentOf = (citation: Citation, answerPosition: number): Attachment | null => {
  const { messages, conversation, hasOlder } = openConversationState()
  return citedAttachment(citation, { messages, contextFrom: conversation?.contextFrom ?? 0, hasOlder }, answerPosition)
}

/** Opens the cited file at the cited place, beside the conversation. Returns false where no file is cited that is still there. */
export const openSource = (citation: Citation, answerPosition: number): boolean => {
  const attachment = attachmentOf(citation, answerPosition)
  if (attachment === null || attachment.isRemoved) return false
  openDocument(attachment, citedPlace(citation, attachment))
  return true
}

export const openFound = (found: FoundPlace): void => openDocument(found.attachment, foundPlace(found))
