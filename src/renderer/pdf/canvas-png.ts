import type { Thumbnail } from './render-thumbnail.ts'

export const canvasPng = async (canvas: HTMLCanvasElement): Promise<Thumbnail> => {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The preview could not be encoded')
  return { url: URL.createObjectURL(blob), png: new Uint8Array(await blob.arrayBuffer()) }
}
