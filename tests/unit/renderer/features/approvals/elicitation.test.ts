import { describe, expect, it } from 'vitest'
import { contentOf, problemOf } from '../../../../../src/renderer/features/approvals/elicitation-answers.ts'
import { readFields, type ElicitationField, type FieldValue } from '../../../../../src/renderer/features/approvals/elicitation-fields.ts'
import type { JsonValue } from '../../../../../src/shared/json.ts'

const schemaOf = (properties: { [key: string]: JsonValue }, required: string[] = []): JsonValue => ({
  type: 'object',
  properties,
  required,
})
const fieldOf = (property: JsonValue, isRequired = false): ElicitationField => {
  const [field] = readFields(schemaOf({ it: property }, isRequired ? ['it'] : [])) ?? []
  if (field === undefined) throw new Error('no field')
  return field
}
const problem = (property: JsonValue, value: FieldValue, isRequired = false) => problemOf(fieldOf(property, isRequired), { it: value })

describe('readFields', () => {
  it('reads every kind of field that the protocol knows', () => {
    const fields = readFields(
      schemaOf(
        {
          name: { type: 'string', title: 'Your name', description: 'As in the passport', minLength: 1, maxLength: 20, default: 'Anna' },
          age: { type: 'integer', minimum: 0, maximum: 150, default: 40 },
          news: { type: 'boolean', default: true },
          size: { type: 'string', enum: ['s', 'm'], enumNames: ['Small', 'Medium'] },
          colour: { type: 'string', oneOf: [{ const: 'r', title: 'Red' }, { const: 'g' }] },
          days: { type: 'array', items: { anyOf: [{ const: 'mo', title: 'Monday' }] }, minItems: 1, default: ['mo'] },
        },
        ['name'],
      ),
    )
    expect(fields).toEqual([
      {
        type: 'text',
        name: 'name',
        label: 'Your name',
        note: 'As in the passport',
        format: '',
        minimumLength: 1,
        maximumLength: 20,
        isRequired: true,
        start: 'Anna',
      },
      { type: 'number', name: 'age', label: 'age', note: '', isWhole: true, minimum: 0, maximum: 150, isRequired: false, start: '40' },
      { type: 'check', name: 'news', label: 'news', note: '', isRequired: false, start: true },
      {
        type: 'choice',
        name: 'size',
        label: 'size',
        note: '',
        isRequired: false,
        start: '',
        options: [
          { value: 's', label: 'Small' },
          { value: 'm', label: 'Medium' },
        ],
      },
      {
        type: 'choice',
        name: 'colour',
        label: 'colour',
        note: '',
        isRequired: false,
        start: '',
        options: [
          { value: 'r', label: 'Red' },
          { value: 'g', label: 'g' },
        ],
      },
      {
        type: 'choices',
        name: 'days',
        label: 'days',
        note: '',
        isRequired: false,
        start: ['mo'],
        options: [{ value: 'mo', label: 'Monday' }],
        minimumCount: 1,
        maximumCount: null,
      },
    ])
  })

  it.each([
    ['no object', 'text'],
    ['no properties', { type: 'object' }],
    ['a nested object', schemaOf({ a: { type: 'object', properties: {} } })],
    ['a list of anything', schemaOf({ a: { type: 'array', items: { type: 'string' } } })],
    ['a field without a type', schemaOf({ a: {} })],
    ['one strange field among good ones', schemaOf({ a: { type: 'string' }, b: true })],
  ])('refuses a form with %s', (_what, schema) => {
    expect(readFields(schema)).toBe(null)
  })
})

describe('problemOf', () => {
  it.each([
    [{ type: 'string' }, '', true, 'This is needed.'],
    [{ type: 'string' }, '  ', true, 'This is needed.'],
    [{ type: 'string', minLength: 3 }, '', false, undefined],
    [{ type: 'string', minLength: 3 }, 'ab', false, 'At least 3 characters.'],
    [{ type: 'string', maxLength: 3 }, '🙂🙂🙂', false, undefined],
    [{ type: 'string', maxLength: 3 }, 'abcd', false, 'At most 3 characters.'],
    [{ type: 'string', format: 'email' }, 'anna', false, 'This is no email address.'],
    [{ type: 'string', format: 'email' }, 'anna@a.example', false, undefined],
    [{ type: 'string', format: 'uri' }, 'a b', false, 'This is no address: it begins like https://.'],
    [{ type: 'string', format: 'date' }, '2026-13-01', false, 'A date looks like 2026-11-21.'],
    [{ type: 'string', format: 'date-time' }, '2026-11-21', false, 'A time looks like 2026-11-21T14:30:00Z.'],
    [{ type: 'string', format: 'constructor' }, 'anything', false, undefined],
    [{ type: 'number' }, 'many', false, 'This is no number.'],
    [{ type: 'integer' }, '1.5', false, 'This has to be a whole number.'],
    [{ type: 'number', minimum: 2 }, '1', false, 'At least 2.'],
    [{ type: 'number', maximum: 2 }, '3', false, 'At most 2.'],
    [{ type: 'number' }, '', true, 'This is needed.'],
    [{ type: 'boolean' }, false, true, undefined],
    [{ type: 'string', enum: ['a'] }, 'b', true, 'This is needed.'],
    [{ type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 2 }, ['a'], false, 'Choose at least 2.'],
    [{ type: 'array', items: { enum: ['a', 'b', 'c'] }, maxItems: 1 }, ['a', 'b'], false, 'Choose at most 1.'],
  ])('of %j with %j, needed %j, is %s', (property, value, isRequired, words) => {
    expect(problem(property, value, isRequired)).toBe(words)
  })
})

describe('contentOf', () => {
  it('sends what fields hold by their names and their kinds, and leaves out what is empty', () => {
    const fields =
      readFields(
        schemaOf({
          name: { type: 'string' },
          none: { type: 'string' },
          age: { type: 'integer', default: 40 },
          empty: { type: 'number' },
          news: { type: 'boolean' },
          days: { type: 'array', items: { enum: ['mo', 'tu'] } },
        }),
      ) ?? []
    expect(contentOf(fields, { name: 'Anna', empty: ' ', days: ['tu'] })).toEqual({ name: 'Anna', age: 40, news: false, days: ['tu'] })
  })

  it('takes a field for what it is, whatever its name', () => {
    const fields = readFields(JSON.parse('{"properties":{"__proto__":{"type":"string"},"toString":{"type":"boolean"}}}')) ?? []
    const content = contentOf(fields, { ['__proto__']: 'x' })
    expect([Object.entries(content), Object.getPrototypeOf(content) === Object.prototype]).toEqual([
      [
        ['__proto__', 'x'],
        ['toString', false],
      ],
      true,
    ])
  })
})
