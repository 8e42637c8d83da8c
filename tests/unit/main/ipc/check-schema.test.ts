import { describe, expect, it } from 'vitest'
import { checkSchema } from '../../../../src/main/ipc/check-schema.ts'

const check = (schema: unknown): Promise<string[]> => checkSchema(JSON.stringify(schema))
const nested = (levels: number): unknown => (levels === 0 ? {} : { type: 'object', properties: { a: nested(levels - 1) } })

describe('checkSchema', () => {
  it('finds nothing wrong with a schema that can be asked for', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: '#/$defs/item' } }, when: { type: 'string', format: 'date' } },
      required: ['items'],
      $defs: { item: { type: ['string', 'null'] } },
      'x-note': 'ours',
    }
    expect(await check(schema)).toEqual([])
  })

  it.each([
    ['{"type": ', ['This is no JSON.']],
    ['{"type": "object",\n  oops}', ['This is no JSON: see line 2, column 3.']],
    ['[]', ['A schema is an object, so the text begins with {.']],
    ['null', ['A schema is an object, so the text begins with {.']],
    ['{}', ['The outermost type has to be "object": models answer with an object.']],
    ['{"type":"object","properties":{"a":{"type":"text"}}}', [expect.stringMatching(/^At \/properties\/a\/type: must be/u)]],
    ['{"type":"object","required":"a"}', ['At /required: must be array.']],
    ['{"type":"object","properties":{"a":{"pattern":"("}}}', [expect.stringMatching(/^This schema cannot be used: /u)]],
    ['{"type":"object","properties":{"a":{"$ref":"#/$defs/gone"}}}', [expect.stringMatching(/^This schema cannot be used: /u)]],
  ])('says of %s what is wrong', async (text, expected) => {
    const problems = await checkSchema(text)
    expect(problems.length > expected.length ? problems.slice(0, 1) : problems).toEqual(expected)
  })

  it('takes nothing from elsewhere', async () => {
    const remote = await check({
      type: 'object',
      properties: { a: { $ref: 'https://example.com/a.json' }, b: { $ref: 'file:///etc/passwd' } },
    })
    const draft = await check({ $schema: 'http://json-schema.org/draft-07/schema#', type: 'object' })
    expect([remote.map((problem) => problem.split(' ').slice(0, 2).join(' ')), draft[0]?.includes('is another draft')]).toEqual([
      ['$ref https://example.com/a.json', '$ref file:///etc/passwd'],
      true,
    ])
  })

  it('stops at what is too deep or too large', async () => {
    const large = { type: 'object', properties: Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`p${index}`, {}])) }
    expect([await check(nested(30)), await check(large), await check(nested(15))]).toEqual([
      ['The schema is nested more than 40 levels deep.'],
      ['The schema has too many parts.'],
      [],
    ])
  })
})
