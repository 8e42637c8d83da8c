import { describe, expect, it } from 'vitest'
import { citedText, markEnd, markStart, sourcesOf, type TextPart } from '../../../../src/renderer/features/transcript/citations.ts'
import { sourcePlace, sourceTitle } from '../../../../src/renderer/features/transcript/source-words.ts'
import type { Citation } from '../../../../src/shared/message.ts'
import { sampleAttachment } from '../../../support/sample-attachment.ts'

const page = (number: number, index = 0, title: string | null = 'Report'): Citation => ({
  title,
  source: null,
  passages: [`Passage ${number}`],
  location: { type: 'document-page', index, start: number, end: number },
})
const text = (words: string, ...citations: Citation[]): TextPart => ({ type: 'text', text: words, citations })
const readable = (marked: string): string => marked.replaceAll(markStart, '[').replaceAll(markEnd, ']')
const cited = (...parts: TextPart[]): string => readable(citedText(parts, sourcesOf(parts)))

describe('sourcesOf', () => {
  it('numbers places in the order they are cited, each once, with all its passages', () => {
    const again = { ...page(1), passages: ['Another', 'Passage 1'] }
    expect(sourcesOf([text('a', page(1)), { type: 'text', text: 'b' }, text('c', page(2), again)])).toEqual([
      { number: 1, citation: { ...page(1), passages: ['Passage 1', 'Another'] } },
      { number: 2, citation: page(2) },
    ])
  })
})

describe('citedText', () => {
  it('joins what was cut in the middle of a sentence, with a mark before the space', () => {
    expect(cited(text('It grew '), text('by a third ', page(1)), text('last year.', page(1), page(2)))).toBe(
      'It grew by a third[1] last year.[1][2]',
    )
  })

  it.each<[string, readonly TextPart[], string]>([
    ['waits for the end of a code fence', [text('```\na', page(1)), text('\n```\nAnd.')], '```\na\n```\nAnd.[1]'],
    ['keeps off the line that closes a fence', [text('```\na\n```', page(1))], '```\na\n```\n\n[1]\n\n'],
    ['keeps off a row of a table', [text('| a |\n|---|\n| b |', page(1))], '| a |\n|---|\n| b |\n\n[1]\n\n'],
  ])('%s', (_name, parts, expected) => {
    expect(cited(...parts)).toBe(expected)
  })

  it('takes out what a model writes to look like a mark', () => {
    expect(cited(text(`a${markStart}1${markEnd}`, page(1)))).toBe('a1[1]')
  })
})

describe('sourceTitle and sourcePlace', () => {
  it('name the place that an address leads to, not the one it is said to', () => {
    const posing: Citation = { ...page(1), location: { type: 'web', url: 'https://evil.example/', domain: 'bank.example' } }
    expect([sourcePlace(posing, null), sourceTitle({ ...posing, title: null }, null)]).toEqual(['evil.example', 'evil.example'])
  })

  it('name the pages of the file, also when only some of them were sent', () => {
    const sent = sampleAttachment(1, { pageCount: 14, pageSelection: '5-7, 12' })
    const at = (start: number, end: number): string =>
      sourcePlace({ ...page(1), location: { type: 'document-page', index: 0, start, end } }, sent)
    expect([at(2, 2), at(3, 4), at(9, 9)]).toEqual(['page 6', 'pages 7 to 12', 'page 9'])
  })

  it('name the file, not what the service was told that it is called', () => {
    expect(sourceTitle(page(1, 0, 'Document 1'), sampleAttachment(1, { name: 'letter.pdf' }))).toBe('letter.pdf')
  })

  it('say in words what is cited and where', () => {
    const at = (type: 'document-char' | 'document-page' | 'document-chunk' | 'search-result', start: number, end: number): string =>
      sourcePlace({ ...page(1), location: { type, index: 1, start, end } }, null)
    const web: Citation = { ...page(1, 0, ' '), location: { type: 'web', url: 'https://example.com/a', domain: 'example.com' } }
    expect([
      at('document-page', 3, 3),
      at('document-page', 3, 5),
      at('document-char', 1200, 1400),
      at('document-chunk', 0, 1),
      at('document-chunk', 1, 3),
      at('search-result', 0, 1),
      sourcePlace({ ...page(1), location: null }, null),
      [sourceTitle(web, null), sourcePlace(web, null)],
      sourceTitle({ ...page(1, 0, null), location: null }, null),
    ]).toEqual([
      'page 3',
      'pages 3 to 5',
      'characters 1,200 to 1,400',
      'section 1',
      'sections 2 to 3',
      'search result 2',
      '',
      ['example.com', ''],
      'Source without a title',
    ])
  })
})
