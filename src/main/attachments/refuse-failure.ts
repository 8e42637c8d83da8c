import type { AttachmentKind } from '../../shared/attachment.ts'
import { hasPdfEnding } from './detect-media-type.ts'
import type { RefusalReason } from './refuse-file.ts'
import type { ReadFailure } from './reader-request.ts'

/** Why a file that could not be read is refused, given what it was taken for. */
export const refusalOf = (reason: ReadFailure, kind: AttachmentKind, name: string): RefusalReason => {
  switch (reason) {
    case 'damaged':
      return damagedKind(kind)
    case 'password':
      return kind === 'office' ? 'office-password' : 'password'
    case 'unsupported':
      return hasPdfEnding(name) ? 'not-a-pdf' : 'unsupported'
    case 'wrong-password':
    case 'too-many-pages':
    case 'too-many-pixels':
    case 'too-much-inside':
    case 'timeout':
    case 'crashed':
      return reason
  }
}

const damagedKind = (kind: AttachmentKind): RefusalReason => {
  switch (kind) {
    case 'pdf':
      return 'damaged'
    case 'image':
      return 'damaged-image'
    case 'office':
      return 'damaged-office'
    case 'text':
    case 'video':
    case 'audio':
      return 'unsupported'
  }
}
