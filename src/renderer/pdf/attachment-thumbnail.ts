import type { Attachment } from '../../shared/attachment.ts'
import type { Thumbnail } from './render-thumbnail.ts'

export const attachmentAddress = (attachment: Pick<Attachment, 'id'>, variant: 'original' | 'view' | 'thumbnail'): string =>
  `attachment://${attachment.id}/${variant}`

/** Pixels that this window decodes of an image itself, 160 MB; larger ones come with a view (attachments/read-image.ts). */
const maximumDecodedPixels = 40_000_000

/** Where the picture of an image is that this window can show; null when there is none that it could decode. */
export const imageAddress = (attachment: Attachment): string | null => {
  if (attachment.hasView) return attachmentAddress(attachment, 'view')
  const pixels = (attachment.width ?? 0) * (attachment.height ?? 0)
  return pixels > maximumDecodedPixels ? null : attachmentAddress(attachment, 'original')
}

const maximumKept = 40
const kept = new Map<string, Promise<Thumbnail>>()
let lastDrawing: Promise<unknown> = Promise.resolve()

/** The picture of a file that has none yet. One is drawn at a time, and each only once while its chip comes and goes. */
export const attachmentThumbnail = (attachment: Attachment): { readonly thumbnail: Promise<Thumbnail>; readonly isNew: boolean } => {
  const known = kept.get(attachment.sha256)
  if (known !== undefined) return { thumbnail: known, isNew: false }
  const thumbnail = lastDrawing.then(() => draw(attachment))
  lastDrawing = thumbnail.catch(() => null)
  kept.set(attachment.sha256, thumbnail)
  forgetOldest()
  return { thumbnail, isNew: true }
}

const draw = async (attachment: Attachment): Promise<Thumbnail> => {
  if (attachment.kind === 'image') {
    const address = imageAddress(attachment)
    if (address === null) throw new Error('The image is too large to be drawn')
    const { renderImageThumbnail } = await import('./render-image-thumbnail.ts')
    return await renderImageThumbnail(address)
  }
  const { renderThumbnail } = await import('./render-thumbnail.ts')
  return await renderThumbnail(attachmentAddress(attachment, 'original'))
}

const forgetOldest = (): void => {
  const [oldest] = kept
  if (oldest === undefined || kept.size <= maximumKept) return
  kept.delete(oldest[0])
  void oldest[1].then(({ url }) => URL.revokeObjectURL(url)).catch(() => null)
}
