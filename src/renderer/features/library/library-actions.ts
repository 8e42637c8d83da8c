import type { Attachment, LibraryItem } from '../../../shared/attachment.ts'
import { libraryMessages as words } from '../../../shared/messages/library.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { addToQuestion, removeFile, revealFile, saveFileAs } from '../../state/library.ts'
import { leavePlace, leaveSettings, openDocument } from '../../state/view.ts'
import { showToast } from '../../ui/toast.tsx'

const sayFailure = ({ title, advice }: UserFacingError): void => {
  showToast({ text: `${title}. ${advice}` })
}

/** Beside the conversation that is open. */
export const openFile = (attachment: Attachment): void => {
  leaveSettings()
  openDocument(attachment)
}

export const takeIntoQuestion = (attachment: Attachment): void => {
  if (addToQuestion(attachment) === 'full') {
    showToast({ text: words.full })
    return
  }
  leavePlace()
  showToast({ text: words.used(attachment.name) })
}

export const revealInFolder = async (attachment: Attachment): Promise<void> => {
  const failure = await revealFile(attachment)
  if (failure !== null) sayFailure(failure)
}

export const saveCopy = async (attachment: Attachment): Promise<void> => {
  const { isSaved, error } = await saveFileAs(attachment)
  if (error !== null) sayFailure(error)
  else if (isSaved) showToast({ text: words.saved(attachment.name) })
}

export const removeForGood = async (attachment: Attachment): Promise<void> => {
  const failure = await removeFile(attachment)
  if (failure === null) showToast({ text: words.removed(attachment.name) })
  else sayFailure(failure)
}

const namedConversations = 6

/** What is lost and what stays when a file goes: the same bytes go under each of their names. */
export const removalWords = ({ attachment }: LibraryItem, items: readonly LibraryItem[]): string => {
  const used = items.filter((item) => item.attachment.sha256 === attachment.sha256).flatMap(({ conversations }) => conversations)
  const titles = [...new Map(used.map(({ conversationId, title }) => [conversationId, title === '' ? words.untitled : title])).values()]
  return words.removeText(titles.slice(0, namedConversations), Math.max(0, titles.length - namedConversations))
}
