import { maximumImagePixels, maximumPdfPages } from '../../shared/file-limits.ts'
import { ExpectedError, refusal } from '../../shared/expected-error.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { RefusedKind } from './detected.ts'

export type RefusalReason =
  | RefusedKind
  | 'folder'
  | 'not-a-file'
  | 'empty'
  | 'unreadable'
  | 'gone'
  | 'read-failed'
  | 'not-kept'
  | 'not-a-pdf'
  | 'damaged'
  | 'damaged-image'
  | 'password'
  | 'wrong-password'
  | 'no-pages'
  | 'too-many-pages'
  | 'too-many-pixels'
  | 'too-much-inside'
  | 'timeout'
  | 'crashed'

type Words = { readonly title: (name: string) => string; readonly advice: string; readonly retryable: boolean }

const shownNumber = (value: number): string => value.toLocaleString('en-US')

const wordsOf = {
  folder: { title: words.folderTitle, advice: words.folderAdvice, retryable: false },
  'not-a-file': { title: words.notAFileTitle, advice: words.notAFileAdvice, retryable: false },
  empty: { title: words.emptyTitle, advice: words.emptyAdvice, retryable: false },
  unreadable: { title: words.unreadableTitle, advice: words.unreadableAdvice, retryable: true },
  gone: { title: words.goneTitle, advice: words.goneAdvice, retryable: false },
  'read-failed': { title: words.readFailedTitle, advice: words.readFailedAdvice, retryable: true },
  'not-kept': { title: words.notKeptTitle, advice: words.notKeptAdvice, retryable: true },
  'not-a-pdf': { title: words.notAPdfTitle, advice: words.notAPdfAdvice, retryable: false },
  damaged: { title: words.damagedTitle, advice: words.damagedAdvice, retryable: false },
  'damaged-office': { title: words.damagedOfficeTitle, advice: words.damagedAdvice, retryable: false },
  'damaged-image': { title: words.damagedImageTitle, advice: words.damagedAdvice, retryable: false },
  password: { title: words.passwordTitle, advice: words.passwordAdvice, retryable: false },
  'wrong-password': { title: words.wrongPasswordTitle, advice: words.wrongPasswordAdvice, retryable: false },
  'office-password': { title: words.passwordTitle, advice: words.officePasswordAdvice, retryable: false },
  'no-pages': { title: words.noPagesTitle, advice: words.noPagesAdvice, retryable: false },
  'too-many-pages': {
    title: (name: string) => words.tooManyPagesTitle(name, shownNumber(maximumPdfPages)),
    advice: words.tooManyPagesAdvice,
    retryable: false,
  },
  'too-many-pixels': {
    title: (name: string) => words.tooManyPixelsTitle(name, shownNumber(maximumImagePixels / 1_000_000)),
    advice: words.tooManyPixelsAdvice,
    retryable: false,
  },
  'too-much-inside': { title: words.tooMuchInsideTitle, advice: words.tooMuchInsideAdvice, retryable: false },
  timeout: { title: words.timeoutTitle, advice: words.timeoutAdvice, retryable: true },
  crashed: { title: words.crashedTitle, advice: words.crashedAdvice, retryable: true },
  presentation: { title: words.presentationTitle, advice: words.presentationAdvice, retryable: false },
  'other-document': { title: words.otherDocumentTitle, advice: words.otherDocumentAdvice, retryable: false },
  archive: { title: words.archiveTitle, advice: words.archiveAdvice, retryable: false },
  program: { title: words.programTitle, advice: words.programAdvice, retryable: false },
  unsupported: { title: words.unsupportedTitle, advice: words.unsupportedAdvice, retryable: false },
} as const satisfies Record<RefusalReason, Words>

/** The words for a file that was not taken; `name` must already be fit to show. */
export const refusalWords = (reason: RefusalReason, name: string): UserFacingError => {
  const { title, advice, retryable } = wordsOf[reason]
  return { code: `attachment-${reason}`, title: title(name), advice, retryable, remedies: [] }
}

export const refuseFile = (reason: RefusalReason, name: string, cause?: unknown): ExpectedError =>
  new ExpectedError(refusalWords(reason, name), { cause })

/** `sizeBytes` null is one that was not known when the limit was passed. */
export const refuseTooLarge = (name: string, sizeBytes: number | null, maximumBytes: number): ExpectedError => {
  const limit = fileSizeWords(maximumBytes)
  const title = sizeBytes === null ? words.tooLargeUnmeasuredTitle(name, limit) : words.tooLargeTitle(name, fileSizeWords(sizeBytes), limit)
  return refusal('attachment-too-large', title, words.tooLargeAdvice)
}
