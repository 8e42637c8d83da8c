export type CommandWords =
  | { readonly type: 'words'; readonly words: readonly string[] }
  /** A quote is opened and not closed. */
  | { readonly type: 'open-quote' }

const token = /(?<space>\s+)|'(?<single>[^']*)'|"(?<double>(?:\\"|[^"])*)"|(?<quote>['"])|(?<plain>[^\s'"]+)/gu

/**
 * A line as the words that are started, without a shell: quotes hold a word together, and `\"` is a quote inside double ones. Every other sign means
 * itself, so that paths of Windows stay as they are.
 */
export const splitCommand = (line: string): CommandWords => {
  const words: string[] = []
  let word: string | null = null
  for (const { groups = {} } of line.matchAll(token)) {
    const { space, single, double, quote, plain } = groups
    if (quote !== undefined) return { type: 'open-quote' }
    if (space === undefined) word = (word ?? '') + (single ?? plain ?? double?.replaceAll('\\"', '"') ?? '')
    else if (word !== null) {
      words.push(word)
      word = null
    }
  }
  return { type: 'words', words: word === null ? words : [...words, word] }
}

const quoted = (word: string): string => {
  if (/^[^\s'"]+$/u.test(word)) return word
  const parts = word.split("'").map((part) => (part === '' ? '' : `'${part}'`))
  const joined = parts.join(`"'"`)
  return joined === '' ? "''" : joined
}

/** The line that `splitCommand` makes these words of. */
export const joinCommand = (words: readonly string[]): string => words.map(quoted).join(' ')
