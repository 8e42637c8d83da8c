/** Texts that others have written and a person may send as their own: prompts of servers. */
export type ForeignText = { readonly keep: (text: string) => void; readonly isIn: (text: string) => boolean }

/** Texts that are remembered; a draft is sent soon after it got one. */
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
    isIn: (text) => {
      const question = words(text)
      return kept.some((marks) => marks.some((mark) => question.includes(mark)))
    },
  }
}
