import { mcpMessages as words } from '../shared/messages/mcp.ts'
import { visibleText } from '../shared/visible-text.ts'
import type { Question } from './save-dialogs.ts'

const longestWord = 300
const mostWords = 30

/** Nothing hides in it, and no line ends in it. */
const visible = (text: string): string => visibleText(text).replaceAll('\n', '\\u{a}')

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
