import { demoMessages } from '../../shared/messages/demo.ts'
import { weightiestSentences } from './choose-sentences.ts'
import { keyFigures, type KeyFigure } from './key-figures.ts'
import { displayName, plain } from './markdown-text.ts'
import type { DemoDocument } from './read-documents.ts'
import { sentencesIn, type Sentence } from './sentences.ts'

const gistSentences = 2
const pointSentences = 7
const figureRows = 8

const cited = (sentence: Sentence, hasPages: boolean): string =>
  `${plain(sentence.text)}${hasPages ? ` ${demoMessages.pageReference(sentence.page)}` : ''}`

const pointLines = (points: readonly Sentence[], hasPages: boolean): readonly string[] =>
  points.length === 0 ? [] : ['', `### ${demoMessages.keyPoints}`, '', ...points.map((point) => `- ${cited(point, hasPages)}`)]

const figureLines = (figures: readonly KeyFigure[]): readonly string[] =>
  figures.length === 0
    ? []
    : [
        '',
        `### ${demoMessages.keyFigures}`,
        '',
        `| ${demoMessages.figure} | ${demoMessages.context} | ${demoMessages.page} |`,
        '| --- | --- | ---: |',
        ...figures.map(({ value, context, page }) => `| ${plain(value)} | ${plain(context)} | ${page} |`),
      ]

const sectionFor = async (document: DemoDocument, signal: AbortSignal): Promise<readonly string[]> => {
  const name = displayName(document.name)
  const heading = `## ${name === '' ? demoMessages.summaryOfText : demoMessages.summaryOf(name)}`
  const sentences = await sentencesIn(document, signal)
  if (sentences.length === 0) return [heading, '', demoMessages.noText(name)]
  const chosen = weightiestSentences(sentences, gistSentences + pointSentences)
  const gist = weightiestSentences(chosen, gistSentences)
  const points = chosen.filter((sentence) => !gist.includes(sentence))
  const hasPages = document.pages.length > 1 || name !== ''
  return [
    heading,
    '',
    gist.map((sentence) => cited(sentence, hasPages)).join(' '),
    ...pointLines(points, hasPages),
    ...figureLines(keyFigures(sentences, figureRows)),
  ]
}

/** A summary of each document in its own words: a gist, the weightiest sentences with their pages, and the figures found. */
export const writeSummary = async (documents: readonly DemoDocument[], signal: AbortSignal): Promise<string> => {
  const sections = await Promise.all(documents.map((document) => sectionFor(document, signal)))
  return [...sections.map((lines) => lines.join('\n')), demoMessages.whatThisIs].join('\n\n')
}
