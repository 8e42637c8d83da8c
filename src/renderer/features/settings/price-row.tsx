import { useRef, useState } from 'react'
import { dateWords } from '../../../shared/messages/amounts.ts'
import { pricesViewMessages as words } from '../../../shared/messages/prices-view.ts'
import type { PriceRow as Price } from '../../../shared/usage.ts'
import { removePrice } from '../../state/prices.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { priceDraftOf } from './price-draft.ts'
import { PriceForm } from './price-form.tsx'

const amount = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
const rateWords = (rate: number | null): string => (rate === null ? words.unknown : amount.format(rate))

/** Where a price is from, in words. */
export const sourceWords = ({ source, asOf }: Price): string =>
  words.sourceOf(words.sources[source], dateWords(asOf.split(' ', 1)[0] ?? ''))

/** What is known of the prices of the cache, where the columns have no room. */
const cacheWords = ({ cacheRead, cacheWrite5m, cacheWrite1h }: Price): readonly string[] => [
  ...(cacheRead === null ? [] : [words.cacheReads(rateWords(cacheRead))]),
  ...(cacheWrite5m === null ? [] : [words.cacheWrites5m(rateWords(cacheWrite5m))]),
  ...(cacheWrite1h === null ? [] : [words.cacheWrites1h(rateWords(cacheWrite1h))]),
]

/** A price and, while it is changed, its form below it. */
export const PriceRow = ({ price }: { readonly price: Price }) => {
  const [isEditing, setIsEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const { baseModelId, cacheRead, cacheWrite5m, cacheWrite1h } = price
  const cached = cacheWords(price)
  const close = (): void => {
    setIsEditing(false)
    edit.current?.focus()
  }
  const takeBack = async (): Promise<void> => {
    edit.current?.focus()
    if (await removePrice(price)) showToast({ text: words.takenBack })
  }
  return (
    <>
      <tr>
        <th scope="row">
          <span>{baseModelId}</span>
          <span className="setting-note">
            {words.scopes[price.scope]} · {sourceWords(price)}
          </span>
          {cached.length > 0 && <span className="setting-note price-narrow">{words.cacheNote(cached)}</span>}
        </th>
        <td>{rateWords(price.input)}</td>
        <td>{rateWords(price.output)}</td>
        <td className="price-wide">{rateWords(cacheRead)}</td>
        <td className="price-wide">{rateWords(cacheWrite5m)}</td>
        <td className="price-wide">{rateWords(cacheWrite1h)}</td>
        <td>
          <span className="price-actions">
            <Button
              ref={edit}
              size="small"
              variant="quiet"
              aria-label={words.editNamed(baseModelId)}
              aria-expanded={isEditing}
              onClick={() => setIsEditing(!isEditing)}
            >
              {words.edit}
            </Button>
            {price.source === 'user' && (
              <Button size="small" variant="quiet" aria-label={words.takeBackNamed(baseModelId)} onClick={() => void takeBack()}>
                {words.takeBack}
              </Button>
            )}
          </span>
        </td>
      </tr>
      {isEditing && (
        <tr>
          <td colSpan={7} className="price-form-place">
            <PriceForm first={priceDraftOf(price)} isNew={false} onClose={close} />
          </td>
        </tr>
      )}
    </>
  )
}
