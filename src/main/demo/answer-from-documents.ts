import { demoMessages } from '../../shared/messages/demo.ts'
import { matchingSentences } from './choose-sentences.ts'
import { displayName, plain } from './markdown-text.ts'
import type { Citations } from './mark-citations.ts'
import type { DemoDocument } from './read-documents.ts'
import { contentWords, sentencesIn, type Sentence } from './sentences.ts'

const quotedSentences = 4

const quote = (document: DemoDocument, sentence: Sentence, citations: Citations): string => {
  const text = plain(sentence.text)
  return document.index === null ? `${text} ${demoMessages.pageReference(sentence.page)}` : citations.mark(text, document, sentence)
}

const sectionFor = (document: DemoDocument, found: readonly Sentence[], citations: Citations): string =>
  [
    demoMessages.found(`**${displayName(document.name)}**`),
    '',
    ...found.map((sentence) => `- ${quote(document, sentence, citations)}`),
  ].join('\n')

/** What the documents say about a question: their own sentences with their pages, or that nothing was found. */
export const answerFromDocuments = async (
  question: string,
  documents: readonly DemoDocument[],
  citations: Citations,
  signal: AbortSignal,
): Promise<string> => {
  const words = contentWords(question)
  const matches = await Promise.all(
    documents.map(async (document) => ({
      document,
      found: matchingSentences(await sentencesIn(document, signal), words, quotedSentences),
    })),
  )
  const sections = matches.filter(({ found }) => found.length > 0).map(({ document, found }) => sectionFor(document, found, citations))
  const names = documents.map(({ name }) => `**${displayName(name)}**`).join(', ')
  return [...(sections.length === 0 ? [demoMessages.notFound(names)] : sections), demoMessages.whatThisIs].join('\n\n')
}
