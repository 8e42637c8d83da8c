/** How the bytes of a text are written, so that a change leaves everything else as it was. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type TextFile = { readonly text: string; readonly encoding: TextEncoding }

const marks = {
  'utf-8-bom': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
} as const

/** Null for bytes that are no text: something that no encoding explains, or that holds the characters of binary files. */
export const decodeTextFile = (bytes: Uint8Array): TextFile | null => {
  for (const encoding of ['utf-8-bom', 'utf-16le', 'utf-16be'] as const) {
    const mark = marks[encoding]
    if (!mark.every((byte, index) => bytes[index] === byte)) continue
    return textFrom(bytes.subarray(mark.length), encoding === 'utf-8-bom' ? 'utf-8' : encoding, encoding)
  }
  if (bytes.includes(0)) return null
  return textFrom(bytes, 'utf-8', 'utf-8') ?? (looksWestern(bytes) ? textFrom(bytes, 'windows-1252', 'windows-1252') : null)
}

const textFrom = (bytes: Uint8Array, label: string, encoding: TextEncoding): TextFile | null => {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
    return looksBinary(text) ? null : { text, encoding }
  } catch (error) {
    // What the decoder says of bytes that are none of its encoding.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Controls other than tab, line ends, form feed, backspace, bell, end of file and escape are not in texts. */
const isBinaryCode = (code: number): boolean => code < 32 && ![7, 8, 9, 10, 11, 12, 13, 26, 27].includes(code)

const looksBinary = (text: string): boolean => {
  if (text.includes('\0')) return true
  let strange = 0
  for (let index = 0; index < Math.min(text.length, 8192); index += 1) if (isBinaryCode(text.charCodeAt(index))) strange += 1
  return strange > 0
}

/** Mostly ASCII, without the codes between 0x80 and 0x9F that Windows-1252 leaves open, so that every byte comes back as it was. */
const looksWestern = (bytes: Uint8Array): boolean => {
  let high = 0
  for (const byte of bytes) {
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false
    if (byte >= 0x80) high += 1
  }
  return high <= bytes.byteLength * 0.3 + 2
}

/** Null where the text holds a character that the encoding cannot write. */
export const encodeTextFile = ({ text, encoding }: TextFile): Uint8Array | null => {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.concat([Buffer.from(marks['utf-8-bom']), Buffer.from(text, 'utf8')])
    case 'utf-16le':
      return Buffer.concat([Buffer.from(marks['utf-16le']), Buffer.from(text, 'utf16le')])
    case 'utf-16be':
      return Buffer.concat([Buffer.from(marks['utf-16be']), Buffer.from(text, 'utf16le').swap16()])
    case 'windows-1252':
      return westernBytes(text)
  }
}

const westernBytes = (text: string): Uint8Array | null => {
  const characters = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_byte, index) => index))
  const codes = new Map(Array.from(characters, (character, index) => [character, index]))
  const bytes = Array.from(text, (character) => codes.get(character))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : null
}

/** With every line ended as on Unix, which is how models write. */
export const withPlainLineEnds = (text: string): string => text.replaceAll('\r\n', '\n')

/** Whether most lines end as on Windows. */
export const endsLinesAsWindows = (text: string): boolean => {
  const all = text.split('\n').length - 1
  return all > 0 && (text.split('\r\n').length - 1) * 2 > all
}

export const withLineEndsOf = (text: string, before: string): string =>
  endsLinesAsWindows(before) ? withPlainLineEnds(text).replaceAll('\n', '\r\n') : text
