import { latin1, refused } from './detected.ts'
import type { Detected } from './detected.ts'

const starts: readonly (readonly [start: string, reason: 'archive' | 'program'])[] = [
  ['\u{1f}\u{8b}', 'archive'],
  ['BZh', 'archive'],
  ['\u{fd}7zXZ\0', 'archive'],
  ['7z\u{bc}\u{af}\u{27}\u{1c}', 'archive'],
  ['Rar!\u{1a}\u{7}', 'archive'],
  ['\u{28}\u{b5}\u{2f}\u{fd}', 'archive'],
  ['MSCF\0', 'archive'],
  ['PK\u{5}\u{6}', 'archive'],
  ['\u{7f}ELF', 'program'],
  ['\u{ca}\u{fe}\u{ba}\u{be}', 'program'],
  ['\u{cf}\u{fa}\u{ed}\u{fe}', 'program'],
  ['\u{ce}\u{fa}\u{ed}\u{fe}', 'program'],
  ['\u{fe}\u{ed}\u{fa}\u{cf}', 'program'],
  ['\0asm', 'program'],
]

/** Files that are known by their first bytes and not taken; null for anything else. */
export const detectRefused = (bytes: Uint8Array): Detected | null => {
  const start = latin1(bytes, 0, 16)
  if (start.startsWith('{\\rtf')) return refused('other-document')
  const found = starts.find(([signature]) => start.startsWith(signature))
  if (found !== undefined) return refused(found[1])
  if (start.startsWith('MZ') && bytes.includes(0)) return refused('program')
  return latin1(bytes, 257, 262) === 'ustar' && bytes.includes(0) ? refused('archive') : null
}
