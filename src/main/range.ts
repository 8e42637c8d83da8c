/** The bytes that a request asks for; `last` is part of them. */
export type ByteRange =
  | { readonly type: 'whole' }
  | { readonly type: 'part'; readonly first: number; readonly last: number }
  | { readonly type: 'unsatisfiable' }

const whole: ByteRange = { type: 'whole' }

/**
 * Reads a `Range` header as RFC 9110 says: one range of bytes is answered, anything else that is asked (several ranges, other units, no sense) with the
 * whole; a range outside the file cannot be.
 */
export const parseRange = (header: string | null, sizeBytes: number): ByteRange => {
  const found = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/iu.exec(header ?? '')
  const [, from = '', to = ''] = found ?? []
  if (from === '' && to === '') return whole
  if (from === '') {
    const length = Math.min(Number(to), sizeBytes)
    return length === 0 ? { type: 'unsatisfiable' } : { type: 'part', first: sizeBytes - length, last: sizeBytes - 1 }
  }
  const first = Number(from)
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1)
  if (to !== '' && Number(to) < first) return whole
  return first >= sizeBytes ? { type: 'unsatisfiable' } : { type: 'part', first, last }
}
