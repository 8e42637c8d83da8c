import { describe, expect, it } from 'vitest'
import { formContent, isPlainForm } from '../../../../../src/main/tools/mcp/elicitation-form.ts'

describe('a form that a server asks for', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      age: { type: 'integer' },
      agrees: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    },
    required: ['name'],
  }

  it('is one of plain fields', () => {
    const nested = { type: 'object', properties: { inner: { type: 'object', properties: {} } } }
    expect([isPlainForm(schema), isPlainForm(nested), isPlainForm(null)]).toEqual([true, false, false])
  })

  it('gets what it asks for, of the type that it names, and nothing else', () => {
    expect([
      formContent(schema, { name: 'Anna', age: 3, agrees: true, tags: ['a'], more: 'x' }),
      formContent(schema, { name: 'Anna', age: null }),
      formContent(schema, { age: 3 }),
      formContent(schema, { name: 'Anna', age: 'three' }),
      formContent(schema, { name: ['Anna'] }),
    ]).toEqual([{ name: 'Anna', age: 3, agrees: true, tags: ['a'] }, { name: 'Anna' }, null, null, null])
  })

  it('is not taken with more around its fields than a person could read', () => {
    const form = (more: object) => ({ type: 'object', properties: { name: { type: 'string', ...more } } })
    const deep = Array.from({ length: 20 }).reduce<object>((inner) => ({ inner }), {})
    expect([form({}), form({ description: 'a'.repeat(70_000) }), form({ deep })].map(isPlainForm)).toEqual([true, false, false])
  })
})
