import type { ReaderAnswer, ReaderRequest } from './reader-request.ts'

export const makeView = async (request: Extract<ReaderRequest, { type: 'view' }>): Promise<ReaderAnswer> => ({
  type: 'failed',
  reason: 'unsupported',
  detail: request.path,
})
