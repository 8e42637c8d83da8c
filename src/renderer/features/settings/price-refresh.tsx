import { useState, type SyntheticEvent } from 'react'
import { pricesViewMessages as words } from '../../../shared/messages/prices-view.ts'
import { useIsOnline } from '../../state/online.ts'
import { refreshPrices, usePrices } from '../../state/prices.ts'
import { bedrockRegions, isRegion } from '../../state/region.ts'
import { useRegionInEffect } from '../../state/switch-profile.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'

const fallbackRegion = 'us-east-1'

/** Reads AWS's price list, and says what came of it. */
export const PriceRefresh = () => {
  const inEffect = useRegionInEffect()
  const [typed, setTyped] = useState(inEffect.region === '' ? fallbackRegion : inEffect.region)
  const isRefreshing = usePrices((state) => state.isRefreshing)
  const refreshed = usePrices((state) => state.refreshed)
  const isOnline = useIsOnline()
  const region = typed.trim()
  const read = (event?: SyntheticEvent): void => {
    event?.preventDefault()
    if (isRegion(region) && !isRefreshing) void refreshPrices(region)
  }
  const problem = refreshed?.problem ?? null
  return (
    <section className="setting-group price-refresh" aria-labelledby="settings-price-list">
      <div>
        <h3 id="settings-price-list" className="setting-heading">
          {words.refresh}
        </h3>
        <p className="setting-note">{words.refreshNote}</p>
      </div>
      <form className="price-refresh-form" noValidate onSubmit={read}>
        <SuggestField
          label={words.region}
          suggestions={bedrockRegions}
          value={typed}
          problem={isRegion(region) ? undefined : words.regionProblem}
          onChange={setTyped}
        />
        <Button type="submit" aria-disabled={isRefreshing} disabled={!isRegion(region)}>
          {isRefreshing ? words.reading : words.read}
        </Button>
      </form>
      {!isOnline && <p className="setting-note">{words.offline}</p>}
      {isRefreshing && <div className="price-progress" aria-hidden />}
      <p className="setting-note" role="status">
        {isRefreshing ? words.reading : ''}
        {refreshed !== null && refreshed.problem === null && (refreshed.updated === 0 ? words.upToDate : words.updated(refreshed.updated))}
      </p>
      {problem !== null && <ErrorNotice error={problem} onRemedy={() => read()} />}
    </section>
  )
}
