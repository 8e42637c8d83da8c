import { canvasPng } from './canvas-png.ts'
import { fetchAttachment } from './fetch-attachment.ts'
import type { Thumbnail } from './render-thumbnail.ts'

/** Draws a kept image small. */
export const renderImageThumbnail = async (
  attachmentUrl: string,
  { maxWidth = 320 }: { readonly maxWidth?: number } = {},
): Promise<Thumbnail> => {
  const response = await fetchAttachment(attachmentUrl)
  const bitmap = await createImageBitmap(await response.blob(), { resizeWidth: maxWidth, resizeQuality: 'medium' })
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = Math.min(bitmap.height, bitmap.width * 2)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  return await canvasPng(canvas)
}
