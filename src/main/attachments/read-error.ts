import type { ReaderAnswer, ReadFailure } from './reader-request.ts'

/** Ends the reading of a file with its reason; the reader's process answers it as `failed`. */
export class ReadError extends Error {
  readonly reason: ReadFailure

  constructor(reason: ReadFailure, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'ReadError'
    this.reason = reason
  }
}

export const failedAnswer = ({ reason, message }: ReadError): ReaderAnswer => ({ type: 'failed', reason, detail: message })
