import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../../src/main/tools/builtin/evaluate.ts'

const outcome = (expression: string): number | string => {
  try {
    return evaluate(expression)
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}
const unreadable = (place: number): string => `The expression cannot be read from character ${place}.`

describe('evaluate', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 2', 5],
    ['7 % 4', 3],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['--3', 3],
    ['+4', 4],
    ['.5 + 1.', 1.5],
    ['1.5e3', 1500],
    ['6 × 7 ÷ 2 − 1', 20],
    ['sqrt(16) + abs(-3)', 7],
    ['round(2.5) + floor(2.9) + ceil(2.1)', 8],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['ln(e) + log(1000) + exp(0)', 5],
    ['PI', Math.PI],
    ['  1  ', 1],
    [`${'('.repeat(99)}1${')'.repeat(99)}`, 1],
  ])('works out %s', (expression, value) => {
    expect(evaluate(expression)).toBeCloseTo(value, 12)
  })

  it.each([
    ['', unreadable(1)],
    ['1 +', unreadable(4)],
    ['(1', unreadable(3)],
    ['1)', unreadable(2)],
    ['1 2', unreadable(2)],
    ['2(3)', unreadable(2)],
    ['1 + $', unreadable(4)],
    ['process.exit()', unreadable(8)],
    ['constructor(1)', unreadable(1)],
    ['__proto__', unreadable(1)],
    ['sqrt', unreadable(5)],
    ['sqrt()', unreadable(6)],
    ['min(1,)', unreadable(7)],
    ['1 / 0', 'The result is not a finite number.'],
    ['sqrt(-1)', 'The result is not a finite number.'],
    ['9 ^ 9 ^ 9', 'The result is not a finite number.'],
    ['('.repeat(500), 'The expression is too long or too deeply nested.'],
    ['-'.repeat(900) + '1', 'The expression is too long or too deeply nested.'],
    ['2^'.repeat(400) + '2', 'The expression is too long or too deeply nested.'],
    ['abs('.repeat(200), 'The expression is too long or too deeply nested.'],
  ])('refuses %s with its place or the reason', (expression, words) => {
    expect(outcome(expression)).toBe(words)
  })

  it('ends in a number or in one of its own words, whatever it is given', () => {
    const pieces = fc.constantFrom('1', '2.5', '+', '-', '*', '/', '%', '^', '(', ')', ',', ' ', 'sqrt', 'min', 'pi', 'x', '.', 'e', '$')
    const ownWords = /^The (expression|result) /u
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 300 }), (parts) => {
        const result = outcome(parts.join(''))
        return typeof result === 'number' ? Number.isFinite(result) : ownWords.test(result)
      }),
      { numRuns: 2000 },
    )
  })
})
