import { demoMessages } from '../../shared/messages/demo.ts'
import { weightiestSentences } from './choose-sentences.ts'
import { keyFigures, type KeyFigure } from './key-figures.ts'
import type { Citations } from './mark-citations.ts'
import { displayName, plain } from './markdown-text.ts'
import type { DemoDocument } from './read-documents.ts'
import { sentencesIn, type Sentence } from './sentences.ts'
import { columnFacts, tableIn } from './tables.ts'

const gistSentences = 2
const pointSentences = 7
const figureRows = 8

type Cite = (sentence: Sentence) => string

const citing =
  (document: DemoDocument, hasPages: boolean, citations: Citations): Cite =>
  (sentence) => {
    const text = plain(sentence.text)
    if (document.index !== null) return citations.mark(text, document, sentence)
    return hasPages ? `${text} ${demoMessages.pageReference(sentence.page)}` : text
  }

const pointLines = (points: readonly Sentence[], cite: Cite): readonly string[] =>
  points.length === 0 ? [] : ['', `### ${demoMessages.keyPoints}`, '', ...points.map((point) => `- ${cite(point)}`)]

const tableLines = ({ pages }: DemoDocument): readonly string[] =>
  pages.flatMap(({ text, number }) => {
    const table = tableIn(text)
    if (table === null) return []
    const facts = columnFacts(table)
    return [
      '',
      demoMessages.tableOf(number, table.rows.length, table.columns.map(plain).join(', ')),
      ...(facts.length === 0
        ? []
        : [
            '',
            `| ${demoMessages.column} | ${demoMessages.lowest} | ${demoMessages.highest} | ${demoMessages.sum} |`,
            '| --- | ---: | ---: | ---: |',
            ...facts.map(({ name, lowest, highest, sum }) => `| ${plain(name)} | ${lowest} | ${highest} | ${Number(sum.toFixed(2))} |`),
          ]),
    ]
  })

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

const sectionFor = async (document: DemoDocument, citations: Citations, signal: AbortSignal): Promise<readonly string[]> => {
  const name = displayName(document.name)
  const heading = `## ${name === '' ? demoMessages.summaryOfText : demoMessages.summaryOf(name)}`
  const tables = tableLines(document)
  if (tables.length > 0) return [heading, ...tables]
  const sentences = await sentencesIn(document, signal)
  if (sentences.length === 0) return [heading, '', demoMessages.noText(name)]
  const chosen = weightiestSentences(sentences, gistSentences + pointSentences)
  const gist = weightiestSentences(chosen, gistSentences)
  const points = chosen.filter((sentence) => !gist.includes(sentence))
  const cite = citing(document, document.pages.length > 1 || name !== '', citations)
  return [heading, '', gist.map(cite).join(' '), ...pointLines(points, cite), ...figureLines(keyFigures(sentences, figureRows))]
}

/** A summary of each document in its own words: a gist, the weightiest sentences with their pages, and the figures found. */
export const writeSummary = async (documents: readonly DemoDocument[], citations: Citations, signal: AbortSignal): Promise<string> => {
  const sections = await Promise.all(documents.map((document) => sectionFor(document, citations, signal)))
  return [...sections.map((lines) => lines.join('\n')), demoMessages.whatThisIs].join('\n\n')
}
