import { cutText } from '../../shared/cut-text.ts'
import { attachmentsMessages } from '../../shared/messages/attachments.ts'

/** Characters that are kept of one file. */
export const maximumTextLength = 20_000_000

/** A text no longer than its limit; one that was cut says so at its end. */
export const limitText = (text: string, maximumLength: number): string =>
  text.length <= maximumLength ? text : `${cutText(text, maximumLength)}\n${attachmentsMessages.textCut}`
