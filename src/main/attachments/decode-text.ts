/**
 * The text of bytes: UTF-8, UTF-16 with a byte order mark, or what old programs on Windows write for western languages. Null where they are no
 * text. `isCut` says that more bytes follow, so that a character may be torn at the end.
 */
export const decodeText = (bytes: Uint8Array, { isCut = false }: { readonly isCut?: boolean } = {}): string | null => {
  const encoding = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  const text = decode(bytes, encoding, isCut)
  if (text !== null) return looksBinary(text) ? null : text
  return encoding === 'utf-8' && looksWestern(bytes) ? decode(bytes, 'windows-1252', isCut) : null
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

const decode = (bytes: Uint8Array, encoding: string, isCut: boolean): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut })
  } catch (error) {
    // What the decoder says of bytes that are none of its encoding.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** No text file has a NUL; other controls (but tab, line ends, form feed, end of file, escape) near the start mean binary. */
const isControl = (code: number): boolean => code < 32 && ![9, 10, 12, 13, 26, 27].includes(code)

const looksBinary = (text: string): boolean =>
  text.includes('\0') || Array.from(text.slice(0, 4096), (character) => character.charCodeAt(0)).some(isControl)

/** Characters above ASCII that are likely in a text of Windows-1252: letters, and the usual signs and quotation marks. */
const isWestern = (code: number): boolean =>
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7) || [0x80, 0x85, 0x8c, 0x9c, 0xdf, ...range(0x91, 0x97), ...westernSigns].includes(code)

const range = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_code, index) => first + index)

const westernSigns = [0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb2, 0xb3, 0xb4, 0xb5, 0xb7, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf] as const

const westernCodes: ReadonlySet<number> = new Set(range(0x80, 0xff).filter(isWestern))

/** Few characters above ASCII, nearly all of them likely ones, and no control at all. */
const looksWestern = (bytes: Uint8Array): boolean => {
  let high = 0
  let likely = 0
  for (const byte of bytes) {
    if (byte === 0x7f || isControl(byte)) return false
    if (byte < 0x80) continue
    high += 1
    if (westernCodes.has(byte)) likely += 1
  }
  return high <= bytes.byteLength * 0.3 + 2 && likely >= high * 0.9
}
