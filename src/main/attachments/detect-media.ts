import { endingOf, latin1 } from './detected.ts'
import type { Detected } from './detected.ts'

const video = (mediaType: string): Detected => ({ kind: 'video', mediaType })
const audio = (mediaType: string): Detected => ({ kind: 'audio', mediaType })

/** MP4 and its relatives name a brand; so do images, which were told before, and the raw pictures of a camera. */
const byBrand = (bytes: Uint8Array, ending: string): Detected | null => {
  if (latin1(bytes, 4, 8) !== 'ftyp') return null
  const brand = latin1(bytes, 8, 12)
  if (brand === 'crx ') return null
  if (/^M4[AB]/u.test(brand)) return audio('audio/mp4')
  if (brand === 'qt  ') return video('video/quicktime')
  if (brand.startsWith('3g')) return video('video/3gpp')
  return ['m4a', 'm4b'].includes(ending) ? audio('audio/mp4') : video('video/mp4')
}

/** Matroska and WebM hold either; which of them is only told by the ending. */
const byMatroska = (bytes: Uint8Array, ending: string): Detected | null => {
  if (latin1(bytes, 0, 4) !== '\u{1a}\u{45}\u{df}\u{a3}') return null
  const isWebm = latin1(bytes, 0, 64).includes('webm')
  const isSound = ['mka', 'weba'].includes(ending)
  if (isWebm) return isSound ? audio('audio/webm') : video('video/webm')
  return isSound ? audio('audio/x-matroska') : video('video/x-matroska')
}

const byOgg = (bytes: Uint8Array): Detected | null => {
  if (latin1(bytes, 0, 4) !== 'OggS') return null
  const head = latin1(bytes, 0, 256)
  if (head.includes('theora')) return null
  return audio(head.includes('OpusHead') ? 'audio/opus' : 'audio/ogg')
}

const windowsMedia = '\u{30}\u{26}\u{b2}\u{75}\u{8e}\u{66}\u{cf}\u{11}\u{a6}\u{d9}\u{0}\u{aa}\u{0}\u{62}\u{ce}\u{6c}'

const startsWithOneOf = (start: string, signatures: readonly string[]): boolean =>
  signatures.some((signature) => start.startsWith(signature))

/** A tag of version 2 to 4, or the first frame. */
const mpegAudio = ['ID3\u{2}', 'ID3\u{3}', 'ID3\u{4}', '\u{ff}\u{fb}', '\u{ff}\u{fa}', '\u{ff}\u{f3}', '\u{ff}\u{f2}']

const byStart = (bytes: Uint8Array, ending: string): Detected | null => {
  const start = latin1(bytes, 0, 16)
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WAVE') return audio('audio/wav')
  if (start.startsWith('fLaC\u{0}')) return audio('audio/flac')
  if (startsWithOneOf(start, mpegAudio)) return audio('audio/mpeg')
  if (startsWithOneOf(start, ['\u{ff}\u{f1}', '\u{ff}\u{f9}'])) return audio('audio/aac')
  if (start.startsWith('FLV\u{1}')) return video('video/x-flv')
  if (startsWithOneOf(start, ['\u{0}\u{0}\u{1}\u{ba}', '\u{0}\u{0}\u{1}\u{b3}'])) return video('video/mpeg')
  if (start === windowsMedia && ending !== 'wma') return video('video/x-ms-wmv')
  return isOldQuickTime(start, ending) ? video('video/quicktime') : null
}

/** Without a brand it begins with one of these after four bytes of its size, which a text does not begin with. */
const isOldQuickTime = (start: string, ending: string): boolean =>
  ['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].includes(start.slice(4, 8)) && (ending === 'mov' || start.startsWith('\0'))

/** What a video or a recording is, by its first bytes; null for anything else. The ending only tells sound from picture where both look alike. */
export const detectMedia = (bytes: Uint8Array, fileName: string): Detected | null => {
  const ending = endingOf(fileName)
  return byBrand(bytes, ending) ?? byMatroska(bytes, ending) ?? byOgg(bytes) ?? byStart(bytes, ending)
}
