import type { S3Source } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { StagedBlob } from './blob-files.ts'
import { refusalWords } from './refuse-file.ts'

/** A PDF that a password would open; `lockedId` is what `unlock` takes. */
export class LockedFileError extends ExpectedError {
  readonly lockedId: string

  constructor(reason: 'password' | 'wrong-password', name: string, lockedId: string) {
    super(refusalWords(reason, name))
    this.name = 'LockedFileError'
    this.lockedId = lockedId
  }
}

type LockedFile = { readonly name: string; readonly staged: StagedBlob; readonly from: S3Source | null }

/** Files that wait for their passwords; the oldest gives way when there are too many. What is left is gone at the next start. */
export type LockedFiles = {
  readonly add: (lockedId: string, file: LockedFile) => Promise<void>
  readonly get: (lockedId: string) => LockedFile | null
  readonly remove: (lockedId: string) => Promise<void>
}

export const createLockedFiles = (maximumFiles = 20): LockedFiles => {
  const files = new Map<string, LockedFile>()
  const remove = async (lockedId: string): Promise<void> => {
    const file = files.get(lockedId)
    files.delete(lockedId)
    await file?.staged.discard()
  }
  return {
    add: async (lockedId, file) => {
      files.set(lockedId, file)
      const [oldest] = files.keys()
      if (files.size > maximumFiles && oldest !== undefined) await remove(oldest)
    },
    get: (lockedId) => files.get(lockedId) ?? null,
    remove,
  }
}
