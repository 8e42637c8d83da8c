import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../../src/renderer/features/document/decode-text.ts'
import { locateInText } from '../../../../../src/renderer/features/document/locate-in-text.ts'

const never = new AbortController().signal
const text = `${'The quarry lies in the north. '.repeat(5000)}Granite is “hard”; it lasts.`
const place = (passages: readonly string[], characters: { start: number; end: number } | null) => ({ page: null, passages, characters })
const located = async (passages: readonly string[], characters: { start: number; end: number } | null) =>
  (await locateInText(text, place(passages, characters), never)).map(({ start, end }) => text.slice(start, end))

describe('locateInText', () => {
  it('takes the characters that are counted when nothing is quoted', async () => {
    expect(await located([], { start: 4, end: 10 })).toEqual(['quarry'])
  })

  it('prefers the characters when they are what is quoted', async () => {
    expect(await located(['quarry lies'], { start: 34, end: 45 })).toEqual(['quarry lies'])
  })

  it('prefers what is quoted when the characters are counted in another way', async () => {
    expect(await located(['Granite is "hard"'], { start: 4, end: 10 })).toEqual(['Granite is “hard'])
  })

  it('finds what lies deep in a long text, and nothing that is not there', async () => {
    expect([await located(['it\nlasts'], null), await located(['it does not last'], null)]).toEqual([['it lasts'], []])
  })

  it('falls back on the characters, as far as there are any', async () => {
    expect([await located(['not there'], { start: 0, end: 3 }), await located(['not there'], { start: 9e9, end: 9e9 + 1 })]).toEqual([
      ['The'],
      [],
    ])
  })
})

describe('decodeText', () => {
  it.each([
    ['UTF-8', [0xc3, 0xbc], 'ü'],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
    ['UTF-16 of Windows', [0xff, 0xfe, 0x61, 0x00], 'a'],
    ['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0x61], 'a'],
    ['an older encoding', [0x4d, 0xfc, 0x6c, 0x6c], 'Müll'],
    ['nothing', [], ''],
  ])('reads %s', (_name, bytes, expected) => {
    expect(decodeText(new Uint8Array(bytes))).toBe(expected)
  })
})
