import { describe, expect, it } from 'vitest'
import { decodeText, detectMediaType, mayBeKnown } from '../../../../src/main/attachments/detect-media-type.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('detectMediaType', () => {
  it('goes by the bytes and not by the name', () => {
    const files = [
      [bytes('%PDF-1.7\n'), 'a.txt'],
      [bytes(`${' '.repeat(900)}%PDF-1.4`), 'late.pdf'],
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a.pdf'],
      [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'a'],
      [bytes('GIF89a'), 'a'],
      [bytes('RIFF0000WEBPVP8 '), 'a'],
      [bytes('PK\u{3}\u{4}'), 'a.docx'],
      [Uint8Array.from([0xc3, 0x28]), 'a.txt'],
    ] as const
    expect(
      files
        .map(([content, name]) => detectMediaType(content, name))
        .map((media) => (media.kind === 'unknown' ? 'unknown' : media.mediaType)),
    ).toEqual(['application/pdf', 'application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'unknown', 'unknown'])
  })

  it('takes the kind of text from the name', () => {
    expect(['a.md', 'a.CSV', 'a.exe', 'a'].map((name) => detectMediaType(bytes('a,b'), name))).toEqual([
      { kind: 'text', mediaType: 'text/markdown' },
      { kind: 'text', mediaType: 'text/csv' },
      { kind: 'text', mediaType: 'text/plain' },
      { kind: 'text', mediaType: 'text/plain' },
    ])
  })

  it('does not take a text that mentions the header of a PDF for one', () => {
    expect(detectMediaType(bytes('A PDF starts with %PDF-1.7'), 'notes.md')).toEqual({ kind: 'text', mediaType: 'text/markdown' })
  })
})

describe('decodeText', () => {
  it('reads UTF-8 and UTF-16 and nothing else', () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0, 0x42, 0])
    expect([
      decodeText(bytes('\u{feff}größe 📄')),
      decodeText(utf16),
      decodeText(bytes('a\0b')),
      decodeText(Uint8Array.from([0xe9, 0x20])),
    ]).toEqual(['größe 📄', 'AB', null, null])
  })
})

describe('mayBeKnown', () => {
  it('rules out by the first bytes only what holds a NUL and no known header', () => {
    const heads = [bytes('text'), Uint8Array.from([0xff, 0xfe, 0x41, 0]), bytes('%PDF-1.7\0'), bytes('MZ\0')]
    expect(heads.map((head) => mayBeKnown(head, 'a'))).toEqual([true, true, true, false])
  })
})
