import { dateWords, moneyWords, shortCountWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsageReport } from '../../../shared/usage.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { allInputTokens } from './usage-table.tsx'

/** The sums of the period, and how far they can be trusted. */
export const UsageTotals = ({ report: { totals, pricesAsOf } }: { readonly report: UsageReport }) => {
  const figures = [
    { name: words.cost, value: words.costEstimate(moneyWords(totals.usd)) },
    { name: words.saved, value: moneyWords(totals.savedUsd) },
    { name: words.replies, value: wholeWords(totals.replies) },
    { name: words.tokensIn, value: shortCountWords(allInputTokens(totals)) },
    { name: words.cacheRead, value: shortCountWords(totals.cacheReadTokens) },
    { name: words.cacheWritten, value: shortCountWords(totals.cacheWriteTokens) },
    { name: words.tokensOut, value: shortCountWords(totals.outputTokens) },
  ]
  return (
    <section className="usage-group" aria-label={words.totals}>
      <dl className="usage-figures tabular">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {totals.unpriced > 0 && (
        <p className="usage-unpriced">
          <span>{words.unpriced(wholeWords(totals.unpriced), totals.unpriced === 1)}</span>
          <Button size="small" onClick={() => showSettings('prices')}>
            {words.addPrices}
          </Button>
        </p>
      )}
      <p className="setting-note">
        {words.estimates}
        {pricesAsOf.length > 0 && ` ${words.pricesOf(pricesAsOf.map(dateWords).join(', '))}`}
      </p>
    </section>
  )
}
