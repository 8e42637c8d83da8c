import { z } from 'zod'
import { priceRowSchema, type PriceRow } from '../../shared/usage.ts'
import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

const columns = `base_model_id AS baseModelId, scope, source, input, output, cache_read AS cacheRead, cache_write_5m AS cacheWrite5m,
  cache_write_1h AS cacheWrite1h, as_of AS asOf`

/** A person's prices and those that AWS's list gave; the bundled ones are not here. */
export const readPrices = (database: ReadableDatabase): PriceRow[] =>
  z.array(priceRowSchema).parse(statement(database, `SELECT ${columns} FROM prices ORDER BY base_model_id, scope, source`).all())

const write = (database: WritableDatabase, row: PriceRow): void => {
  statement(
    database,
    `INSERT INTO prices (base_model_id, scope, source, input, output, cache_read, cache_write_5m, cache_write_1h, as_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (base_model_id, scope, source) DO UPDATE SET input = excluded.input, output = excluded.output,
     cache_read = excluded.cache_read, cache_write_5m = excluded.cache_write_5m, cache_write_1h = excluded.cache_write_1h, as_of = excluded.as_of`,
  ).run(row.baseModelId, row.scope, row.source, row.input, row.output, row.cacheRead, row.cacheWrite5m, row.cacheWrite1h, row.asOf)
}

/** A person's price, written on the day `asOf`. */
export const savePrice = (database: WritableDatabase, row: Omit<PriceRow, 'source'>): void => write(database, { ...row, source: 'user' })

/** Takes a person's price back; those of AWS stay. */
export const removePrice = (database: WritableDatabase, { baseModelId, scope }: Pick<PriceRow, 'baseModelId' | 'scope'>): void => {
  statement(database, `DELETE FROM prices WHERE base_model_id = ? AND scope = ? AND source = 'user'`).run(baseModelId, scope)
}

/** Puts AWS's list in the place of the one read before; a person's prices stay. */
export const replaceAwsPrices = (database: WritableDatabase, rows: readonly PriceRow[]): void => {
  inTransaction(database, () => {
    statement(database, `DELETE FROM prices WHERE source = 'aws'`).run()
    for (const row of rows) write(database, { ...row, source: 'aws' })
  })
}
