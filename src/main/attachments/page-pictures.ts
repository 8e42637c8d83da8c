import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export const drawPagePictures = async (request: Extract<ReaderRequest, { type: 'page-pictures' }>): Promise<ReaderAnswer> => ({
  type: 'failed',
  reason: 'unsupported',
  detail: request.path,
})
