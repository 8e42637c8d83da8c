import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPassages, type SearchedFile } from '../../../../src/main/turns/match-passages.ts'
import { indexPage } from '../../../../src/main/turns/page-index.ts'
import type { Attachment } from '../../../../src/shared/attachment.ts'
import { anAttachment } from '../../../support/temporary-database.ts'

const fileOf = (
  texts: readonly string[],
  change: Partial<Attachment> = {},
  numbers = texts.map((_text, index) => index + 1),
): SearchedFile => ({
  attachment: anAttachment({ pageCount: texts.length, ...change }),
  pages: texts.map((text, index) => indexPage({ number: numbers[index] ?? 0, label: '', text })),
  textOf: (page) => texts[numbers.indexOf(page)] ?? '',
})

const report = fileOf([
  'Annual report. The river rose by 1.5 metres in spring,\nand the lower meadows were under water for nine days.',
  'Three bridges were exam-\nined and found to be sound. The “old mill” bridge is still closed to lorries. Loss: -3 % of all eﬃcient pumps.',
  'The council thanks everyone who carried sandbags through the night. It is unlikely to happen twice in one year.',
])

const found = (answer: string, ...files: readonly SearchedFile[]): readonly string[] =>
  matchPassages(answer, files.length === 0 ? [report] : files).map(({ quote, occurrence, page, passage }) =>
    [quote, occurrence === 0 ? '' : `#${occurrence}`, `@${page}`, passage].filter((words) => words !== '').join(' | '),
  )

