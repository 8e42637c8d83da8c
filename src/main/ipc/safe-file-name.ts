const forbidden = /[\p{Cc}<>:"/\\|?*]/gu
/** Names of devices on Windows, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/iu
/** A file system takes 255 bytes; what a file manager adds to a second copy must fit as well. */
const longestBytes = 200

const shortened = (name: string): string => {
  if (Buffer.byteLength(name) <= longestBytes) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const room = longestBytes - Buffer.byteLength(ending)
  let stem = ''
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - ending.length))) {
    if (Buffer.byteLength(stem + segment) > room) break
    stem += segment
  }
  return stem + ending
}

/** A name that every file system takes, for suggesting: never a path, never hidden, never a device. */
export const safeFileName = (name: string): string => {
  const plain = name
    .replaceAll(forbidden, '_')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '')
  const named = plain === '' ? 'file' : plain.replace(device, (word) => `${word}_`)
  return shortened(named)
}
