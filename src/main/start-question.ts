import { mcpMessages as words } from '../shared/messages/mcp.ts'
import type { Question } from './save-dialogs.ts'

const unseen = /[\p{DI}\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u2800]|(?! )\p{Zs}/gu
const longestWord = 300
const mostWords = 30

/** Nothing hides in it: what is not seen stands there by its number. */
const visible = (text: string): string => text.replaceAll(unseen, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`)

const shortened = (word: string): string =>
  word.length <= longestWord ? word : `${word.slice(0, longestWord)}${words.moreCharacters(word.length - longestWord)}`

/** Whether a program of a server may start, a word to a line. A page that is not ours any more cannot answer it. */
export const startQuestion = (name: string, argv: readonly string[]): Question => {
  const lines = argv.slice(0, mostWords).map((word) => `“${shortened(visible(word))}”`)
  const more = argv.length > mostWords ? [words.moreWords(argv.length - mostWords)] : []
  return {
    message: words.mayStartTitle(visible(name)),
    detail: [words.startText, '', ...lines, ...more].join('\n'),
    action: words.startAction,
  }
}
