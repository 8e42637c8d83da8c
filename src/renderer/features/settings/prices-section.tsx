import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { pricesViewMessages as words } from '../../../shared/messages/prices-view.ts'
import { wholeWords } from '../../../shared/messages/amounts.ts'
import type { PriceRow as Price } from '../../../shared/usage.ts'
import { loadPrices, usePrices } from '../../state/prices.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { emptyPrice, findPrices } from './price-draft.ts'
import { PriceForm } from './price-form.tsx'
import { PriceRefresh } from './price-refresh.tsx'
import { PriceRow, sourceWords } from './price-row.tsx'
import './prices-section.css'

const searchText = (price: Price): string => `${price.baseModelId} ${words.scopes[price.scope]} ${sourceWords(price)}`

/** Every price that counts, where it is from, and how it is changed. */
export const PricesSection = () => {
  const { status, prices, error } = usePrices((state) => state)
  useEffect(() => void loadPrices(), [])
  return (
    <>
      <p className="setting-note">{words.intro}</p>
      <PriceRefresh />
      {error !== null && <ErrorNotice error={error} onRemedy={() => void loadPrices()} />}
      {status === 'loading' && <Skeleton label={words.loading} lines={5} />}
      {status === 'ready' && <Prices prices={prices} />}
    </>
  )
}

const Prices = ({ prices }: { readonly prices: readonly Price[] }) => {
  const [query, setQuery] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const addButton = useRef<HTMLButtonElement>(null)
  const found = findPrices(prices, useDeferredValue(query), searchText)
  const stopAdding = (): void => {
    setIsAdding(false)
    addButton.current?.focus()
  }
  return (
    <section className="setting-group price-list" aria-labelledby="settings-prices">
      <div className="setting-heading-line">
        <h3 id="settings-prices" className="setting-heading">
          {words.table}
        </h3>
        <Button ref={addButton} size="small" aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
          {words.add}
        </Button>
      </div>
      {isAdding && (
        <div className="add-profile">
          <PriceForm first={emptyPrice} isNew onClose={stopAdding} />
        </div>
      )}
      {prices.length > 0 && <TextField label={words.filter} isLabelHidden placeholder={words.filter} value={query} onChange={setQuery} />}
      <p className="setting-note price-count" role="status">
        {prices.length === 0 ? words.none : found.length === 0 ? words.nothingFound : words.shown(wholeWords(found.length))}
      </p>
      {prices.length === 0 && <p className="setting-note">{words.noneAdvice}</p>}
      {found.length > 0 && <PriceTable prices={found} />}
    </section>
  )
}

const PriceTable = ({ prices }: { readonly prices: readonly Price[] }) => (
  <table className="price-table" aria-labelledby="settings-prices">
    <thead>
      <tr>
        <th scope="col">{words.model}</th>
        <th scope="col">{words.input}</th>
        <th scope="col">{words.output}</th>
        <th scope="col" className="price-wide">
          {words.cacheRead}
        </th>
        <th scope="col" className="price-wide">
          {words.cacheWrite5m}
        </th>
        <th scope="col" className="price-wide">
          {words.cacheWrite1h}
        </th>
        <th scope="col">
          <span className="visually-hidden">{words.actions}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {prices.map((price) => (
        <PriceRow key={`${price.baseModelId} ${price.scope}`} price={price} />
      ))}
    </tbody>
  </table>
)
