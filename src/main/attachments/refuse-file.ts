import { ExpectedError } from '../../shared/expected-error.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'
import { attachmentsMessages as words } from '../../shared/messages/attachments.ts'

export type RefusalReason =
  | 'folder'
  | 'not-a-file'
  | 'empty'
  | 'unreadable'
  | 'gone'
  | 'read-failed'
  | 'not-kept'
  | 'not-a-pdf'
  | 'damaged'
  | 'password'
  | 'no-pages'
  | 'timeout'
  | 'crashed'
  | 'unsupported'

type Words = { readonly title: (name: string) => string; readonly advice: string; readonly retryable: boolean }

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
  password: { title: words.passwordTitle, advice: words.passwordAdvice, retryable: false },
  'no-pages': { title: words.noPagesTitle, advice: words.noPagesAdvice, retryable: false },
  timeout: { title: words.timeoutTitle, advice: words.timeoutAdvice, retryable: true },
  crashed: { title: words.crashedTitle, advice: words.crashedAdvice, retryable: true },
  unsupported: { title: words.unsupportedTitle, advice: words.unsupportedAdvice, retryable: false },
} as const satisfies Record<RefusalReason, Words>

/** The error for a file that was not taken; `name` must already be fit to show. */
export const refuseFile = (reason: RefusalReason, name: string, cause?: unknown): ExpectedError => {
  const { title, advice, retryable } = wordsOf[reason]
  return new ExpectedError({ code: `attachment-${reason}`, title: title(name), advice, retryable, remedies: [] }, { cause })
}

export const refuseTooLarge = (name: string, sizeBytes: number, maximumBytes: number): ExpectedError =>
  new ExpectedError({
    code: 'attachment-too-large',
    title: words.tooLargeTitle(name, fileSizeWords(sizeBytes), fileSizeWords(maximumBytes)),
    advice: words.tooLargeAdvice,
    retryable: false,
    remedies: [],
  })
