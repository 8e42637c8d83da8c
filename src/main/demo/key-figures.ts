import type { Sentence } from './sentences.ts'

export type KeyFigure = { readonly value: string; readonly context: string; readonly page: number }

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
const amount = String.raw`\d(?:[\d.,]*\d)?`
const scale = '(?:thousand|million|billion|trillion|bn|k|m)\\b'
const unit = String.raw`(?:%|percent\b|per cent\b|€|EUR\b|USD\b|GBP\b|kg\b|km²?\b|MW\b|GWh\b|kWh\b|tonnes?\b|people\b|customers\b|employees\b|years?\b|months?\b|days?\b|hours?\b)`
const figure = new RegExp(
  [
    `[€$£¥]\\s?${amount}(?:\\s?${scale})?`,
    `\\b${amount}\\s?(?:${scale})(?:\\s${unit})?`,
    `\\b${amount}\\s?${unit}`,
    `\\b(?:\\d{1,2}\\s)?${month}\\s(?:\\d{1,2},?\\s)?\\d{4}\\b`,
    String.raw`\b\d{4}-\d{2}-\d{2}\b`,
  ].join('|'),
  'giu',
)

const before = 50
const after = 60

const contextOf = (text: string, start: number, end: number): string => {
  const from = start <= before ? 0 : text.indexOf(' ', start - before) + 1
  const to = text.length - end <= after ? text.length : text.lastIndexOf(' ', end + after)
  return `${from > 0 ? '… ' : ''}${text.slice(from, Math.max(end, to))}${to < text.length ? ' …' : ''}`
}

/** Amounts, shares and dates with the words around them, each value once, in the order of the document. */
export const keyFigures = (sentences: readonly Sentence[], count: number): readonly KeyFigure[] => {
  const found = new Map<string, KeyFigure>()
  for (const { text, page } of sentences) {
    if (found.size >= count) break
    for (const match of text.matchAll(figure)) {
      const [value] = match
      if (!found.has(value)) found.set(value, { value, context: contextOf(text, match.index, match.index + value.length), page })
    }
  }
  return [...found.values()].slice(0, count)
}
