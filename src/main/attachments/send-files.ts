import type { Attachment } from '../../shared/attachment.ts'
import type { BlobFiles } from './blob-files.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export type PreparedImage = { readonly mediaType: string; readonly bytes: Uint8Array }
export type PagePicture = PreparedImage & { readonly page: number }

/** The bytes of a file in the form in which it goes; what is made of it is made once and kept beside it. */
export type SendFiles = {
  readonly original: (attachment: Attachment, signal: AbortSignal) => Promise<Uint8Array>
  readonly image: (
    attachment: Attachment,
    limits: { readonly maximumEdge: number; readonly maximumBytes: number },
    signal: AbortSignal,
  ) => Promise<PreparedImage>
  /** Pages that cannot be drawn are left out. */
  readonly pagePictures: (
    attachment: Attachment,
    pages: readonly number[],
    limits: { readonly maximumEdge: number },
    signal: AbortSignal,
  ) => Promise<readonly PagePicture[]>
  readonly pdfPages: (attachment: Attachment, pages: readonly number[], signal: AbortSignal) => Promise<Uint8Array>
}

export type SendFilesDependencies = {
  readonly blobs: BlobFiles
  readonly reader: { readonly run: (request: ReaderRequest, signal: AbortSignal) => Promise<ReaderAnswer> }
}

export const createSendFiles = ({ blobs, reader }: SendFilesDependencies): SendFiles => {
  throw new Error(`${String(blobs)} ${String(reader)}`)
}
