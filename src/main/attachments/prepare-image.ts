import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export const prepareImage = async (request: Extract<ReaderRequest, { type: 'image' }>): Promise<ReaderAnswer> => ({
  type: 'failed',
  reason: 'unsupported',
  detail: request.path,
})
