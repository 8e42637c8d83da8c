import { describe, expect, it } from 'vitest'
import { mixedWords, visiblePieces, visibleText } from '../../../../src/renderer/ui/visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['a\u202Eb', 'a\\u{202e}b'],
    ['zero\u200Bwidth', 'zero\\u{200b}width'],
    ['tag\u{E0041}', 'tag\\u{e0041}'],
    ['no\u00A0break', 'no\\u{a0}break'],
    ['filler\u3164', 'filler\\u{3164}'],
    ['{\n  "a": "ü 日本 🙂"\n}', '{\n  "a": "ü 日本 🙂"\n}'],
  ])('makes of %j %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected)
  })
})

describe('visiblePieces', () => {
  const marked = (text: string, isCode = false) => visiblePieces(text, isCode).map((piece) => (piece.isMark ? [piece.text] : piece.text))

  it('tells a mark from text that only looks like one', () => {
    expect(marked('a\u202Eb \\u{202e}')).toEqual(['a', ['\\u{202e}'], 'b \\u{202e}'])
  })

  it('joins what stands together, and keeps lines', () => {
    expect(marked('\u200B\u200Ba\nb\r\n')).toEqual([['\\u{200b}\\u{200b}'], 'a\nb', ['\\u{d}'], '\n'])
  })

  it('marks what would push the rest out of sight', () => {
    expect([marked(`rm${' '.repeat(10_000)}-rf`), marked(`ls${'\n'.repeat(50)}rm`), marked('a  b\n\nc')]).toEqual([
      ['rm', ['·×10000'], '-rf'],
      ['ls', ['⏎×50'], 'rm'],
      ['a  b\n\nc'],
    ])
  })

  it('leaves tabs and columns of code alone, and marks everything else in it', () => {
    expect([marked(`\tif${' '.repeat(80)}x`, true), marked('\ta\u2066', true), marked('\ta')]).toEqual([
      [`\tif${' '.repeat(80)}x`],
      ['\ta', ['\\u{2066}']],
      [['\\u{9}'], 'a'],
    ])
  })
})

describe('mixedWords', () => {
  it('finds words of letters that only look Latin, and none that are simply foreign', () => {
    expect(mixedWords('/usr/bin/\u0440ython café привет αβγ аdmin.example \u0440ython')).toEqual(['\u0440ython', 'аdmin'])
  })
})
