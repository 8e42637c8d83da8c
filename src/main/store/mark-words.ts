/** What stands around a word that was found, for the renderer to draw as a mark: two characters that no text has. */
export const markStart = '\uE000'
export const markEnd = '\uE001'

const lettersBefore = 40
const lettersAfter = 80

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')

/** The surroundings of the first of the words, with every one of them marked. Never cuts a character in two. */
export const markWords = (text: string, words: readonly string[]): string => {
  const pattern = new RegExp(words.map(literal).join('|'), 'giu')
  const first = text.search(pattern)
  if (first === -1) return text.slice(0, lettersAfter)
  const start = Math.max(0, first - lettersBefore)
  const end = Math.min(text.length, first + lettersAfter)
  const cut = text.slice(start, end).replace(/^\p{Cs}|\p{Cs}$/gu, '')
  return `${start > 0 ? '…' : ''}${cut.replace(pattern, `${markStart}$&${markEnd}`)}${end < text.length ? '…' : ''}`
}
