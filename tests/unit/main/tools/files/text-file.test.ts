import { describe, expect, it } from 'vitest'
import { decodeTextFile, encodeTextFile, endsLinesAsWindows, withLineEndsOf } from '../../../../../src/main/tools/files/text-file.ts'

describe('text of a file', () => {
  it.each([
    ['utf-8', Buffer.from('Grüße 👋\n')],
    ['utf-8-bom', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('Grüße')])],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Grüße', 'utf16le')])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Grüße', 'utf16le').swap16()])],
    ['windows-1252', Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x20, 0x80, 0x93])],
  ])('is read from %s and written back byte by byte', (encoding, bytes) => {
    const file = decodeTextFile(bytes)
    expect({ encoding: file?.encoding, bytes: file === null ? null : Buffer.from(encodeTextFile(file) ?? []) }).toEqual({ encoding, bytes })
  })

  it.each([
    ['a NUL', Buffer.from('a\0b')],
    ['controls', Buffer.from([1, 2, 3])],
    ['bytes of no encoding', Buffer.from([0x81, 0x8d, 0xff])],
    ['half a UTF-16', Buffer.from([0xff, 0xfe, 0x41])],
  ])('is none where there are %s', (_what, bytes) => {
    expect(decodeTextFile(bytes)).toBeNull()
  })

  it('keeps the line ends of most lines', () => {
    expect([
      endsLinesAsWindows('a\r\nb\r\nc\n'),
      endsLinesAsWindows('a\nb\n'),
      endsLinesAsWindows(''),
      withLineEndsOf('x\ny', 'a\r\nb'),
      withLineEndsOf('x\ny', 'a\nb'),
    ]).toEqual([true, false, false, 'x\r\ny', 'x\ny'])
  })
})
