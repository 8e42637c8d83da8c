import { failure, refusal, type ExpectedError } from '../../shared/expected-error.ts'
import { fileSizeWords } from '../../shared/messages/file-size.ts'
import { libraryMainMessages as words } from '../../shared/messages/library-main.ts'
import { mainMessages } from '../../shared/messages/main.ts'

export const fileGone = (): ExpectedError => refusal('attachment-gone', mainMessages.attachmentGoneTitle, mainMessages.attachmentGoneAdvice)

export const fileStaysInS3 = (name: string): ExpectedError => refusal('attachment-in-s3', words.inS3Title(name), words.inS3Advice)

export const folderForgotten = (): ExpectedError => refusal('folder-forgotten', words.folderForgottenTitle, words.folderForgottenAdvice)

export const clipboardEmpty = (): ExpectedError => refusal('clipboard-empty', words.clipboardEmptyTitle, words.clipboardEmptyAdvice)

export const wrongPages = (name: string, pageCount: number): ExpectedError =>
  refusal('wrong-pages', words.wrongPagesTitle(name, pageCount), words.wrongPagesAdvice(pageCount))

export const noPagesToChoose = (name: string): ExpectedError => refusal('no-pages', words.noPagesTitle(name), words.noPagesAdvice)

export const tooLargeForS3 = (name: string, sizeBytes: number, limit: number): ExpectedError =>
  refusal('s3-too-large', words.s3TooLargeTitle(name, fileSizeWords(sizeBytes), fileSizeWords(limit)), words.s3TooLargeAdvice)

/** A file that is too large to be kept here, and of a kind that no model takes out of S3. */
export const wrongKindForS3 = (name: string, sizeBytes: number, limit: number): ExpectedError =>
  refusal('s3-kind', words.s3KindTitle(name, fileSizeWords(sizeBytes), fileSizeWords(limit)), words.s3KindAdvice)

export const unexpectedFailure = (name: string, cause: unknown): ExpectedError =>
  failure('bug', words.unexpectedTitle(name), words.unexpectedAdvice, cause)
