import type { DemoDocument } from './read-documents.ts'
import type { Sentence } from './sentences.ts'

/** In the words of the service. */
type DemoCitation = {
  readonly title: string
  readonly sourceContent: readonly { readonly text: string }[]
  readonly location: { readonly documentPage: { readonly documentIndex: number; readonly start: number; readonly end: number } }
}
/** A piece of an answer, with what it is taken from. */
export type DemoBlock = { readonly text: string; readonly citations: readonly DemoCitation[] }

const open = '\u{f8fd}'
const middle = '\u{f8fe}'
const close = '\u{f8ff}'
const cited = new RegExp(`${open}(\\d+)${middle}([^${close}]*)${close}`, 'gu')

/** Keeps what an answer cites while its text is put together. */
export const createCitations = () => {
  const citations: DemoCitation[] = []

  return {
    /** The words as they stand in the text until it is split. */
    mark: (words: string, { name, index }: DemoDocument, { text, place }: Sentence): string => {
      if (index === null) return words
      citations.push({
        title: name,
        sourceContent: [{ text }],
        location: { documentPage: { documentIndex: index, start: place, end: place } },
      })
      return `${open}${citations.length - 1}${middle}${words}${close}`
    },
    /** The whole text in blocks: each cited passage is one, with only blank space before it. */
    split: (text: string): readonly DemoBlock[] => {
      const blocks: DemoBlock[] = []
      let from = 0
      for (const match of text.matchAll(cited)) {
        const [whole, number, words = ''] = match
        const before = text.slice(from, match.index)
        const citation = citations[Number(number)]
        if (before.trim() !== '') blocks.push({ text: before, citations: [] })
        blocks.push({ text: before.trim() === '' ? before + words : words, citations: citation === undefined ? [] : [citation] })
        from = match.index + whole.length
      }
      const rest = text.slice(from)
      return rest === '' ? blocks : [...blocks, { text: rest, citations: [] }]
    },
  }
}
export type Citations = ReturnType<typeof createCitations>

/** The blocks without their first characters: those that were answered before. */
export const withoutStart = (blocks: readonly DemoBlock[], characters: number): readonly DemoBlock[] => {
  let left = characters
  return blocks.flatMap(({ text, citations }) => {
    const kept = text.slice(left)
    left = Math.max(0, left - text.length)
    return kept === '' ? [] : [{ text: kept, citations }]
  })
}