describe('matchPassages', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'curly quotes',
      'It says “the lower meadows were under water” there.',
      ['“the lower meadows were under water” | @1 | the lower meadows were under water'],
    ],
    [
      'straight quotes over a line break',
      'So "in spring, and the lower meadows" it is.',
      ['"in spring, and the lower meadows" | @1 | in spring,\nand the lower meadows'],
    ],
    [
      'French quotes with spaces',
      '« carried sandbags through the night »',
      ['« carried sandbags through the night » | @3 | carried sandbags through the night'],
    ],
    ['German quotes', 'Es heißt „Three bridges were examined“.', ['„Three bridges were examined“ | @2 | Three bridges were exam-\nined']],
    ['single quotes', '‘the council thanks everyone who’', ['‘the council thanks everyone who’ | @3 | The council thanks everyone who']],
    [
      'quotes within quotes',
      "“the 'old mill' bridge is still closed”",
      ["“the 'old mill' bridge is still closed” | @2 | The “old mill” bridge is still closed"],
    ],
    [
      'letters in bold',
      '“**the lower** _meadows_ were under water”',
      ['“**the lower** _meadows_ were under water” | @1 | the lower meadows were under water'],
    ],
    ['a ligature', '“-3 % of all efficient pumps”', ['“-3 % of all efficient pumps” | @2 | -3 % of all eﬃcient pumps']],
    [
      'what was left out',
      '“Three bridges … still closed to lorries”',
      ['“Three bridges … still closed to lorries” | @2 | still closed to lorries'],
    ],
    [
      'a letter that was changed',
      '“[t]he lower meadows were under water”',
      ['“[t]he lower meadows were under water” | @1 | the lower meadows were under water'],
    ],
    [
      'a block of quoted lines',
      'See:\n\n> The council thanks everyone\n> who carried sandbags\n\nSo.',
      ['who carried sandbags | @3 | The council thanks everyone who carried sandbags'],
    ],
    ['four short words', '“is it not so”', []],
    [
      'the same words twice',
      '“the lower meadows were under water” and “the lower meadows were under water”',
      [
        '“the lower meadows were under water” | @1 | the lower meadows were under water',
        '“the lower meadows were under water” | #1 | @1 | the lower meadows were under water',
      ],
    ],
    ['words too few', '“old mill”', []],
    ['words that are not there', '“the upper meadows were under water”', []],
    ['another number', '“The river rose by 15 metres in spring”', []],
    ['a missing sign', '“Loss: 3 % of all efficient pumps”', []],
    ['the end of a longer word', '“likely to happen twice in one year”', []],
    ['a fence of code', '```\n“the lower meadows were under water”\n```', []],
    ['code in a line', '`“the lower meadows were under water”`', []],
    ['the title of a link', '[x](https://a.example "the lower meadows were under water")', []],
    ['a page', 'It rose (p. 1), see page 3.', ['(p. 1) | @1', 'page 3 | @3']],
    ['pages in other words', 'Siehe S. 2 und Seite 3; pp. 1-2', ['S. 2 | @2', 'Seite 3 | @3', 'pp. 1-2 | @1']],
    ['a page that is not there', 'page 4, p. 0, page 2000000', []],
    [
      'a page told with its quotation',
      '“Three bridges were examined and” (p. 2)',
      ['“Three bridges were examined and” | @2 | Three bridges were exam-\nined and'],
    ],
    ['quotes that never close', '“the lower meadows were under water', []],
  ])('takes %s for what it is', (_name, answer, expected) => {
    expect(found(answer)).toEqual(expected)
  })

  it('takes of several pages the one that is told, and of several files the newest', () => {
    const same = 'These words stand on every single page.'
    const old = fileOf([same, same], { name: 'old.pdf' })
    const young = fileOf(['Nothing.', same, same], { name: 'young.pdf' })
    const matches = matchPassages('“words stand on every single page” and “words stand on every single page” (p. 3)', [old, young])
    expect(matches.map(({ attachmentId, page }) => [attachmentId === young.attachment.id, page])).toEqual([
      [true, 2],
      [true, 3],
    ])
  })

  it('links a page of the file that is named beside it, and none when it may be any', () => {
    const files = [fileOf(['a', 'b'], { name: 'Lease 2024.pdf' }), fileOf(['a', 'b'], { name: 'letter.pdf' })]
    const at = (answer: string) =>
      matchPassages(answer, files).map(
        ({ attachmentId, page }) => `${attachmentId === files[0]?.attachment.id ? 'lease' : 'letter'} ${page}`,
      )
    expect([at('The lease 2024 says so on page 2.'), at('See letter.pdf, p. 1.'), at('See page 1.')]).toEqual([
      ['lease 2'],
      ['letter 1'],
      [],
    ])
  })

  it('finds the own page of a file of which pages were chosen, unless it may be either', () => {
    const chosen = fileOf(['a', 'b', 'c'], { pageCount: 20, pageSelection: '3, 10-11' }, [3, 10, 11])
    expect(found('page 1, page 10, page 3, page 4', chosen)).toEqual(['page 1 | @3', 'page 10 | @10'])
  })

  const letters = fc.stringMatching(/^[a-p]{3,9}$/u)
  const pages = fc.array(fc.array(letters, { minLength: 30, maxLength: 60 }), { minLength: 2, maxLength: 6 })
  const quotes = fc.constantFrom<readonly [string, string]>(['“', '”'], ['"', '"'], ['«', '»'], ['„', '“'])

  it('finds a passage of any page, however it was set', () => {
    fc.assert(
      fc.property(
        pages,
        fc.nat(),
        fc.nat(),
        quotes,
        fc.constantFrom(' ', '\n', '  ', '\u00A0'),
        fc.nat(),
        (texts, at, from, [open, close], space, hyphen) => {
          const page = at % texts.length
          const words = texts[page] ?? []
          const start = from % (words.length - 12)
          const quoted = words.slice(start, start + 12)
          const set = texts.map((list) =>
            list.map((word, index) => (index % 7 === hyphen % 7 ? `${word.slice(0, 2)}-\n${word.slice(2)}` : word)).join(space),
          )
          const matches = matchPassages(`It says ${open}${quoted.join(' ').toUpperCase()}${close}.`, [fileOf(set)])
          expect(matches.map((match) => match.page)).toEqual([page + 1])
          expect(set[page]).toContain(matches[0]?.passage)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('never finds what is not there', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), fc.nat({ max: 11 }), (texts, at, from, changed) => {
        const words = texts[at % texts.length] ?? []
        const start = from % (words.length - 12)
        const quoted = words.slice(start, start + 12).map((word, index) => (index === changed ? `${word}z` : word))
        expect(matchPassages(`“${quoted.join(' ')}”`, [fileOf(texts.map((list) => list.join(' ')))])).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('“', '”', '"', '>', ' ', '\n', '`', '```', 'p. 1', 'the lower', '…', '[', '](', ')', '😀', '\uD800', 'a'),
          maxLength: 80,
        }),
        (answer) => {
          for (const { quote, occurrence } of matchPassages(answer, [report]))
            expect(answer.split(quote).length).toBeGreaterThan(occurrence)
        },
      ),
    )
  })

  it('looks through many pages and hostile answers without trying everything', () => {
    const many = fileOf(
      Array.from(
        { length: 5000 },
        (_page, page) => `Page ${page} ${'some words that come again and again on every page '.repeat(4)} end of ${page}.`,
      ),
    )
    const hard = fileOf([`${'a'.repeat(200_000)}b`, 'ab'.repeat(100_000)])
    const quotations = Array.from(
      { length: 100 },
      (_quote, index) => `“again and again on every page end of ${index * 50}” “words that come again and ${index} again”`,
    )
    const hostile = [
      '“'.repeat(100_000),
      '"'.repeat(100_000),
      `“${'a'.repeat(1900)}b”`.repeat(50),
      '`'.repeat(50_000),
      'p. '.repeat(50_000),
      '> '.repeat(50_000),
    ]
    expect([
      matchPassages(quotations.join(' '), [many]).length,
      hostile.map((answer) => matchPassages(answer, [hard]).length > 100),
    ]).toEqual([100, hostile.map(() => false)])
  })
})
