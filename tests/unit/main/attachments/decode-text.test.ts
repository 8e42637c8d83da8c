import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../../src/main/attachments/decode-text.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('decodeText', () => {
  it('reads UTF-8, UTF-16 with its mark and what old programs on Windows write', () => {
    expect([
      decodeText(bytes('\u{feff}größe 📄')),
      decodeText(Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x42, 0])),
      decodeText(Uint8Array.from([0xfe, 0xff, 0, 0x41, 0, 0x42])),
      decodeText(Buffer.from('Größe: 5 \u{80}, „Café“'.replace(/„|“/gu, '\u{93}'), 'latin1')),
      decodeText(new Uint8Array()),
    ]).toEqual(['größe 📄', 'AB', 'AB', 'Größe: 5 €, “Café“', ''])
  })

  it('takes nothing else for a text', () => {
    expect([
      decodeText(bytes('a\0b')),
      decodeText(bytes('a\u{1}b')),
      decodeText(Uint8Array.from([0x41, 0x81, 0x42, 0x43])),
      decodeText(Uint8Array.from([0xff, 0xfe, 0x41])),
      decodeText(Buffer.from('ÿ×÷¿ØþÐÞ¤¦', 'latin1')),
    ]).toEqual([null, null, null, null, null])
  })

  it('takes a character that is torn at the end for a text only where more follows', () => {
    const torn = Uint8Array.from([0x41, 0x41, 0xe2, 0x82])
    expect([decodeText(torn, { isCut: true }), decodeText(bytes('日本語日本語').subarray(0, 17))]).toEqual(['AA', null])
  })

  it('gives any text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const harmless = text.replaceAll(/\p{Cc}/gu, '').replace(/^\u{feff}/u, '')
        expect(decodeText(bytes(harmless))).toBe(harmless)
      }),
    )
  })
})
