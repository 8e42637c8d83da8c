import { describe, expect, it } from 'vitest'
import { isJsonObject } from '../../../src/shared/is-json-object.ts'
import { jsonIn, parsedJson } from '../../../src/shared/json.ts'

describe('isJsonObject', () => {
  it('knows an object from a list, from nothing and from what is missing', () => {
    expect([{}, { a: 1 }, [], null, 'a', undefined].map(isJsonObject)).toEqual([true, true, false, false, false, false])
  })
})

describe('jsonIn', () => {
  it('gives the value of a text, and null for one that is cut or too deep', () => {
    const tooDeep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect([jsonIn('{"a":[1]}'), jsonIn('{"a":'), jsonIn(''), jsonIn(tooDeep)]).toEqual([{ a: [1] }, null, null, null])
  })
})

describe('parsedJson', () => {
  it('gives undefined for a damaged text, which is not the null that was written', () => {
    expect([parsedJson('null'), parsedJson('{"a":')]).toEqual([null, undefined])
  })
})
