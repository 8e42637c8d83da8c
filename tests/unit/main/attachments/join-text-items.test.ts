import { describe, expect, it } from 'vitest'
import { joinTextItems } from '../../../../src/main/attachments/join-text-items.ts'

const run = (str: string, x: number, y: number, hasEOL = false) => ({
  str,
  width: str.length * 5,
  height: 10,
  hasEOL,
  transform: [10, 0, 0, 10, x, y],
})

describe('joinTextItems', () => {
  it('puts spaces at gaps, breaks at new lines and empty lines between paragraphs', () => {
    const items = [
      run('Total', 0, 700),
      run('1,840', 60, 700),
      run('.50', 85, 700, true),
      run('Next line', 0, 688),
      run('Paragraph', 0, 650),
      { type: 'beginMarkedContent' },
    ]
    expect(joinTextItems(items)).toBe('Total 1,840.50\nNext line\n\nParagraph')
  })

  it('drops NULs and trailing blanks', () => {
    expect(joinTextItems([run('a\0b  ', 0, 700, true), run('c', 0, 688)])).toBe('ab\nc')
  })

  it('gives nothing for a page without text', () => {
    expect(joinTextItems([])).toBe('')
  })
})
