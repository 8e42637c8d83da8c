import { describe, expect, it } from 'vitest'
import { visibleText } from '../../../../src/renderer/features/transcript/visible-text.ts'

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
