import { describe, expect, it } from 'vitest'
import { terminalText } from '../../../../../src/main/tools/run/terminal-text.ts'

describe('terminalText', () => {
  it.each([
    ['colours', '\u{1b}[1;31mred\u{1b}[0m and \u{1b}[38;5;196mmore\u{1b}[m', 'red and more'],
    ['moves', 'a\u{1b}[2Kb\u{1b}[1;1Hc\u{1b}7d\u{1b}(Be', 'abcde'],
    ['titles and links', '\u{1b}]0;title\u{7}\u{1b}]8;;https://example.com\u{1b}\\link\u{1b}]8;;\u{1b}\\', 'link'],
    ['an unfinished sequence', 'text\u{1b}[31', 'text'],
    ['an escape at the end', 'text\u{1b}', 'text'],
    ['a string that never ends', `\u{1b}]0;title\nnext`, '\nnext'],
    ['lines of Windows', 'one\r\ntwo\r\n', 'one\ntwo\n'],
    ['a line that is written over', 'progress 10%\rprogress 90%\rdone\nnext', 'done\nnext'],
    ['a line that ends at its beginning', 'kept\r\r\nnext\r', 'kept\nnext'],
    ['what is not seen', 'a\u{0}b\u{8}c\u{7f}d\u{85}e\tf', 'abcde\tf'],
    ['nothing', '', ''],
  ])('shows of %s what a terminal would', (_name, written, text) => {
    expect(terminalText(written)).toBe(text)
  })

  it.each([
    ['escapes', '\u{1b}'.repeat(200_000)],
    ['beginnings of strings', '\u{1b}]'.repeat(100_000)],
    ['beginnings of sequences', '\u{1b}[1;'.repeat(50_000)],
    ['returns', '\r'.repeat(200_000)],
    ['returns before something else', `${'\r'.repeat(1_000_000)}x`],
  ])('is done with very many %s', (_name, written) => {
    expect(terminalText(`${written}\nend`).endsWith('\nend')).toBe(true)
  })
})
