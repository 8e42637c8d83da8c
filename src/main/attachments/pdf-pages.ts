import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export const writePdfPages = async (request: Extract<ReaderRequest, { type: 'pdf-pages' }>): Promise<ReaderAnswer> => ({
  type: 'failed',
  reason: 'unsupported',
  detail: request.path,
})
