import { demoMessages } from '../../shared/messages/demo.ts'
import { weightiestSentences } from './choose-sentences.ts'
import type { Citations } from './mark-citations.ts'
import { displayName, plain } from './markdown-text.ts'
import type { DemoDocument } from './read-documents.ts'
import { sentencesIn, type Sentence } from './sentences.ts'

const commonWords = 12
const sentencesEach = 4

type Read = { readonly document: DemoDocument; readonly sentences: readonly Sentence[]; readonly words: ReadonlySet<string> }

const readOf = async (document: DemoDocument, signal: AbortSignal): Promise<Read> => {
  const sentences = await sentencesIn(document, signal)
  return { document, sentences, words: new Set(sentences.flatMap(({ words }) => words)) }
}

/** The words that all have, the most frequent first. */
const sharedWords = (all: readonly Read[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const word of all.flatMap(({ sentences }) => sentences.flatMap(({ words }) => words))) {
    if (all.every(({ words }) => words.has(word)) && !/^\d+$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, commonWords)
    .map(([word]) => word)
}

/** The sentences that most of whose words no other document has. */
const ownSentences = ({ sentences }: Read, others: readonly Read[]): readonly Sentence[] =>
  weightiestSentences(
    sentences.filter(({ words }) => words.filter((word) => !others.some((other) => other.words.has(word))).length * 2 > words.length),
    sentencesEach,
  )

const quoted = (document: DemoDocument, sentence: Sentence, citations: Citations): string =>
  document.index === null
    ? `- ${plain(sentence.text)} ${demoMessages.pageReference(sentence.page)}`
    : `- ${citations.mark(plain(sentence.text), document, sentence)}`

const ownLines = (read: Read, all: readonly Read[], citations: Citations): readonly string[] => {
  const own = ownSentences(
    read,
    all.filter((other) => other !== read),
  )
  const lines = own.map((sentence) => quoted(read.document, sentence, citations))
  return [
    '',
    `### ${demoMessages.onlyIn(displayName(read.document.name))}`,
    '',
    ...(lines.length === 0 ? [demoMessages.nothingOnly] : lines),
  ]
}

/** What several documents share, and what each says that the others do not. */
export const compareDocuments = async (documents: readonly DemoDocument[], citations: Citations, signal: AbortSignal): Promise<string> => {
  const all = await Promise.all(documents.map((document) => readOf(document, signal)))
  const shared = sharedWords(all)
  return [
    `## ${demoMessages.comparison(documents.map(({ name }) => displayName(name)).join(', '))}`,
    '',
    `### ${demoMessages.inCommon}`,
    '',
    shared.length === 0 ? demoMessages.nothingInCommon : demoMessages.wordsInCommon(shared.map(plain).join(', ')),
    ...all.flatMap((read) => ownLines(read, all, citations)),
    '',
    demoMessages.whatThisIs,
  ].join('\n')
}
