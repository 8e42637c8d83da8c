import { ExpectedError } from '../../shared/expected-error.ts'
import { storeMessages } from '../../shared/messages/store.ts'

type StoreFailure = 'store-corrupt' | 'store-missing' | 'store-newer' | 'store-unwritable' | 'store-full'

const words = {
  'store-corrupt': storeMessages.corrupt,
  'store-missing': storeMessages.missing,
  'store-newer': storeMessages.newer,
  'store-unwritable': storeMessages.unwritable,
  'store-full': storeMessages.full,
} as const satisfies Record<StoreFailure, unknown>

export const storeFailure = (code: StoreFailure, file: string, cause?: unknown): ExpectedError => {
  const { title, advice } = words[code]
  return new ExpectedError({ code, title, advice: advice(file), retryable: true, remedies: [] }, { cause })
}
