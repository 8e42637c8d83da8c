import { describe, expect, it } from 'vitest'
import { readLearnedRule, writeLearnedRule } from '../../../../src/main/store/learned-rules.ts'
import { readModelSettings, writeModelSettings } from '../../../../src/main/store/model-settings.ts'
import { listSchemas, removeSchema, saveSchema } from '../../../../src/main/store/output-schemas.ts'
import { readPrices, removePrice, replaceAwsPrices, savePrice } from '../../../../src/main/store/prices.ts'
import type { PriceRow } from '../../../../src/shared/usage.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const dayMs = 24 * 60 * 60_000

describe('settings of a model', () => {
  it('are none at first, are kept, and drop alone what can no longer be read', () => {
    const { database } = temporaryDatabase()
    const before = readModelSettings(database, 'm')
    writeModelSettings(database, 'm', { temperature: 0.2, maxTokens: 100 })
    writeModelSettings(database, 'm', { temperature: 0.3, maxTokens: 200 })
    const kept = readModelSettings(database, 'm')
    database.prepare(`UPDATE model_settings SET inference = '{"temperature":9,"maxTokens":200}'`).run()
    expect([before, kept, readModelSettings(database, 'm'), readModelSettings(database, 'other')]).toEqual([
      {},
      { temperature: 0.3, maxTokens: 200 },
      { maxTokens: 200 },
      {},
    ])
  })
})

describe('what was learned of a model', () => {
  it('holds for thirty days after it was learned last', () => {
    const { database } = temporaryDatabase()
    writeLearnedRule(database, 'm', { topK: null }, 0)
    writeLearnedRule(database, 'm', { topK: null, sampling: false }, dayMs)
    expect([30, 31].map((day) => readLearnedRule(database, 'm', day * dayMs))).toEqual([{ topK: null, sampling: false }, null])
    expect(readLearnedRule(database, 'other', 0)).toBeNull()
  })

  it('is nothing when it can no longer be read', () => {
    const { database } = temporaryDatabase()
    writeLearnedRule(database, 'm', {}, 0)
    database.prepare(`UPDATE learned_rules SET rule = '{torn'`).run()
    expect(readLearnedRule(database, 'm', 1)).toBeNull()
  })
})

describe('saved schemas', () => {
  it('are listed by name, replaced by their id, and one that is damaged does not hide the others', () => {
    const { database } = temporaryDatabase()
    const [one, two, torn] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const schema = { type: 'object', properties: { a: { type: ['string', 'null'] } } }
    saveSchema(database, one, { name: 'zebra', description: '', schema }, 1)
    saveSchema(database, two, { name: 'invoice', description: 'An invoice', schema: {} }, 1)
    saveSchema(database, torn, { name: 'torn', description: '', schema: {} }, 1)
    database.prepare(`UPDATE output_schemas SET schema = '{torn' WHERE id = ?`).run(torn)
    const renamed = saveSchema(database, one, { name: 'apple', description: '', schema }, 2)
    const listed = listSchemas(database)
    removeSchema(database, two)
    expect([listed, listSchemas(database)]).toEqual([
      [renamed, { id: two, name: 'invoice', description: 'An invoice', schema: {} }],
      [{ id: one, name: 'apple', description: '', schema }],
    ])
  })
})

describe('prices', () => {
  const row: Omit<PriceRow, 'source'> = {
    baseModelId: 'acme.robot-9',
    scope: 'geo',
    input: 1.5,
    output: 3,
    cacheRead: null,
    cacheWrite5m: 2,
    cacheWrite1h: null,
    asOf: '2026-11-21',
  }

  it('of a person and of AWS are kept beside each other, and AWS list replaces only its own', () => {
    const { database } = temporaryDatabase()
    replaceAwsPrices(database, [
      { ...row, source: 'aws', input: 2 },
      { ...row, source: 'aws', scope: 'global' },
    ])
    savePrice(database, row)
    savePrice(database, { ...row, input: 9 })
    replaceAwsPrices(database, [{ ...row, source: 'aws', input: 3 }])
    const both = readPrices(database)
    removePrice(database, row)
    expect([both, readPrices(database)]).toEqual([
      [
        { ...row, source: 'aws', input: 3 },
        { ...row, source: 'user', input: 9 },
      ],
      [{ ...row, source: 'aws', input: 3 }],
    ])
  })
})
