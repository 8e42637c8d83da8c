import { attachmentsMessages } from '../../shared/messages/attachments.ts'

/** Of UTF-8: what a file may be called on every system, so that a copy can be saved under the name. */
export const maximumDisplayNameBytes = 255

/**
 * A file name made harmless to show: control characters and bidirectional overrides cannot break lines or turn `gpj.exe` round.
 * Emoji (with their joiners) and right-to-left letters stay as they are; a long name keeps its ending.
 */
export const displayName = (fileName: string): string => {
  const harmless = fileName
    .replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
    .normalize('NFC')
    .replaceAll(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(hidden, '')
    .trim()
  return /^[.\p{Cf}\p{M} ]*$/u.test(harmless) ? attachmentsMessages.unnamedFile : shortened(harmless)
}

/**
 * Controls, bidirectional embeddings, overrides, isolates and marks, invisible operators, soft hyphen, byte order mark and interlinear marks.
 * Zero-width joiners (U+200C, U+200D), variation selectors and tags stay: emoji and several scripts need them.
 */
const hidden = /[\p{Cc}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}]/gu

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

const shortened = (name: string): string => {
  if (Buffer.byteLength(name) <= maximumDisplayNameBytes) return name
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  let room = maximumDisplayNameBytes - Buffer.byteLength(`…${ending}`)
  let start = ''
  for (const { segment } of segments.segment(name.slice(0, maximumDisplayNameBytes))) {
    room -= Buffer.byteLength(segment)
    if (room < 0) break
    start += segment
  }
  return `${start}…${ending}`
}
