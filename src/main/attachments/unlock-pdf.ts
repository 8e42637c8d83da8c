import { describePdfFailure } from './describe-pdf-failure.ts'
import { failedAnswer } from './read-error.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'
import { writePages } from './write-pages.ts'

/** The password is used here and kept nowhere: what is written opens without one. */
export const unlockPdf = async ({ path, output, password }: Extract<ReaderRequest, { type: 'unlock' }>): Promise<ReaderAnswer> => {
  try {
    await writePages({ path, output, pages: null, password })
    return { type: 'written', mediaType: 'application/pdf' }
  } catch (error) {
    return failedAnswer(describePdfFailure(error, 'wrong-password'))
  }
}
