import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../../src/main/turns/check-answer.ts'
import type { OutputSchema } from '../../../../src/shared/inference.ts'
import { mainMessages } from '../../../../src/shared/messages/main.ts'

const check = (schema: OutputSchema['schema'], text: string) =>
  checkAnswer({ name: 'answer', description: '', schema }, 'native', [{ type: 'text', text }])

/** Each level asks for the one below twice, so that a value is looked at two to the fortieth times. */
const doubled = {
  type: 'object',
  $defs: Object.fromEntries([
    ['level0', { type: 'object' }],
    ...Array.from({ length: 40 }, (_unused, level) => {
      const below = { $ref: `#/$defs/level${level}` }
      return [`level${level + 1}`, { allOf: [below, below] }] as const
    }),
  ]),
  $ref: '#/$defs/level40',
}

describe('checkAnswer', () => {
  it.each([
    ['a pattern that an answer keeps busy for ever', { properties: { a: { pattern: '^(a+)+$' } } }, `{"a": "${'a'.repeat(60)}!"}`],
    ['a schema that asks for itself too often', doubled, '{}'],
    ['a schema from elsewhere', { $ref: 'https://example.com/schema.json' }, '{}'],
    ['a schema that never ends', { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }, '{}'],
    ['an expression that is none', { properties: { a: { pattern: '(' } } }, '{"a": "b"}'],
    ['text whose repair takes for ever', {}, `["${'a" "'.repeat(200_000)}`],
  ])('comes to an end with %s', async (_what, schema, text) => {
    expect(await check(schema, text)).toMatchObject({ isValid: false, problems: [mainMessages.answerNotChecked] })
  })

  it.each([
    ['a fence that is never closed', `\`\`\`json${'\n'.repeat(200_000)}{"a": 1}`],
    ['a fence', '```json\n{"a": 1}\n```'],
    ['a fence of one line of space', '  ```  \n{"a": 1}```\n'],
  ])('reads the JSON in %s', async (_what, text) => {
    expect(await check({ type: 'object' }, text)).toMatchObject({ isValid: true, value: { a: 1 } })
  })

  it('takes no promise for a yes', async () => {
    expect(await check({ $async: true, type: 'object', required: ['a'] }, '{}')).toMatchObject({ isValid: false })
  })

  it('has no JSON where it goes deeper than can be read', async () => {
    expect(await check({}, '['.repeat(500_000))).toMatchObject({ value: null, problems: [mainMessages.answerIsNoJson] })
  })
})
