import { describe, expect, it } from 'vitest'
import { decodeText, detectMediaType, mayBeKnown } from '../../../../src/main/attachments/detect-media-type.ts'
import { zipOf } from '../../../support/make-zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const compoundFileOf = (entries: readonly string[]): Buffer => {
  const header = Buffer.alloc(512)
  header.write('\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}', 'latin1')
  const directory = entries.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(128 - name.length * 2)]))
  return Buffer.concat([header, ...directory])
}

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
    expect(['a.md', 'a.CSV', 'a.htm', 'a.exe', 'a'].map((name) => detectMediaType(bytes('a,b'), name))).toEqual([
      { kind: 'text', mediaType: 'text/markdown' },
      { kind: 'text', mediaType: 'text/csv' },
      { kind: 'text', mediaType: 'text/html' },
      { kind: 'text', mediaType: 'text/plain' },
      { kind: 'text', mediaType: 'text/plain' },
    ])
  })

  it('knows videos and recordings by their first bytes', () => {
    const files = [
      ['0000ftypisom', 'a.mp4'],
      ['0000ftypqt  ', 'a'],
      ['0000ftyp3gp4', 'a'],
      ['0000ftypM4A ', 'a'],
      ['0000ftypmp42', 'a.m4a'],
      ['0000ftypheic', 'a.heic'],
      ['0000moov', 'a.mov'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}webm', 'a.webm'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}webm', 'a.weba'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}matroska', 'a.mkv'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}matroska', 'a.mka'],
      ['FLV\u{1}', 'a'],
      ['\u{0}\u{0}\u{1}\u{ba}', 'a.mpg'],
      ['\u{30}\u{26}\u{b2}\u{75}\u{8e}\u{66}\u{cf}\u{11}\u{a6}\u{d9}\u{0}\u{aa}\u{0}\u{62}\u{ce}\u{6c}', 'a.wmv'],
      ['ID3\u{3}', 'a'],
      ['\u{ff}\u{fb}\u{90}', 'a'],
      ['\u{ff}\u{f1}', 'a'],
      ['RIFF0000WAVEfmt ', 'a'],
      ['fLaC\u{0}', 'a'],
      ['OggS\u{0}OpusHead', 'a'],
      ['OggS\u{0}vorbis', 'a'],
      ['OggS\u{0}theora', 'a'],
    ] as const
    expect(
      files.map(([start, name]) => {
        const media = detectMediaType(Buffer.from(`${start}\u{0}`, 'latin1'), name)
        return media.kind === 'unknown' ? 'unknown' : `${media.kind} ${media.mediaType}`
      }),
    ).toEqual([
      'video video/mp4',
      'video video/quicktime',
      'video video/3gpp',
      'audio audio/mp4',
      'audio audio/mp4',
      'unknown',
      'video video/quicktime',
      'video video/webm',
      'audio audio/webm',
      'video video/x-matroska',
      'audio audio/x-matroska',
      'video video/x-flv',
      'video video/mpeg',
      'video video/x-ms-wmv',
      'audio audio/mpeg',
      'audio audio/mpeg',
      'audio audio/aac',
      'audio audio/wav',
      'audio audio/flac',
      'audio audio/opus',
      'audio audio/ogg',
      'unknown',
    ])
  })

  it('knows Word and Excel files by what they hold, whatever they are called', () => {
    const files = [
      zipOf(['[Content_Types].xml', 'word/document.xml']),
      zipOf(['xl/workbook.xml']),
      zipOf(['ppt/presentation.xml']),
      zipOf([]),
      bytes('PK\u{3}\u{4} word/document.xml'),
      compoundFileOf(['Root Entry', 'WordDocument', 'Workbook']),
      compoundFileOf(['Root Entry', 'Workbook']),
      compoundFileOf(['Root Entry', 'Book', 'WordDocument']),
      compoundFileOf(['Root Entry', 'EncryptedPackage']),
    ]
    expect(
      files
        .map((content) => detectMediaType(content, 'a.bin'))
        .map((media) => (media.kind === 'unknown' ? 'unknown' : media.mediaType.replace(/^.*[.]/u, ''))),
    ).toEqual(['document', 'sheet', 'unknown', 'unknown', 'unknown', 'application/msword', 'ms-excel', 'ms-excel', 'unknown'])
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
    const heads = [bytes('text'), Uint8Array.from([0xff, 0xfe, 0x41, 0]), bytes('%PDF-1.7\0'), bytes('MZ\0'), bytes('PK\u{3}\u{4}\0')]
    expect(heads.map((head) => mayBeKnown(head, 'a'))).toEqual([true, true, true, false, true])
  })
})
