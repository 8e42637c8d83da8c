import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinCommand, splitCommand } from '../../../../../src/renderer/features/settings/command-words.ts'

const wordsOf = (line: string): readonly string[] | string => {
  const split = splitCommand(line)
  return split.type === 'words' ? split.words : split.type
}

describe('splitCommand', () => {
  it.each([
    ['npx -y server /tmp/a', ['npx', '-y', 'server', '/tmp/a']],
    ['  a \n\t b  ', ['a', 'b']],
    [`"C:\\Program Files\\node.exe" C:\\x\\y`, ['C:\\Program Files\\node.exe', 'C:\\x\\y']],
    [`echo 'it''s' "a \\"b\\"" ''`, ['echo', 'its', 'a "b"', '']],
    ['sh -c "rm -rf $HOME; true" | cat', ['sh', '-c', 'rm -rf $HOME; true', '|', 'cat']],
    [`--name="two words"`, ['--name=two words']],
    ['', []],
    [`a 'b`, 'open-quote'],
    ['a "b', 'open-quote'],
  ])('reads %j', (line, words) => {
    expect(wordsOf(line)).toEqual(words)
  })
})

describe('joinCommand', () => {
  it('makes a line of which the same words are made', () => {
    const awkward = fc.constantFrom("'", '"', '\\', ' ', '\n', '', '\\"', `'"'`, '$(x)')
    const part = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 4 }))
    const word = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''))
    const words = fc.array(word, { maxLength: 5 })
    expect(fc.check(fc.property(words, (given) => isDeepStrictEqual(wordsOf(joinCommand(given)), given))).failed).toBe(false)
  })
})
