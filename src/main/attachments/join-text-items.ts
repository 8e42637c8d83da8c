/** What pdf.js reports of a run of text: `transform[4]` and `[5]` are where its baseline starts, in points from the bottom left. */
type TextRun = {
  readonly str: string
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
  readonly transform: readonly number[]
}

/** One page's runs as text: spaces where there is a gap, a line break at a new baseline, an empty line where paragraphs part. */
export const joinTextItems = (items: readonly object[]): string => {
  let text = ''
  let previous: TextRun | null = null
  let isLineEnded = false
  for (const item of items) {
    if (!isTextRun(item)) continue
    if (item.str !== '') {
      text += `${previous === null ? '' : separator(previous, item, isLineEnded, text)}${item.str}`
      previous = item
      isLineEnded = item.hasEOL
    } else if (item.hasEOL) {
      isLineEnded = true
    }
  }
  return text
    .replaceAll('\0', '')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim()
}

const isTextRun = (item: object): item is TextRun => 'str' in item && 'transform' in item

const separator = (previous: TextRun, next: TextRun, isLineEnded: boolean, text: string): string => {
  const size = Math.max(previous.height, next.height, 1)
  const drop = Math.abs(baseline(next) - baseline(previous))
  if (drop > size * paragraphGap) return '\n\n'
  if (isLineEnded || drop > size / 2) return '\n'
  const gap = start(next) - (start(previous) + previous.width)
  return gap > size * wordGap && !/\s$/u.test(text) && !/^\s/u.test(next.str) ? ' ' : ''
}

/** Multiples of the type size: lines of a paragraph are up to about 1.5 apart, words of a line from about 0.2. */
const paragraphGap = 1.8
const wordGap = 0.2

const start = (run: TextRun): number => run.transform[4] ?? 0
const baseline = (run: TextRun): number => run.transform[5] ?? 0
