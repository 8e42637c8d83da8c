import { describe, expect, it } from 'vitest'
import { createForeignText } from '../../../../src/main/turns/foreign-text.ts'

const known = (...texts: readonly string[]) => {
  const foreign = createForeignText()
  for (const text of texts) foreign.keep(text)
  return { isIn: (text: string, marks: readonly string[] = []) => foreign.marksIn(text, marks).length > 0, marksIn: foreign.marksIn }
}

describe('createForeignText', () => {
  const prompt = 'You are a reviewer.\n\nRead the change below and say what is wrong with it.\nBe brief.'

  it.each<[string, string, boolean]>([
    ['sent as it is', prompt, true],
    ['sent with words of their own around it', `Hello.\n${prompt}\nThank you.`, true],
    ['sent in part', 'Read the change below and say what is wrong with it.', true],
    ['sent with other spaces', 'Read the change\n  below and say what is wrong with it.', true],
    ['not sent', 'Read what I changed, and tell me.', false],
    ['not sent, but for a short line of it', 'Be brief.', false],
  ])('knows a text that is %s', (_name, question, expected) => {
    expect(known(prompt).isIn(question)).toBe(expected)
  })

  it('knows a short text as a whole, and an empty one not at all', () => {
    expect([known('Say hi.').isIn('Now: say hi. Say hi.'), known('Say hi.').isIn('Say'), known(' \n').isIn('Anything')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('knows what was found in a text before as long as it stands there, also after a restart', () => {
    const marks = known(prompt).marksIn(`Hello. ${prompt}`, [])
    expect([known().isIn(prompt, marks), known().isIn('Something else.', marks), known().isIn(prompt)]).toEqual([true, false, false])
  })

  it('forgets the oldest of many', () => {
    const many = Array.from({ length: 51 }, (_, index) => `This is the prompt with number ${index + 100}.`)
    const foreign = known(...many)
    expect([foreign.isIn(many[0] ?? ''), foreign.isIn(many[1] ?? '')]).toEqual([false, true])
  })
})
