const typeKey = Buffer.from('/Type')
const pageName = '/Page'

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
const isLetter = (byte: number | undefined): boolean => byte !== undefined && /[a-z]/iu.test(String.fromCodePoint(byte))

/**
 * Whether at least so many pages lie uncompressed in a PDF, told from its bytes alone: a parser would first build them all. Older versions of a
 * page that was changed count as well.
 */
export const hasPageObjects = (pdf: Uint8Array, count: number): boolean => {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let found = 0
  let at = bytes.indexOf(typeKey)
  while (at !== -1 && found < count) {
    let name = at + typeKey.length
    while (isSpace(bytes[name])) name += 1
    const end = name + pageName.length
    if (bytes.toString('latin1', name, end) === pageName && !isLetter(bytes[end])) found += 1
    at = bytes.indexOf(typeKey, end)
  }
  return found >= count
}
