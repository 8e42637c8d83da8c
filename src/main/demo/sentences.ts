import { setImmediate } from 'node:timers/promises'
import type { DemoDocument } from './read-documents.ts'
import { rowText, tableIn } from './tables.ts'

/** A sentence of a document, where it stands, and the words that carry its meaning. */
export type Sentence = {
  readonly text: string
  /** Its number in the file, and among the pages that were sent. */
  readonly page: number
  readonly place: number
  readonly position: number
  readonly words: readonly string[]
}

const shortestSentence = 25
const longestSentence = 420

const sentenceSegmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const wordSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words too common to tell what a text is about, in a few languages. */
const commonWords = new Set(
  (
    'the and for that with this from have has had not are was were been will would can could should may might their there they them then than these those which what when where who whom whose how why ' +
    'his her its our your you she him but all any each other some such into over under about after before between also only more most very just because while during per via within without upon both ' +
    'und der die das den dem des ein eine einer eines einem einen ist sind war waren wird werden mit von für auf aus bei nach über nicht auch als wie oder dass sich noch nur zum zur ' +
    'les des une est sont dans pour par sur avec que qui pas plus aux ces cette été être ont del los las una con por para como más sus este esta entre desde ' +
    'please tell explain does say says document file page pages text attached give show list'
  ).split(' '),
)

export const contentWords = (text: string): readonly string[] =>
  [...wordSegmenter.segment(text.toLowerCase())]
    .filter(
      ({ isWordLike, segment }) =>
        isWordLike === true && (segment.length > 2 || /[^\p{ASCII}]/u.test(segment)) && !commonWords.has(segment),
    )
    .map(({ segment }) => segment)

/** Lines broken by the page's width become running text; blank lines stay ends of paragraphs, page numbers go. */
const paragraphsOf = (page: string): readonly string[] =>
  page
    .replace(/\r/gu, '')
    .replace(/^\s*(?:page\s+)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?\s*$/gimu, '')
    .split(/\n\s*\n/u)
    .map((paragraph) =>
      paragraph
        .replace(/(\p{Letter})-\n(\p{Lowercase_Letter})/gu, '$1$2')
        .replace(/\s+/gu, ' ')
        .trim(),
    )

const runningSentences = (page: string): readonly string[] =>
  paragraphsOf(page).flatMap((paragraph) => [...sentenceSegmenter.segment(paragraph)].map(({ segment }) => segment.trim()))

/** The rows of a table are its sentences. */
const sentencesOf = (page: string): readonly string[] => {
  const table = tableIn(page)
  return table === null ? runningSentences(page) : table.rows.map((row) => rowText(table, row))
}

const isUsable = (text: string): boolean => {
  const weight = text.length + 2 * (text.match(/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/gu)?.length ?? 0)
  return weight >= shortestSentence && text.length <= longestSentence && /\p{Letter}{2}/u.test(text)
}

/** Reads a document page by page, letting other work go on in between; a damaged text may leave no sentence at all. */
export const sentencesIn = async (document: DemoDocument, signal: AbortSignal): Promise<readonly Sentence[]> => {
  const found: Sentence[] = []
  for (const page of document.pages) {
    await setImmediate(undefined, { signal })
    for (const text of sentencesOf(page.text)) {
      if (isUsable(text)) found.push({ text, page: page.number, place: page.place, position: found.length, words: contentWords(text) })
    }
  }
  return found
}
