import { describePdfFailure } from './describe-pdf-failure.ts'
import { failedAnswer } from './read-error.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'
import { writePages } from './write-pages.ts'

/** Pages that the document does not have are left out. */
export const writePdfPages = async ({ path, output, pages }: Extract<ReaderRequest, { type: 'pdf-pages' }>): Promise<ReaderAnswer> => {
  try {
    await writePages({ path, output, pages })
    return { type: 'written', mediaType: 'application/pdf' }
  } catch (error) {
    return failedAnswer(describePdfFailure(error, 'password'))
  }
}
