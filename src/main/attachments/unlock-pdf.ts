import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export const unlockPdf = async (request: Extract<ReaderRequest, { type: 'unlock' }>): Promise<ReaderAnswer> => ({
  type: 'failed',
  reason: 'unsupported',
  detail: request.path,
})
