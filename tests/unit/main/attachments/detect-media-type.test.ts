import { describe, expect, it } from 'vitest'
import { detectMediaType } from '../../../../src/main/attachments/detect-media-type.ts'
import type { Detected } from '../../../../src/main/attachments/detected.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const raw = (text: string): Uint8Array => Buffer.from(text, 'latin1')

const told = (detected: Detected): string => {
  if (detected.kind === 'refused') return `refused ${detected.reason}`
  return 'mediaType' in detected ? `${detected.kind} ${detected.mediaType}` : detected.kind
}
const tell = (files: readonly (readonly [start: Uint8Array, name: string])[]): readonly string[] =>
  files.map(([start, name]) => told(detectMediaType(start, name)))

describe('detectMediaType', () => {
  it('goes by the bytes and not by the name', () => {
    expect(
      tell([
        [bytes('%PDF-1.7\n'), 'a.txt'],
        [bytes(`${' '.repeat(900)}%PDF-1.4`), 'late.pdf'],
        [raw('\u{89}PNG\r\n\u{1a}\n'), 'report.pdf'],
        [raw('PK\u{3}\u{4}'), 'a.docx'],
        [raw('\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}'), 'a.txt'],
        [bytes('just words'), 'a.png'],
        [raw('\u{1}\u{2}\u{3}\0'), 'a.txt'],
      ]),
    ).toEqual([
      'pdf application/pdf',
      'pdf application/pdf',
      'image image/png',
      'zip',
      'compound-file',
      'text text/plain',
      'refused unsupported',
    ])
  })

  it('knows images by their first bytes', () => {
    const bitmap = Buffer.alloc(64)
    bitmap.write('BM')
    bitmap.writeUInt32LE(40, 14)
    expect(
      tell([
        [raw('\u{ff}\u{d8}\u{ff}\u{e0}'), 'a'],
        [bytes('GIF89a'), 'a'],
        [bytes('RIFF0000WEBPVP8 '), 'a'],
        [raw('II*\0'), 'a'],
        [raw('MM\0*'), 'a.tif'],
        [bitmap, 'a'],
        [bytes('BMW is a maker of cars and much more'), 'a.txt'],
        [raw('\0\0\0\u{18}ftypheic\0\0\0\0mif1heic'), 'a.jpg'],
        [raw('\0\0\0\u{18}ftypmif1\0\0\0\0mif1heic'), 'a'],
        [raw('\0\0\0\u{1c}ftypmif1\0\0\0\0mif1avifmiaf'), 'a'],
        [raw('\0\0\0\u{1c}ftypavif\0\0\0\0'), 'a'],
      ]),
    ).toEqual([
      'image image/jpeg',
      'image image/gif',
      'image image/webp',
      'image image/tiff',
      'image image/tiff',
      'image image/bmp',
      'text text/plain',
      'image image/heic',
      'image image/heic',
      'image image/avif',
      'image image/avif',
    ])
  })

  it('takes a text that begins with an SVG for an image, whatever stands before it', () => {
    expect(
      tell([
        [bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a'],
        [bytes('\u{feff}<?xml version="1.0"?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>'), 'a.xml'],
        [bytes('<p>An <svg></svg></p>'), 'a.svg'],
        [bytes('<svg></svg><p>A page</p>'), 'a.html'],
        [bytes('<svgfont>'), 'a.txt'],
        [bytes('<!-- '.repeat(3000)), 'a.txt'],
      ]),
    ).toEqual(['image image/svg+xml', 'image image/svg+xml', 'text text/plain', 'text text/html', 'text text/plain', 'text text/plain'])
  })

  it('takes the kind of text from the name', () => {
    expect(tell(['a.md', 'a.CSV', 'a.htm', 'a.json', 'a.exe', 'a.rs', 'a'].map((name) => [bytes('a,b'), name] as const))).toEqual([
      'text text/markdown',
      'text text/csv',
      'text text/html',
      'text application/json',
      'text text/plain',
      'text text/plain',
      'text text/plain',
    ])
  })

  it('sees that a table from a web site is no Excel file', () => {
    expect(tell([[bytes('\n<table><tr><td>1'), 'export.xls']])).toEqual(['text text/html'])
  })

  it('keeps a text whose last character the head cuts through', () => {
    const head = bytes(`${'a'.repeat(16_383)}é`).subarray(0, 16_384)
    expect(tell([[head, 'a.txt']])).toEqual(['text text/plain'])
  })

  it('knows videos and recordings by their first bytes', () => {
    const files = [
      ['0000ftypisom', 'a.mp4'],
      ['0000ftypqt  ', 'a'],
      ['0000ftyp3gp4', 'a'],
      ['0000ftypM4A ', 'a'],
      ['0000ftypmp42', 'a.m4a'],
      ['0000ftypcrx ', 'a.cr3'],
      ['0000moov', 'a.mov'],
      ['\0\0\0\u{8}wide', 'a'],
      ['See wide and far', 'a.txt'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}webm', 'a.webm'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}webm', 'a.weba'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}matroska', 'a.mkv'],
      ['\u{1a}\u{45}\u{df}\u{a3}\u{1}B\u{82}matroska', 'a.mka'],
      ['FLV\u{1}', 'a'],
      ['\0\0\u{1}\u{ba}', 'a.mpg'],
      ['\0\0\u{1}\u{b3}', 'a.mpeg'],
      ['\u{30}\u{26}\u{b2}\u{75}\u{8e}\u{66}\u{cf}\u{11}\u{a6}\u{d9}\u{0}\u{aa}\u{0}\u{62}\u{ce}\u{6c}', 'a.wmv'],
      ['ID3\u{3}', 'a'],
      ['\u{ff}\u{fb}\u{90}', 'a'],
      ['\u{ff}\u{f1}', 'a'],
      ['RIFF0000WAVEfmt ', 'a'],
      ['fLaC\0', 'a'],
      ['OggS\0OpusHead', 'a'],
      ['OggS\0vorbis', 'a'],
      ['OggS\0theora', 'a'],
    ] as const
    expect(tell(files.map(([start, name]) => [raw(name === 'a.txt' ? start : `${start}\0`), name] as const))).toEqual([
      'video video/mp4',
      'video video/quicktime',
      'video video/3gpp',
      'audio audio/mp4',
      'audio audio/mp4',
      'refused unsupported',
      'video video/quicktime',
      'video video/quicktime',
      'text text/plain',
      'video video/webm',
      'audio audio/webm',
      'video video/x-matroska',
      'audio audio/x-matroska',
      'video video/x-flv',
      'video video/mpeg',
      'video video/mpeg',
      'video video/x-ms-wmv',
      'audio audio/mpeg',
      'audio audio/mpeg',
      'audio audio/aac',
      'audio audio/wav',
      'audio audio/flac',
      'audio audio/opus',
      'audio audio/ogg',
      'refused unsupported',
    ])
  })

  it('knows what is not taken, and says which it is', () => {
    const tar = Buffer.alloc(512)
    tar.write('notes.txt')
    tar.write('ustar', 257)
    expect(
      tell([
        [bytes('{\\rtf1 words}'), 'a.doc'],
        [raw('\u{1f}\u{8b}\u{8}'), 'a.gz'],
        [raw('7z\u{bc}\u{af}\u{27}\u{1c}'), 'a'],
        [bytes('Rar!\u{1a}\u{7}\u{1}'), 'a.pdf'],
        [raw('\u{28}\u{b5}\u{2f}\u{fd}'), 'a.zst'],
        [tar, 'a.tar'],
        [raw('\u{7f}ELF\u{2}'), 'a'],
        [raw('MZ\u{90}\0'), 'a.exe'],
        [bytes('MZ is no program'), 'a.txt'],
        [raw('\0asm\u{1}'), 'a.wasm'],
      ]),
    ).toEqual([
      'refused other-document',
      'refused archive',
      'refused archive',
      'refused archive',
      'refused archive',
      'refused archive',
      'refused program',
      'refused program',
      'text text/plain',
      'refused program',
    ])
  })

  it('does not take a text that mentions the header of a PDF for one', () => {
    expect(tell([[bytes('A PDF starts with %PDF-1.7'), 'notes.md']])).toEqual(['text text/markdown'])
  })
})
