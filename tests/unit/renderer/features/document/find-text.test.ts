import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findText } from '../../../../../src/renderer/features/document/find-text.ts'
import { foldText } from '../../../../../src/renderer/features/document/fold-text.ts'

const found = (text: string, query: string): readonly string[] => findText(text, query).map(({ start, end }) => text.slice(start, end))

describe('findText', () => {
  it.each([
    ['case', 'The Stone and the stone', 'STONE', ['Stone', 'stone']],
    ['accents in the text', 'Crème brûlée', 'creme brulee', ['Crème brûlée']],
    ['accents in the query', 'Creme brulee', 'crème', ['Creme']],
    ['accents of their own', 'cafe\u0301 noir', 'café', ['cafe']],
    ['line ends', 'net\nrevenue and net \r\n  revenue', 'net revenue', ['net\nrevenue', 'net \r\n  revenue']],
    ['hyphens at line ends', 'an exam-\nple of exam\u00AD\nple', 'example', ['exam-\nple', 'exam\u00AD\nple']],
    ['a hyphen of the word at a line end', 'a well-\nknown name', 'well-known', ['well-\nknown']],
    ['a hyphen that is meant', '2-3 and 23', '2-3', ['2-3']],
    ['ligatures', 'the ﬁrst oﬃce', 'first office', ['ﬁrst oﬃce']],
    ['quotes', 'she said “it’s late”', '"it\'s late"', ['“it’s late”']],
    ['dashes', '2019–2024', '2019-2024', ['2019–2024']],
    ['sharp s', 'Große Straße', 'grosse strasse', ['Große Straße']],
    ['what means something to a pattern', 'costs $4.20 (net) [a] 4x20', '$4.20 (net) [a]', ['$4.20 (net) [a]']],
    ['no wild cards', 'abc', 'a.c', []],
    ['nothing', 'abc', '  ', []],
    ['other scripts', 'Привет, МИР', 'мир', ['МИР']],
    ['pairs of units', 'a 😀 b 😀', '😀', ['😀', '😀']],
  ])('finds over %s', (_name, text, query, expected) => {
    expect(found(text, query)).toEqual(expected)
  })

  it('stops at the limit', () => {
    expect(findText('a a a a', 'a', 2)).toHaveLength(2)
  })
})

describe('foldText', () => {
  it('knows for every character where it comes from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text)
        expect([folded.starts.length, folded.ends.length]).toEqual([folded.text.length, folded.text.length])
        folded.starts.forEach((start, index) => {
          const end = folded.ends[index] ?? -1
          expect(start >= 0 && start < end && end <= text.length && start >= (folded.starts[index - 1] ?? 0)).toBe(true)
        })
      }),
    )
  })

  it('finds every text in itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (text) => {
        fc.pre(/[\p{L}\p{N}]/u.test(text))
        expect(findText(text, text)).not.toEqual([])
      }),
    )
  })
})
