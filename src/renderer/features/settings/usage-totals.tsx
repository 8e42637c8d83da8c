import { dateWords, moneyWords, shortCountWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsageReport, UsageTotals as Totals } from '../../../shared/usage.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { allInputTokens } from './usage-table.tsx'

const cacheNote = ({ cacheReadTokens, cacheWriteTokens }: Totals): string =>
  cacheReadTokens + cacheWriteTokens === 0 ? '' : words.cacheShare(shortCountWords(cacheReadTokens), shortCountWords(cacheWriteTokens))

/** The sums of the period, and how far they can be trusted. */
export const UsageTotals = ({ report: { totals, pricesAsOf } }: { readonly report: UsageReport }) => {
  const figures = [
    { name: words.cost, value: words.costEstimate(moneyWords(totals.usd)) },
    { name: words.saved, value: moneyWords(totals.savedUsd) },
    { name: words.replies, value: wholeWords(totals.replies) },
    { name: words.tokensIn, value: shortCountWords(allInputTokens(totals)), note: cacheNote(totals) },
    { name: words.tokensOut, value: shortCountWords(totals.outputTokens) },
  ]
  return (
    <section className="usage-group" aria-label={words.totals}>
      <dl className="usage-figures tabular">
        {figures.map(({ name, value, note = '' }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note !== '' && <dd className="usage-figure-note">{note}</dd>}
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
