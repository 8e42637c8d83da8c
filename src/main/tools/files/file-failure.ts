import { errorCode } from '../../../shared/error-code.ts'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'

/** A failure of the file system in words for the model; errors of our own stay as they are. `path` is what the model called it. */
export const fileFailure = (path: string, error: unknown): Error => {
  const code = errorCode(error)
  if (code === null) return error instanceof Error ? error : new Error(words.failed(path, String(error)), { cause: error })
  return new Error(sentence(path, code), { cause: error })
}

const sentence = (path: string, code: string): string => {
  switch (code) {
    case 'ENOENT':
    case 'ENAMETOOLONG':
      return words.missing(path)
    case 'ENOTDIR':
      return words.notAFolder(path)
    case 'EISDIR':
      return words.isFolder(path)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return words.denied(path)
    case 'ENOSPC':
    case 'EDQUOT':
      return words.diskFull(path)
    case 'ENXIO':
      return words.notAFile(path)
    default:
      return words.failed(path, code)
  }
}
