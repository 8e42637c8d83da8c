import { errorCode } from '../../shared/error-code.ts'
import { failure, type ExpectedError } from '../../shared/expected-error.ts'
import { storeMessages } from '../../shared/messages/store.ts'

type StoreFailure = 'store-corrupt' | 'store-missing' | 'store-newer' | 'store-unwritable' | 'store-full'

const words = {
  'store-corrupt': storeMessages.corrupt,
  'store-missing': storeMessages.missing,
  'store-newer': storeMessages.newer,
  'store-unwritable': storeMessages.unwritable,
  'store-full': storeMessages.full,
} as const satisfies Record<StoreFailure, unknown>

export const storeFailure = (code: StoreFailure, file: string, cause?: unknown): ExpectedError => {
  const { title, advice } = words[code]
  return failure(code, title, advice(file), cause)
}

const codes: readonly (readonly [RegExp, StoreFailure])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/u, 'store-corrupt'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/u, 'store-full'],
  [/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)/u, 'store-unwritable'],
]

/** Runs `work`; what the disk or the file made fail becomes an ExpectedError that names the file, a mistake of ours stays as it is. */
export const explained = <Value>(file: string, work: () => Value): Value => {
  try {
    return work()
  } catch (error) {
    const code = errorCode(error) ?? ''
    const known = codes.find(([pattern]) => pattern.test(code))
    throw known === undefined ? error : storeFailure(known[1], file, error)
  }
}
