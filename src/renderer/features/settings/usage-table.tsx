import { useState, type ReactNode } from 'react'
import { moneyWords, shortCountWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsageRow, UsageTotals } from '../../../shared/usage.ts'
import { Button } from '../../ui/button.tsx'

type UsageTableProps<Row extends UsageRow> = {
  readonly title: string
  readonly column: string
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => ReactNode
}

const shownRows = 8

/** What was sent, from the cache or not. */
export const allInputTokens = ({ inputTokens, cacheReadTokens, cacheWriteTokens }: UsageTotals): number =>
  inputTokens + cacheReadTokens + cacheWriteTokens

/** What has cost most first; the rest when it is asked for. */
export const UsageTable = <Row extends UsageRow>({ title, column, rows, nameOf }: UsageTableProps<Row>) => {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, shownRows)
  if (rows.length === 0) return null
  return (
    <section className="usage-group" aria-label={title}>
      <h3 className="setting-heading">{title}</h3>
      <table className="usage-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <th scope="col">{words.replies}</th>
            <th scope="col" className="usage-wide">
              {words.tokensIn}
            </th>
            <th scope="col" className="usage-wide">
              {words.tokensOut}
            </th>
            <th scope="col">{words.cost}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              <td>{wholeWords(row.replies)}</td>
              <td className="usage-wide">{shortCountWords(allInputTokens(row))}</td>
              <td className="usage-wide">{shortCountWords(row.outputTokens)}</td>
              <td>{row.usd === 0 && row.unpriced > 0 ? '–' : moneyWords(row.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownRows && (
        <div>
          <Button size="small" variant="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? words.showFewer : words.showAll(wholeWords(rows.length))}
          </Button>
        </div>
      )}
    </section>
  )
}
