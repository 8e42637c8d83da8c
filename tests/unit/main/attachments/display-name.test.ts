import { describe, expect, it } from 'vitest'
import { displayName, maximumDisplayNameLength } from '../../../../src/main/attachments/display-name.ts'

describe('displayName', () => {
  it('removes what hides or turns round and keeps what people write', () => {
    expect(
      [
        'a\u{202e}gpj.exe',
        'a\u{7}\u{200b}b.txt',
        ' a \r\n b ',
        '\u{2066}דוח\u{2069}.pdf',
        '👨‍👩‍👧 ❤️.pdf',
        'e\u{301}.txt',
        '\u{d800}x',
        '\u{202e}',
      ].map(displayName),
    ).toEqual(['agpj.exe', 'ab.txt', 'a b', 'דוח.pdf', '👨‍👩‍👧 ❤️.pdf', 'é.txt', '\u{fffd}x', 'Unnamed file'])
  })

  it('shortens a long name and keeps its ending', () => {
    const shown = displayName(`${'📄'.repeat(300)}.pdf`)
    expect([shown.length <= maximumDisplayNameLength, shown.endsWith('📄….pdf')]).toEqual([true, true])
  })
})
