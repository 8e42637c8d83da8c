import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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
})
