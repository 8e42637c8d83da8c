const unseen = /[\p{DI}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u2800]|(?! )\p{Zs}/gu

const byNumber = (letter: string): string => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`

/** A text in which nothing hides: what turns the order of letters round, or is not seen at all, stands there by its number. Lines stay. */
export const visibleText = (text: string): string => text.replaceAll(unseen, (letter) => (letter === '\n' ? letter : byNumber(letter)))

/** The same on one line. */
export const visibleLine = (text: string): string => visibleText(text).replaceAll('\n', byNumber)

/** A piece of a text as it is, or what stands for something that cannot be seen. */
export type VisiblePiece = { readonly isMark: boolean; readonly text: string }

const hiding = new RegExp(` {60,}|\n{12,}|(?:(?!\n)(?:${unseen.source}))+`, 'gu')
const hidingInCode = new RegExp(`(?:(?![\n\t])(?:${unseen.source}))+`, 'gu')

const markOf = (run: string): string => {
  if (run.startsWith(' ')) return `·×${run.length}`
  if (run.startsWith('\n')) return `⏎×${run.length}`
  return Array.from(run, byNumber).join('')
}

/**
 * The same in pieces, so that a mark cannot be taken for text. A long run of spaces or of empty lines, which would push the rest out of sight, is a mark
 * too; in code, where they are usual, neither they nor tabs are.
 */
export const visiblePieces = (text: string, isCode = false): readonly VisiblePiece[] => {
  const pieces: VisiblePiece[] = []
  let from = 0
  for (const { 0: run, index } of text.matchAll(isCode ? hidingInCode : hiding)) {
    if (index > from) pieces.push({ isMark: false, text: text.slice(from, index) })
    pieces.push({ isMark: true, text: markOf(run) })
    from = index + run.length
  }
  return from < text.length ? [...pieces, { isMark: false, text: text.slice(from) }] : pieces
}

const lookAlikes = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u
const latin = /\p{Script=Latin}/u

/** Words that mix Latin letters with those of alphabets that look like them, each once. */
export const mixedWords = (text: string): readonly string[] => [
  ...new Set((text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => latin.test(word) && lookAlikes.test(word))),
]
