import type { Citation, Part } from '../../../shared/message.ts'

/** A place that an answer cites, with the number of its marks. */
export type Source = { readonly number: number; readonly citation: Citation }
export type TextPart = Extract<Part, { type: 'text' }>

/** Marks stand in the text between these two, which no text needs: they are for private use. */
export const markStart = '\uE200'
export const markEnd = '\uE201'
export const marks = /[\uE200\uE201]/gu
export const markOf = (number: number): string => `${markStart}${number}${markEnd}`
/** A text in which a mark would be no button. */
export const withoutMarks = (text: string): string => text.replaceAll(/\uE200\d{1,4}\uE201/gu, '')

const keyOf = ({ title, source, location }: Citation): string => JSON.stringify([title, source, location])

/** The sources of a message in the order they are cited first; one place is one source. */
export const sourcesOf = (parts: readonly Part[]): readonly Source[] => {
  const found = new Map<string, Citation>()
  for (const part of parts) {
    if (part.type !== 'text' || part.citations === undefined) continue
    for (const citation of part.citations) {
      const key = keyOf(citation)
      const known = found.get(key)
      const passages = [...new Set([...(known?.passages ?? []), ...citation.passages])]
      found.set(key, { ...citation, passages })
    }
  }
  return [...found.values()].map((citation, index) => ({ number: index + 1, citation }))
}

const fenceLines = /^ {0,3}(?:`{3}|~{3})/gmu
/** How many lines of code fences a piece adds to a text that ends as `before` does. */
const fencesIn = (before: string, piece: string): number => {
  const lines = before === '' || before.endsWith('\n') ? piece : piece.slice(piece.indexOf('\n') + 1 || piece.length)
  return lines.match(fenceLines)?.length ?? 0
}
const ownLine = /(?:^|\n)[ \t]*(?:`{3}|~{3}|\||\$\$)[^\n]*$/u

const withMarks = (text: string, numbers: readonly number[]): string => {
  if (numbers.length === 0) return text
  const signs = numbers.map(markOf).join('')
  const end = text.trimEnd()
  return ownLine.test(end) ? `${end}\n\n${signs}\n\n${text.slice(end.length)}` : `${end}${signs}${text.slice(end.length)}`
}

/** The text of blocks that are one text cut where something is cited, with a mark behind each piece that cites; in code a mark waits for its end. */
export const citedText = (parts: readonly TextPart[], sources: readonly Source[]): string => {
  const numbers = new Map(sources.map(({ number, citation }) => [keyOf(citation), number]))
  let text = ''
  let fences = 0
  const waiting = new Set<number>()
  for (const part of parts) {
    const piece = part.text.replaceAll(marks, '')
    fences += fencesIn(text, piece)
    text += piece
    for (const citation of part.citations ?? []) {
      const number = numbers.get(keyOf(citation))
      if (number !== undefined) waiting.add(number)
    }
    if (fences % 2 === 1) continue
    text = withMarks(text, [...waiting])
    waiting.clear()
  }
  return text
}
