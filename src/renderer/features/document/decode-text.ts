/** The text of a file of bytes: as its first bytes say, else UTF-8, else what older programs of Windows write. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8, so an older encoding: the most usual one can read any bytes.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
