import { join } from 'node:path'
import type { PDFiumDocument } from '@hyzyla/pdfium'
import { openPixels } from './decode-image.ts'
import { describeImageFailure } from './describe-image-failure.ts'
import { openForDrawing } from './page-drawing.ts'
import { failedAnswer, ReadError } from './read-error.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

type PicturesRequest = Extract<ReaderRequest, { type: 'page-pictures' }>

const quality = 80
/** A page of a stamp's size is not drawn as large as a poster. */
const maximumScale = 6

/** Writes what can be drawn: a page that fails is left out, and only when all do is the file damaged. */
export const drawPagePictures = async (request: PicturesRequest): Promise<ReaderAnswer> => {
  try {
    const document = await openForDrawing(request.path)
    const isDrawn: boolean[] = []
    for (const page of request.pages) isDrawn.push(await drawIfPossible(document, page, request))
    if (!isDrawn.includes(true)) throw new ReadError('damaged', 'No page could be drawn')
    return { type: 'written', mediaType: 'image/jpeg' }
  } catch (error) {
    return failedAnswer(describeImageFailure(error))
  }
}

const drawIfPossible = async (document: PDFiumDocument, number: number, { folder, maximumEdge }: PicturesRequest): Promise<boolean> => {
  try {
    const page = document.getPage(number - 1)
    const { originalWidth, originalHeight } = page.getOriginalSize()
    const scale = Math.min(maximumScale, maximumEdge / Math.max(originalWidth, originalHeight))
    const { data, width, height } = await page.render({ scale, renderFormFields: true })
    const image = await openPixels({ data, width, height, channels: 4 })
    await image
      .resize({ width: maximumEdge, height: maximumEdge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality })
      .toFile(join(folder, `${number}.jpg`))
    return true
  } catch {
    // The page is left out; the others may be fine.
    return false
  }
}
