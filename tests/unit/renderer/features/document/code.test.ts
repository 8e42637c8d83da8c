import { describe, expect, it } from 'vitest'
import { codeRuns, piecesOf } from '../../../../../src/renderer/features/document/code-runs.ts'
import { highlightCode, languageOf } from '../../../../../src/renderer/features/document/highlight-code.ts'

describe('languageOf', () => {
  it.each([
    ['main.ts', 'ts'],
    ['Main.JAVA', 'java'],
    ['page.htm', 'xml'],
    ['notes.md', 'md'],
    ['Makefile', 'makefile'],
    ['notes.txt', null],
    ['unknown.qqq', null],
    ['no ending', null],
    ['trailing.', null],
  ])('of %s is %s', (name, expected) => {
    expect(languageOf(name)).toBe(expected)
  })
})

describe('highlightCode', () => {
  it('colours a program by parts', () => {
    const text = 'const a = "b" // c'
    const runs = highlightCode(text, 'a.ts') ?? []
    expect(runs.map(({ start, end, className }) => [text.slice(start, end), className])).toEqual([
      ['const', 'hljs-keyword'],
      ['"b"', 'hljs-string'],
      ['// c', 'hljs-comment'],
    ])
  })

  it('leaves what it does not know alone', () => {
    expect(highlightCode('a', 'a.qqq')).toBeNull()
  })
})

describe('codeRuns', () => {
  it('takes the innermost kind', () => {
    const inner = { type: 'element', properties: { className: ['in'] }, children: [{ type: 'text', value: 'b' }] }
    const outer = { type: 'element', properties: { className: ['out'] }, children: [{ type: 'text', value: 'a' }, inner] }
    expect(codeRuns({ type: 'root', children: [{ type: 'text', value: '--' }, outer] })).toEqual([
      { start: 2, end: 3, className: 'out' },
      { start: 3, end: 4, className: 'in' },
    ])
  })
})

describe('piecesOf', () => {
  it('cuts runs at the ends of a row', () => {
    const runs = [
      { start: 1, end: 4, className: 'x' },
      { start: 6, end: 9, className: 'y' },
    ]
    expect(piecesOf('0123456789', runs, 2, 8)).toEqual([
      { text: '23', className: 'x' },
      { text: '45', className: '' },
      { text: '67', className: 'y' },
    ])
  })
})
