import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffTexts, isShowable, shortened } from '../../../../../src/main/tools/files/file-diff.ts'

describe('diff of a file', () => {
  it('shows that the line end at the end is missing', () => {
    expect(diffTexts('f', 'edit', 'a\n', 'a').hunks).toEqual([
      [
        { type: 'removed', oldLine: 1, newLine: null, text: 'a' },
        { type: 'added', oldLine: null, newLine: 1, text: 'a' },
        { type: 'same', oldLine: null, newLine: null, text: '(no line end after this line)' },
      ],
    ])
  })

  it('holds every line that is added and removed, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.map((line) => `${line}\n`).join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { added, removed } = diffTexts('f', 'edit', before, after)
        expect(added - removed).toBe(after.split('\n').length - before.split('\n').length)
      }),
    )
  })

  it('takes two texts that have nothing in common as one replacement', () => {
    const lines = (word: string) => Array.from({ length: 3000 }, (_line, index) => `${word} ${index}`).join('\n')
    const diff = diffTexts('f', 'replace', lines('old'), lines('new'))
    expect([diff.added, diff.removed, isShowable(diff)]).toEqual([3000, 3000, false])
  })

  it('is cut for the transcript, and says so', () => {
    const diff = diffTexts('f', 'create', '', `${'x'.repeat(3000)}\n${'line\n'.repeat(500)}`)
    const short = shortened(diff)
    expect([short.hunks.flat().length, short.hunks[0]?.[0]?.text.length, short.isCut, short.added, isShowable(diff)]).toEqual([
      300,
      2000,
      true,
      501,
      true,
    ])
  })
})
