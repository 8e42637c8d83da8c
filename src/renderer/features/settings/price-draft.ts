import type { RequestInput } from '../../../shared/ipc/contract.ts'
import type { PriceRow } from '../../../shared/usage.ts'
import { parseAmount } from './amount.ts'

export type PriceField = 'input' | 'output' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h'
/** What stands in the fields while a price is written. */
export type PriceDraft = Readonly<Record<PriceField, string>> & { readonly baseModelId: string; readonly scope: PriceRow['scope'] }

export const priceFields = ['input', 'output', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const satisfies readonly PriceField[]
const largest = 100_000

export const emptyPrice: PriceDraft = {
  baseModelId: '',
  scope: 'any',
  input: '',
  output: '',
  cacheRead: '',
  cacheWrite5m: '',
  cacheWrite1h: '',
}

const textOf = (rate: number | null): string => (rate === null ? '' : String(rate))

export const priceDraftOf = (row: PriceRow): PriceDraft => ({
  baseModelId: row.baseModelId,
  scope: row.scope,
  input: textOf(row.input),
  output: textOf(row.output),
  cacheRead: textOf(row.cacheRead),
  cacheWrite5m: textOf(row.cacheWrite5m),
  cacheWrite1h: textOf(row.cacheWrite1h),
})

export const isOptional = (field: PriceField): boolean => field !== 'input' && field !== 'output'

/** Whether a field can be saved as it is: empty only where a price may be unknown. */
export const isPriceFieldGood = (draft: PriceDraft, field: PriceField): boolean => {
  const text = draft[field].trim()
  if (text === '') return isOptional(field)
  const amount = parseAmount(text)
  return amount !== null && amount <= largest
}

export const isPriceGood = (draft: PriceDraft): boolean =>
  draft.baseModelId.trim() !== '' && priceFields.every((field) => isPriceFieldGood(draft, field))

/** For a draft whose fields are all good. */
export const priceOf = (draft: PriceDraft): RequestInput<'prices.save'> => ({
  baseModelId: draft.baseModelId.trim(),
  scope: draft.scope,
  input: parseAmount(draft.input) ?? 0,
  output: parseAmount(draft.output) ?? 0,
  cacheRead: parseAmount(draft.cacheRead),
  cacheWrite5m: parseAmount(draft.cacheWrite5m),
  cacheWrite1h: parseAmount(draft.cacheWrite1h),
})

/** The prices whose model or origin has every word typed. */
export const findPrices = (prices: readonly PriceRow[], query: string, textOfRow: (row: PriceRow) => string): readonly PriceRow[] => {
  const wanted = query.toLowerCase().split(/\s+/u)
  return prices.filter((row) => {
    const text = textOfRow(row).toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
