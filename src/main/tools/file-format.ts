const startsWith = (bytes: Uint8Array, start: string, at = 0): boolean =>
  Array.from(start).every((character, index) => bytes[at + index] === character.charCodeAt(0))

/** Of the kinds that models take, told by the bytes: a wrong word would have every later request refused. */
export const imageFormat = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, '\u0089PNG\r\n\u001A\n')) return 'png'
  if (startsWith(bytes, '\u00FF\u00D8\u00FF')) return 'jpeg'
  if (startsWith(bytes, 'GIF8')) return 'gif'
  return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8) ? 'webp' : null
}

export const isPdf = (bytes: Uint8Array): boolean => startsWith(bytes, '%PDF-')

/** Office files of today are ZIP archives. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 'PK\u0003\u0004')
