import type { AttachmentKind, FilePlan } from '../../shared/attachment.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'

/** All that the decision how a file goes needs to know of it; no bytes. Oldest first, the newest question's own `isAsked`. */
export type FileFacts = {
  readonly key: string
  readonly kind: AttachmentKind
  readonly mediaType: string
  readonly name: string
  readonly sizeBytes: number
  /** Pages that would go, those chosen. */
  readonly pageCount: number | null
  readonly hasText: boolean
  readonly width: number | null
  readonly height: number | null
  readonly isInS3: boolean
  readonly isStored: boolean
  readonly isRemoved: boolean
  readonly isAsked: boolean
}

/** `note` is what is said of a file that goes in another way than it is; `error` is there where `form` is refused. */
export type PlannedFile = {
  readonly key: string
  readonly form: FilePlan['form']
  readonly note: string | null
  readonly error: UserFacingError | null
  /** How many of its first pages go as pictures; 0 where none do. */
  readonly pictureCount?: number
}

export type ImageLimits = { readonly maximumEdge: number; readonly maximumBytes: number }

/** How the files of a request go to one model. `picturesEdge` is how many pixels the longer side of a picture of a page has. */
export type FilePlanning = { readonly files: readonly PlannedFile[]; readonly imageLimits: ImageLimits; readonly picturesEdge: number }
