import { describe, expect, it } from 'vitest'
import { literalMatcher, openLineMatcher, regularPattern } from '../../../../../src/main/tools/files/line-matcher.ts'
import { namePattern } from '../../../../../src/main/tools/files/name-pattern.ts'

const never = new AbortController().signal

describe('line matcher', () => {
  it.each([
    ['a text', () => literalMatcher('a.b', true)],
    ['a pattern', () => openLineMatcher(regularPattern(String.raw`a\.b`, true), never)],
  ])('finds lines by %s, one file after the other, up to the limit', async (_what, open) => {
    const matcher = open()
    try {
      expect([await matcher.match(['xA.B', 'aXb', 'a.b'], 5), await matcher.match(['a.b', 'a.b'], 1)]).toEqual([
        [
          { index: 0, at: 1, length: 3 },
          { index: 2, at: 0, length: 3 },
        ],
        [{ index: 0, at: 0, length: 3 }],
      ])
    } finally {
      await matcher.close()
    }
  })

  it.each([
    ['repetitions in repetitions', regularPattern('^(a+)+$', false), `${'a'.repeat(60)}!`],
    ['alternatives that overlap', regularPattern('^(a|aa)+$', false), `${'a'.repeat(200)}!`],
    ['looking back', regularPattern(String.raw`^(a*)*\1$`, false), `${'a'.repeat(60)}!`],
  ])('ends a pattern that takes for ever: %s', async (_what, pattern, line) => {
    const matcher = openLineMatcher(pattern, never, 300)
    await expect(matcher.match([line], 5)).rejects.toThrow('The pattern took too long and was ended')
    await matcher.close()
  })

  it('ends when it is told to', async () => {
    const stop = new AbortController()
    const matcher = openLineMatcher(regularPattern('^(a+)+$', false), stop.signal)
    const matching = matcher.match([`${'a'.repeat(60)}!`], 5)
    stop.abort(new Error('stopped'))
    await expect(matching).rejects.toThrow('stopped')
    await matcher.close()
  })

  it('reads patterns of the older form, and names without grouping signs', async () => {
    expect([
      regularPattern(String.raw`a\-b`, true).source,
      (await namePattern('*.ts')).test('src/a.ts'),
      (await namePattern('+(a|b)')).test('aa'),
    ]).toEqual([String.raw`a\-b`, true, false])
  })
})
