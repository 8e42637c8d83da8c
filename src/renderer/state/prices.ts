import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { PriceRow } from '../../shared/usage.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

/** `refreshed` is what the last reading of AWS's list came to; `problem` why it could not be read. */
export type PricesState = {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly prices: readonly PriceRow[]
  readonly error: UserFacingError | null
  readonly isRefreshing: boolean
  readonly refreshed: { readonly updated: number; readonly problem: UserFacingError | null } | null
}

const store = createStore<PricesState>({ status: 'loading', prices: [], error: null, isRefreshing: false, refreshed: null })

export const usePrices = store.use
export const pricesState = store.get

/** A list that could not be changed stays as it was, with the reason. */
const take = (answer: Result<RequestOutput<'prices.list'>>): boolean => {
  store.set((state) =>
    answer.ok
      ? { ...state, status: 'ready', prices: answer.value, error: null }
      : { ...state, status: state.status === 'ready' ? 'ready' : 'failed', error: answer.error },
  )
  return answer.ok
}

export const loadPrices = async (): Promise<void> => void take(await tryRequest('prices.list', {}))

/** False when the price is as it was. */
export const savePrice = async (price: RequestInput<'prices.save'>): Promise<boolean> => take(await tryRequest('prices.save', price))

/** Takes a person's price back, so that the listed one counts again. */
export const removePrice = async ({ baseModelId, scope }: PriceRow): Promise<boolean> =>
  take(await tryRequest('prices.remove', { baseModelId, scope }))

/** Reads AWS's public price list for a region. */
export const refreshPrices = async (region: string): Promise<void> => {
  if (store.get().isRefreshing) return
  store.set((state) => ({ ...state, isRefreshing: true, refreshed: null }))
  const read = await tryRequest('prices.refresh', { region })
  store.set((state) =>
    read.ok
      ? {
          ...state,
          status: 'ready',
          prices: read.value.prices,
          isRefreshing: false,
          refreshed: { updated: read.value.updated, problem: read.value.problem },
        }
      : { ...state, isRefreshing: false, refreshed: { updated: 0, problem: read.error } },
  )
}
