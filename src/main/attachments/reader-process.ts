import { setPriority } from 'node:os'
import { serveParent } from '../serve-parent.ts'
import { ReadError } from './read-error.ts'
import { readerRequestSchema } from './reader-request.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

/** A nice value: reading may take every core for seconds, and the window comes first, but a busy computer still reads within the limit of time. */
const niceness = 5
setPriority(niceness)

/** Each module is loaded when it is needed: a process answers one request. */
const answer = async (request: ReaderRequest): Promise<ReaderAnswer> => {
  switch (request.type) {
    case 'read': {
      const { readContent } = await import('./read-content.ts')
      return { type: 'content', content: await readContent(request) }
    }
    case 'unlock': {
      const { unlockPdf } = await import('./unlock-pdf.ts')
      return await unlockPdf(request)
    }
    case 'view': {
      const { makeView } = await import('./make-view.ts')
      return await makeView(request)
    }
    case 'image': {
      const { prepareImage } = await import('./prepare-image.ts')
      return await prepareImage(request)
    }
    case 'page-pictures': {
      const { drawPagePictures } = await import('./page-pictures.ts')
      return await drawPagePictures(request)
    }
    case 'pdf-pages': {
      const { writePdfPages } = await import('./pdf-pages.ts')
      return await writePdfPages(request)
    }
    case 'web-page': {
      const { readWebPage } = await import('./read-web-page.ts')
      return { type: 'web-page', page: readWebPage(request.html) }
    }
  }
}

const describeFailure = (error: unknown): ReaderAnswer => ({
  type: 'failed',
  reason: error instanceof ReadError ? error.reason : 'damaged',
  detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
})

serveParent((message, reply) => {
  void answer(readerRequestSchema.parse(message)).catch(describeFailure).then(reply)
})
