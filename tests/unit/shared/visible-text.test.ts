import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixedWords, visiblePieces, visibleText, type VisiblePiece } from '../../../src/shared/visible-text.ts'

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

describe('what is shown', () => {
  const unmarked = (mark: string): string => {
    const [, sign = '', count = '0'] = /^([·⏎])×(\d+)$/u.exec(mark) ?? []
    if (sign !== '') return (sign === '·' ? ' ' : '\n').repeat(Number(count))
    return [...mark.matchAll(/\\u\{([0-9a-f]+)\}/gu)].map(([, hex = '']) => String.fromCodePoint(Number.parseInt(hex, 16))).join('')
  }
  const readBack = (pieces: readonly VisiblePiece[]): string => pieces.map(({ isMark, text }) => (isMark ? unmarked(text) : text)).join('')
  const tricky = fc.constantFrom(
    '\u202E',
    '\u2066',
    '\u200B',
    '\u{E0041}',
    '\uFEFF',
    '\u3164',
    '\r',
    '\n',
    '\t',
    '\0',
    ' ',
    '·×9',
    '⏎×3',
    '\\u{202e}',
    'а',
    '\uD800',
  )
  const runs = fc
    .tuple(fc.constantFrom(' ', '\n', '\u00A0'), fc.integer({ min: 1, max: 200 }))
    .map(([letter, count]) => letter.repeat(count))
  const texts = fc
    .array(fc.oneof(tricky, runs, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 30 })
    .map((pieces) => pieces.join(''))

  it('is exactly what is passed on: each letter can be read back, and nothing of it is unseen', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isCode) => {
        const pieces = visiblePieces(text, isCode)
        const plain = pieces.flatMap((piece) => (piece.isMark ? [] : [isCode ? piece.text.replaceAll('\t', '') : piece.text])).join('')
        expect([readBack(pieces), visibleText(plain)]).toEqual([text, plain])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('mixedWords', () => {
  it('finds words of letters that only look Latin, and none that are simply foreign', () => {
    expect(mixedWords('/usr/bin/\u0440ython café привет αβγ аdmin.example \u0440ython')).toEqual(['\u0440ython', 'аdmin'])
  })
})
