import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileToolMessages as words } from '../../../../../src/shared/messages/file-tools.ts'
import { editText } from '../../../../../src/main/tools/files/edit-text.ts'

describe('edit of a text', () => {
  it('leaves the line ends that it does not touch, in a file that mixes them', () => {
    expect(editText('a\r\nb\nc\r\nd\r\n', [{ oldText: 'b\nc', newText: 'B\nC' }], 'f')).toBe('a\r\nB\r\nC\r\nd\r\n')
  })

  it('makes edits one after the other', () => {
    expect(
      editText(
        'a b',
        [
          { oldText: 'a', newText: 'b' },
          { oldText: 'b b', newText: 'c' },
        ],
        'f',
      ),
    ).toBe('c')
  })

  it('changes every place as a person would, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', ' '), maxLength: 40 })
    fc.assert(
      fc.property(text, (before) => {
        fc.pre(before.includes('a'))
        expect(editText(before, [{ oldText: 'a', newText: 'xyz', everywhere: true }], 'f')).toBe(before.replaceAll('a', 'xyz'))
      }),
    )
  })

  it('does not grow a text until there is no room for it', () => {
    const twice = { oldText: 'a', newText: 'aa', everywhere: true }
    const long = { oldText: 'a', newText: 'b'.repeat(1_000_000), everywhere: true }
    expect(() =>
      editText(
        'a',
        Array.from({ length: 40 }, () => twice),
        'f',
      ),
    ).toThrow(words.changeTooLong)
    expect(() => editText('a'.repeat(20), [long], 'f')).toThrow(words.changeTooLong)
  })

  it('changes a large file with line ends of one kind, and one of both kinds only where that is little work', () => {
    const edits = Array.from({ length: 20 }, (_unused, index) => ({ oldText: `END${index}`, newText: `END${index + 1}` }))
    const large = `${'x\r\n'.repeat(500_000)}END0`
    expect(editText(large, edits, 'f')).toBe(large.replace('END0', 'END20'))
    expect(() => editText(`x\n${large}`, edits, 'f')).toThrow(words.changeTooLong)
  })
})
