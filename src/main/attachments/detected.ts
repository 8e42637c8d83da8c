import type { AttachmentKind } from '../../shared/attachment.ts'

/** Kinds of files that are known and not taken, by what there is to do about them. */
export type RefusedKind = 'presentation' | 'other-document' | 'archive' | 'program' | 'office-password' | 'damaged-office' | 'unsupported'

/** What a file is. Two containers are only told apart by what they hold. */
export type Detected =
  | { readonly kind: AttachmentKind; readonly mediaType: string }
  | { readonly kind: 'refused'; readonly reason: RefusedKind }
  | { readonly kind: 'zip' }
  | { readonly kind: 'compound-file' }

export const refused = (reason: RefusedKind): Detected => ({ kind: 'refused', reason })

export const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end)

/** The letters after the last dot of a file's name, in lower case. */
export const endingOf = (fileName: string): string => /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? ''
