import { demoMessages } from '../../shared/messages/demo.ts'
import { matchingSentences } from './choose-sentences.ts'
import { displayName, plain } from './markdown-text.ts'
import type { DemoDocument } from './read-documents.ts'
import { contentWords, sentencesIn } from './sentences.ts'

const quotedSentences = 4

/** What the documents say about a question: their own sentences with their pages, or that nothing was found. */
export const answerFromDocuments = async (question: string, documents: readonly DemoDocument[], signal: AbortSignal): Promise<string> => {
  const words = contentWords(question)
  const sections: string[] = []
  for (const document of documents) {
    const matches = matchingSentences(await sentencesIn(document, signal), words, quotedSentences)
    if (matches.length === 0) continue
    const quotes = matches.map(({ text, page }) => `- ${plain(text)} ${demoMessages.pageReference(page)}`)
    sections.push([demoMessages.found(`**${displayName(document.name)}**`), '', ...quotes].join('\n'))
  }
  const names = documents.map(({ name }) => `**${displayName(name)}**`).join(', ')
  return [...(sections.length === 0 ? [demoMessages.notFound(names)] : sections), demoMessages.whatThisIs].join('\n\n')
}
