import type { Attachment } from '../../shared/attachment.ts'
import type { Thumbnail } from './render-thumbnail.ts'

export const attachmentAddress = (attachment: Pick<Attachment, 'id'>, variant: 'original' | 'thumbnail'): string =>
  `attachment://${attachment.id}/${variant}`

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
  const address = attachmentAddress(attachment, 'original')
  if (attachment.kind === 'image') {
    const { renderImageThumbnail } = await import('./render-image-thumbnail.ts')
    return await renderImageThumbnail(address)
  }
  const { renderThumbnail } = await import('./render-thumbnail.ts')
  return await renderThumbnail(address)
}

const forgetOldest = (): void => {
  const [oldest] = kept
  if (oldest === undefined || kept.size <= maximumKept) return
  kept.delete(oldest[0])
  void oldest[1].then(({ url }) => URL.revokeObjectURL(url)).catch(() => null)
}
