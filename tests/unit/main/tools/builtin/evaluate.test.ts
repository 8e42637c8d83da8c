import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../../../src/main/tools/builtin/evaluate.ts'

const outcome = async (expression: string): Promise<number | string> => {
  try {
    return await evaluate(expression)
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}
const unreadable = (place: number): string => `The expression cannot be read from character ${place}.`
const unknown = (name: string): string => `The calculator does not know ${name}.`
const tooLong = 'The expression is too long or too deeply nested.'
const noNumber = 'The result is not a finite number.'

describe('evaluate', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['100 / 10 / 2', 5],
    ['7 % 4', 3],
    ['10%', 0.1],
    ['120 + 19%', 142.8],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['--3', 3],
    ['.5 + 1.', 1.5],
    ['1.5e3', 1500],
    ['6 × 7 ÷ 2 − 1', 20],
    ['2 pi', 2 * Math.PI],
    ['5!', 120],
    ['sqrt(16) + cbrt(27) + abs(-3)', 10],
    ['round(2.567, 1) + floor(2.9) + ceil(2.1)', 7.6],
    ['min(3, 1, 2) + max(3, 1, 2)', 4],
    ['ln(e) + log10(1000) + log2(8) + exp(0)', 8],
    ['sin(30 deg)', 0.5],
    ['mean(1, 2, 3) + median(1, 9, 3) + sum(1, 2)', 8],
    ['std(1, 2, 3)', 1],
    ['gcd(12, 18) + lcm(4, 6) + (5 mod 3)', 20],
    ['PI', Math.PI],
    [`${'('.repeat(99)}1${')'.repeat(99)}`, 1],
  ])('works out %s', async (expression, value) => {
    expect(await evaluate(expression)).toBeCloseTo(value, 12)
  })

  it.each([
    ['   ', unreadable(1)],
    ['1 +', unreadable(4)],
    ['(1', unreadable(3)],
    ['1)', unreadable(2)],
    ['1 2', unreadable(3)],
    ['min(1,)', unreadable(7)],
    ['1 + $', unknown('$')],
    ['process.exit()', unknown('process.exit()')],
    ['constructor(1)', unknown('constructor(1)')],
    ['__proto__', unknown('__proto__')],
    ['sqrt', unknown('sqrt')],
    ['import("node:fs")', unknown('import("node:fs")')],
    ['evaluate("1")', unknown('evaluate("1")')],
    ['f(x) = f(x)', unknown('f(x) = f(x)')],
    ['a = 1', unknown('a = 1')],
    ['"text"', unknown('"text"')],
    ['[1, 2]', unknown('[1, 2]')],
    ['{a: 1}.a', unknown('{"a": 1}.a')],
    ['1:1000000000', unknown('1:1e+9')],
    ['combinations(1000000000, 500000000)', unknown('combinations(1e+9, 5e+8)')],
    ['1 > 2', unknown('1 > 2')],
    ['1 / 0', noNumber],
    ['sqrt(-1)', noNumber],
    ['9 ^ 9 ^ 9', noNumber],
    ['1000000000000000!', noNumber],
    [`${'('.repeat(499)}1${')'.repeat(499)}`, tooLong],
    [`${'-'.repeat(900)}1`, tooLong],
    [`${'2^'.repeat(400)}2`, tooLong],
    [`${'abs('.repeat(200)}1${')'.repeat(200)}`, tooLong],
  ])('refuses %s with its place or the reason', async (expression, words) => {
    expect(await outcome(expression)).toBe(words)
  })

  it('ends in a finite number or in words, whatever it is given', async () => {
    const pieces = fc.constantFrom(
      '1',
      '2.5',
      '+',
      '-',
      '*',
      '/',
      '%',
      '^',
      '!',
      '(',
      ')',
      ',',
      ' ',
      'sqrt',
      'min',
      'pi',
      'x',
      '.',
      'e',
      '$',
      '"',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
        const result = await outcome(parts.join(''))
        return typeof result === 'number' ? Number.isFinite(result) : result !== ''
      }),
      { numRuns: 1000 },
    )
  })
})
