import { ReadError } from './read-error.ts'

/** Libraries throw only sentences; all but the one about size mean that the file is not what it should be. */
export const describeImageFailure = (error: unknown): ReadError => {
  if (error instanceof ReadError) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new ReadError(/pixel limit/iu.test(detail) ? 'too-many-pixels' : 'damaged', detail, { cause: error })
}
