import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refused, taken, type CorpusFile, type Expected } from './corpus-file.ts'

const plain = (words: string): Expected => taken('text', 'text/plain', {}, words)

const files: readonly (readonly [string, string | Buffer, Expected])[] = [
  ['notes.txt', 'Revenue grew by 12 %.\n', plain('12 %')],
  ['notes.md', '# Notes\n\n- one\n', taken('text', 'text/markdown', {}, '# Notes')],
  ['program.ts', 'export const answer = 42\n', plain('answer = 42')],
  ['program.py', 'def answer():\n    return 42\n', plain('return 42')],
  ['Makefile', 'all:\n\techo done\n', plain('echo done')],
  ['settings.json', '{"a": [1, 2]}\n', taken('text', 'application/json', {}, '"a"')],
  ['settings.yaml', 'a:\n  - 1\n', plain('- 1')],
  ['log with colours.log', '\u{1b}[31mred\u{1b}[0m\n', plain('red')],
  ['a program.html', '<script>alert(1)</script><p>Shown words</p>', taken('text', 'text/html', {}, 'Shown words')],
  ['utf-16 le.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('größer', 'utf16le')]), plain('größer')],
  ['utf-16 be.txt', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('größer', 'utf16le').swap16()]), plain('größer')],
  ['utf-8 with mark.txt', `\u{feff}größer`, plain('größer')],
  ['western.txt', Buffer.from('gr\u{f6}\u{df}er als zuvor\n', 'latin1'), plain('größer als zuvor')],
  ['one line of a megabyte.txt', 'word '.repeat(200_000), plain('word word')],
  ['windows lines.txt', 'one\r\ntwo\r\n', plain('two')],
  ['no letters.txt', '   \n\n', plain('')],
  ['empty.txt', '', refused('empty')],
  ['tabs.csv', 'a\tb\n1\t2\n', taken('text', 'text/csv', {}, '1\t2')],
  ['broken.csv', 'a,"b\n1,2', taken('text', 'text/csv', {}, '1,2')],
  ['rubbish.bin', Buffer.from(Array.from({ length: 4000 }, (_byte, index) => (index * 7919 + (index >> 3)) % 256)), refused('unsupported')],
  ['program', Buffer.concat([Buffer.from('\u{7f}ELF\u{2}\u{1}\u{1}', 'latin1'), Buffer.alloc(2000)]), refused('program')],
  ['zeros.txt', Buffer.alloc(3000), refused('unsupported')],
]

export const makeTextFiles = (folder: string): readonly CorpusFile[] => {
  for (const [name, content] of files) writeFileSync(join(folder, name), content)
  return files.map(([name, , expected]) => ({ name, expected }))
}
