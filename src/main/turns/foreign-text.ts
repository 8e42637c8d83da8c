/** Texts that others have written and a person may send as their own: prompts of servers. */
export type ForeignText = {
  readonly keep: (text: string) => void
  /** What of those texts stands in this one. `known` was found in it before, perhaps before a restart. */
  readonly marksIn: (text: string, known: readonly string[]) => readonly string[]
}

/** Texts that are remembered; what a draft holds of them is kept with it. */
const mostTexts = 50
/** Shorter lines stand in texts of anyone. */
const shortestLine = 20

const words = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** What of a text tells that it is used, also where a person has changed the rest: its long lines, or all of it where none is long. */
const marksOf = (text: string): readonly string[] => {
  const lines = text.split('\n').map(words)
  const long = lines.filter((line) => line.length >= shortestLine)
  return long.length > 0 ? long : [words(text)].filter((whole) => whole !== '')
}

export const createForeignText = (): ForeignText => {
  let kept: readonly (readonly string[])[] = []
  return {
    keep: (text) => {
      kept = [marksOf(text), ...kept].slice(0, mostTexts)
    },
    marksIn: (text, known) => {
      const question = words(text)
      return [...new Set([...known, ...kept.flat()])].filter((mark) => question.includes(mark))
    },
  }
}
