import { ExpectedError } from '../../../shared/expected-error.ts'
import type { PriceRow } from '../../../shared/usage.ts'
import { countingPrices } from '../../bedrock/pricing.ts'
import type { FindRoute } from '../../network/route.ts'
import type { WritableDatabase } from '../../store/database.ts'
import { localDay } from '../../store/local-days.ts'
import { readPrices, removePrice, replaceAwsPrices, savePrice } from '../../store/prices.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type PriceDependencies = {
  readonly database: () => WritableDatabase
  readonly findRoute: FindRoute
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

const timeoutMs = 90_000

const ratesOf = ({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: PriceRow): string =>
  JSON.stringify([input, output, cacheRead, cacheWrite5m, cacheWrite1h])

const isNew = (row: PriceRow, known: readonly PriceRow[]): boolean =>
  !known.some((other) => other.baseModelId === row.baseModelId && other.scope === row.scope && ratesOf(other) === ratesOf(row))

/** Prices, and whose they are. */
export const priceHandlers = ({ database, findRoute, environment, now }: PriceDependencies): PageHandlers<'prices'> => {
  const listed = (): PriceRow[] => [...countingPrices(readPrices(database()), now)]
  return {
    'prices.list': listed,
    'prices.save': (price) => {
      savePrice(database(), { ...price, asOf: localDay(now()) })
      return listed()
    },
    'prices.remove': (price) => {
      removePrice(database(), price)
      return listed()
    },
    'prices.refresh': async ({ region }) => {
      try {
        const { fetchPriceList } = await import('../../bedrock/price-list.ts')
        const rows = await fetchPriceList(region, { findRoute, environment, now }, AbortSignal.timeout(timeoutMs))
        const known = listed()
        replaceAwsPrices(database(), rows)
        return { prices: listed(), updated: rows.filter((row) => isNew(row, known)).length, problem: null }
      } catch (error) {
        // Without the list the prices known already count; the reason stands above them.
        if (error instanceof ExpectedError) return { prices: listed(), updated: 0, problem: error.userFacing }
        throw error
      }
    },
  }
}
