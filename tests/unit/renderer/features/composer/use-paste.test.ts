import { describe, expect, it } from 'vitest'
import { isPlainKey, pasteAs } from '../../../../../src/renderer/features/composer/use-paste.ts'

const png = { type: 'image/png' }
const pdf = { type: 'application/pdf' }
const long = 'a'.repeat(8001)

describe('pasteAs', () => {
  it('takes pictures and files, and a long text as a file', () => {
    expect([
      pasteAs({ files: [png], types: ['Files', 'text/html'], text: '' }, false),
      pasteAs({ files: [pdf], types: ['Files', 'text/plain'], text: 'report.pdf' }, false),
      pasteAs({ files: [], types: ['text/plain'], text: long }, false),
      pasteAs({ files: [], types: ['text/plain'], text: long.slice(1) }, false),
    ]).toEqual(['files', 'files', 'long-text', 'native'])
  })

  it('takes the text that a spreadsheet copies with a picture of it', () => {
    expect(pasteAs({ files: [png], types: ['text/plain', 'text/html', 'text/rtf', 'Files'], text: 'a\tb' }, false)).toBe('native')
  })

  it('takes plain text and nothing else when that is asked for', () => {
    expect(pasteAs({ files: [png], types: ['Files', 'text/plain'], text: long }, true)).toBe('native')
  })
})

describe('isPlainKey', () => {
  it('knows the keys that paste plain text', () => {
    const key = { key: 'V', ctrlKey: false, metaKey: false, shiftKey: true }
    expect([{ ...key, ctrlKey: true }, { ...key, metaKey: true }, key, { ...key, ctrlKey: true, shiftKey: false }].map(isPlainKey)).toEqual(
      [true, true, false, false],
    )
  })
})
