import { readImage } from './read-image.ts'
import { ReadError } from './read-error.ts'
import type { ReadContent, ReaderRequest } from './reader-request.ts'

type ReadRequest = Extract<ReaderRequest, { type: 'read' }>

/** What is found in a file of a kind that was detected before. */
export const readContent = async ({ path, kind, mediaType }: ReadRequest): Promise<ReadContent> => {
  switch (kind) {
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts')
      return await readPdf(path)
    }
    case 'image':
      return await readImage(path, mediaType)
    case 'text': {
      const { readText } = await import('./read-text.ts')
      return await readText(path, mediaType)
    }
    case 'office': {
      const { readOffice } = await import('./read-office.ts')
      return await readOffice(path, mediaType)
    }
    case 'video':
    case 'audio':
      throw new ReadError('unsupported', `There is nothing to read in ${mediaType}`)
  }
}
