import { describe, expect, it } from 'vitest'
import { strictSchema } from '../../../../src/main/bedrock/strict-schema.ts'

describe('strictSchema', () => {
  it('closes every object, and tells in words what the service does not compile', () => {
    expect(
      strictSchema({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        properties: {
          age: { type: 'integer', description: 'In years.', minimum: 0, maximum: 150 },
          minimum: { type: 'string', minLength: 2, pattern: '^a' },
          tags: { type: 'array', items: { type: ['object', 'null'], properties: {} }, minItems: 2, maxItems: 5 },
          one: { type: 'array', items: { $ref: '#/$defs/part' }, minItems: 1 },
          either: { oneOf: [{ type: 'string' }, { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: true }] },
        },
        required: ['age'],
        $defs: { part: { type: 'object', properties: { name: { type: 'string', default: 'x' } } } },
      }),
    ).toEqual({
      type: 'object',
      properties: {
        age: { type: 'integer', description: 'In years. (minimum: 0, maximum: 150)' },
        minimum: { type: 'string', minLength: 2, pattern: '^a' },
        tags: {
          type: 'array',
          items: { type: ['object', 'null'], properties: {}, additionalProperties: false },
          description: 'minItems: 2, maxItems: 5',
        },
        one: { type: 'array', items: { $ref: '#/$defs/part' }, minItems: 1 },
        either: { anyOf: [{ type: 'string' }, { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: false }] },
      },
      required: ['age'],
      $defs: { part: { type: 'object', properties: { name: { type: 'string' } }, additionalProperties: false } },
      additionalProperties: false,
    })
  })

  it.each([
    ['leads back to itself', { $ref: '#/$defs/a', $defs: { a: { type: 'object', properties: { b: { $ref: '#/$defs/a' } } } } }],
    ['is the whole of itself again', { type: 'object', properties: { child: { $ref: '#' } } }],
    ['points outside', { $ref: 'https://example.com/schema.json' }],
    ['points to nothing', { $ref: '#/$defs/a' }],
    ['has an address that is none', { $ref: '#/%' }],
    ['has members without names', { type: 'object', additionalProperties: { type: 'string' } }],
    ['has such an object inside', { type: 'array', items: { type: 'object' } }],
  ])('has no form for a schema that %s', (_name, schema) => {
    expect(strictSchema(schema)).toBeNull()
  })
})
