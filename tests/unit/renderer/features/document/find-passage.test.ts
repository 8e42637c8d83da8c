import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPassage, locatePassage } from '../../../../../src/renderer/features/document/find-passage.ts'

const word = fc.stringMatching(/^[a-zA-ZäöüÄÖÜéﬁ0-9]{1,9}[,.;:]?$/u)
const page = fc.array(word, { minLength: 8, maxLength: 60 })
const separator = fc.constantFrom(' ', '\n', ' \r\n ', '  ', '\t', '\u00A0', ' \n\n')

/** One passage as many readers of a file would give it. */
const disturb = (text: string, seeds: readonly number[]): string =>
  Array.from(text)
    .map((character, index) => {
      const seed = seeds[index % seeds.length] ?? 0
      if (character === ' ') return ['\n', '   ', '\u00A0', ' '][seed % 4]
      if (seed % 11 === 0 && /[a-z]/u.test(character)) return character.toUpperCase()
      if (seed % 13 === 0 && /[a-z]/u.test(character)) return `${character}-\n`
      return character === '"' ? ['“', '„', '«'][seed % 3] : character === 'ﬁ' ? 'fi' : character
    })
    .join('')

describe('findPassage', () => {
  it.each([
    ['white space', 'one  two\nthree', 'one two three', 'one  two\nthree'],
    ['no white space at line ends', 'one twothree', 'one two three', 'one twothree'],
    ['hyphenation', 'a hy-\nphen', 'a hyphen', 'a hy-\nphen'],
    ['quotes', 'he said “no”.', 'he said "no".', 'he said “no”.'],
    ['ligatures', 'the ﬁve oﬃces', 'five offices', 'ﬁve oﬃces'],
    ['case', 'NET REVENUE', 'Net revenue', 'NET REVENUE'],
  ])('finds over %s', (_name, text, passage, expected) => {
    const range = findPassage(text, passage)
    expect(range === null ? null : text.slice(range.start, range.end)).toBe(expected)
  })

  it('does not find what is not there, or what has no words', () => {
    expect([findPassage('one two', 'one three'), findPassage('one two', ' - '), findPassage('', '')]).toEqual([null, null, null])
  })

  it('finds any passage of a page, however its white space, hyphens and quotes were set', () => {
    fc.assert(
      fc.property(
        page,
        fc.array(separator, { minLength: 1, maxLength: 7 }),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.nat(1000), { minLength: 3, maxLength: 40 }),
        (words, separators, from, count, seeds) => {
          const text = words.map((part, index) => part + (separators[index % separators.length] ?? ' ')).join('')
          const first = from % words.length
          const passage = words.slice(first, first + count).join(' ')
          const range = findPassage(text, disturb(`"${passage}"`, seeds))
          expect(range).not.toBeNull()
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('locatePassage', () => {
  const pages = ['The first page ends in the mid-', 'dle of a sentence. The second page.', 'The third page is here.', '', 'Last page.']
  it.each([
    ['on the page named', 2, 'The second page', [{ page: 2, words: 'thesecondpage' }]],
    ['on the page after', 2, 'the third page', [{ page: 3, words: 'thethirdpage' }]],
    ['on the page before', 3, 'of a sentence', [{ page: 2, words: 'ofasentence' }]],
    [
      'over the end of a page',
      1,
      'in the middle of a sentence',
      [
        { page: 1, words: 'inthemid' },
        { page: 2, words: 'dleofasentence' },
      ],
    ],
    [
      'over the end of the page before',
      2,
      'the middle of',
      [
        { page: 1, words: 'themid' },
        { page: 2, words: 'dleof' },
      ],
    ],
    ['not two pages away', 1, 'Last page', []],
    ['anywhere when no page is named', null, 'last page', [{ page: 5, words: 'lastpage' }]],
    ['nowhere', null, 'not in this file', []],
    ['nothing without words', 1, '“ ”', []],
  ])('finds %s', (_name, named, passage, expected) => {
    expect(locatePassage(pages, named, passage)).toEqual(expected)
  })
})
