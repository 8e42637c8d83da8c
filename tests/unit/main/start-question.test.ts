import { describe, expect, it } from 'vitest'
import { startQuestion } from '../../../src/main/start-question.ts'
import { mcpMessages as words } from '../../../src/shared/messages/mcp.ts'

describe('startQuestion', () => {
  it('shows every word on a line of its own, and what cannot be seen by its number', () => {
    expect(startQuestion('Files\u{202e}', ['npx', '-y', 'a b', 'x\ny', ''])).toEqual({
      message: words.mayStartTitle(String.raw`Files\u{202e}`),
      detail: [words.startText, '', '“npx”', '“-y”', '“a b”', String.raw`“x\u{a}y”`, '“”'].join('\n'),
      action: words.startAction,
    })
  })

  it('says how much more there is than fits', () => {
    const { detail } = startQuestion('Files', ['a'.repeat(310), ...Array.from({ length: 40 }, () => 'b')])
    expect(detail.split('\n').slice(2, 3).concat(detail.split('\n').slice(-1))).toEqual([
      `“${'a'.repeat(300)}${words.moreCharacters(10)}”`,
      words.moreWords(11),
    ])
  })
})
