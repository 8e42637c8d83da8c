import { structuredPatch } from 'diff'
import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import type { FileDiff } from '../../../shared/tool.ts'
import { withPlainLineEnds } from './text-file.ts'

type Hunk = FileDiff['hunks'][number]
type Line = Hunk[number]

/** A person reads a change before allowing it, and it has to be there as a whole. */
const maximumShownLines = 4000
const maximumShownCharacters = 600_000
const contextLines = 3
/** Beyond it the lines are told as one replacement: finding the shortest change of very different texts takes too long. */
const maximumEdits = 3000
const maximumDiffMs = 1000

/** What changes between two texts, line by line; line ends alone are no change. */
export const diffTexts = (path: string, change: FileDiff['change'], before: string, after: string): FileDiff => {
  const [plainBefore, plainAfter] = [withPlainLineEnds(before), withPlainLineEnds(after)]
  const patch = structuredPatch('', '', plainBefore, plainAfter, '', '', {
    context: contextLines,
    maxEditLength: maximumEdits,
    timeout: maximumDiffMs,
  })
  const hunks = patch === undefined ? [replacedWhole(plainBefore, plainAfter)] : patch.hunks.map(linesOf)
  const lines = hunks.flat()
  return {
    path,
    change,
    hunks,
    added: lines.filter((line) => line.type === 'added').length,
    removed: lines.filter((line) => line.type === 'removed').length,
    isCut: false,
  }
}

const linesOf = (hunk: { readonly oldStart: number; readonly newStart: number; readonly lines: readonly string[] }): Hunk => {
  let oldLine = hunk.oldStart
  let newLine = hunk.newStart
  return hunk.lines.map((line): Line => {
    const text = line.slice(1)
    if (line.startsWith('+')) return { type: 'added', oldLine: null, newLine: newLine++, text }
    if (line.startsWith('-')) return { type: 'removed', oldLine: oldLine++, newLine: null, text }
    if (line.startsWith('\\')) return { type: 'same', oldLine: null, newLine: null, text: words.noLineEnd }
    return { type: 'same', oldLine: oldLine++, newLine: newLine++, text }
  })
}

const replacedWhole = (before: string, after: string): Hunk => [
  ...before.split('\n').map((text, index): Line => ({ type: 'removed', oldLine: index + 1, newLine: null, text })),
  ...after.split('\n').map((text, index): Line => ({ type: 'added', oldLine: null, newLine: index + 1, text })),
]

/** Whether a person could still look it over. */
export const isShowable = (diff: FileDiff): boolean => {
  const lines = diff.hunks.flat()
  return lines.length <= maximumShownLines && lines.reduce((sum, line) => sum + line.text.length, 0) <= maximumShownCharacters
}

const keptLines = 300
const keptLineCharacters = 2000

/** What the transcript keeps of a change: enough to see what it was. */
export const shortened = (diff: FileDiff): FileDiff => {
  let room = keptLines
  let isCut = false
  const hunks: Hunk[] = []
  for (const hunk of diff.hunks) {
    const kept = hunk.slice(0, room)
    isCut ||= kept.length < hunk.length
    room -= kept.length
    if (kept.length > 0) hunks.push(kept.map((line) => ({ ...line, text: line.text.slice(0, keptLineCharacters) })))
    isCut ||= kept.some((line) => line.text.length > keptLineCharacters)
  }
  return { ...diff, hunks, isCut }
}
