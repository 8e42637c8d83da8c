import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { JsonField, parseJsonObject } from '../../../../src/renderer/ui/json-field.tsx'
import { jsonProblem } from '../../../../src/renderer/ui/json-problem.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonProblem', () => {
  it.each([
    ['{\n  "a": 1,\n}', 3, 1, 'name'],
    ['{ "a" 1 }', 1, 7, 'colon'],
    ['{ "a": 1 "b": 2 }', 1, 10, 'comma-or-brace'],
    ['[1 2]', 1, 4, 'comma-or-bracket'],
    ['{ "a": }', 1, 8, 'value'],
    ['{ "a": tru }', 1, 8, 'value'],
    ['{ "a": 01 }', 1, 8, 'number'],
    ['{ "a": "x', 1, 10, 'string'],
    ['{ "a": "\\q" }', 1, 9, 'escape'],
    ['{} {}', 1, 4, 'end'],
    ['{\n"a": [1,\n2', 3, 2, 'comma-or-bracket'],
    ['', 1, 1, 'value'],
  ])('finds where %j stops being JSON', (text, line, column, reason) => {
    expect(jsonProblem(text)).toEqual({ line, column, reason })
  })

  it('finds a place within the text exactly where the parser finds none', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '-', '0', '.', 'e', ' ', '\n', '\u0001', '\u0085'))
      .map(([text, at, sign]) => {
        const place = at % (text.length + 1)
        return text.slice(0, place) + sign + text.slice(place + (sign === '' ? 1 : 0))
      })
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string()), (text) => {
        const problem = jsonProblem(text)
        if (isJson(text)) return problem === null
        const line = text.split('\n')[(problem?.line ?? 0) - 1]
        return line !== undefined && problem !== null && problem.column >= 1 && problem.column <= line.length + 1
      }),
      { numRuns: 2000 },
    )
  })

  it('is in no doubt about what the parser refuses: the scanner alone agrees with it', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonProblem(`${text} ${text}`)?.reason === 'end' || /^-?\d/u.test(text)))
  })
})

describe('parseJsonObject', () => {
  it('takes an object, and nothing as an empty one', () => {
    expect([parseJsonObject('{"a":{"b":[1]}}'), parseJsonObject(' \n')]).toEqual([
      { type: 'value', value: { a: { b: [1] } } },
      { type: 'value', value: {} },
    ])
  })

  it('says where and why, in words', () => {
    expect([parseJsonObject('{\n"a": 1,\n}'), parseJsonObject('[1]'), parseJsonObject('{}', () => 'Not this one.')]).toEqual([
      { type: 'problem', problem: 'Line 3, column 1: a name in double quotes is expected here.' },
      { type: 'problem', problem: 'This has to be an object: { "name": value }.' },
      { type: 'problem', problem: 'Not this one.' },
    ])
  })
})

describe('JsonField', () => {
  const drawn = (value: Record<string, string>): string =>
    renderToStaticMarkup(<JsonField label="Fields" value={value} onChange={() => undefined} />)

  it('shows an object on several lines with a button that formats it, and an empty one as nothing', () => {
    expect([
      drawn({ a: 'b' }).includes('{\n  &quot;a&quot;: &quot;b&quot;\n}</textarea>'),
      drawn({ a: 'b' }).includes('Format'),
      drawn({}),
    ]).toEqual([true, true, expect.not.stringContaining('Format')])
  })
})
