import { moneyWords, wholeWords } from '../../../shared/messages/amounts.ts'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsageReport } from '../../../shared/usage.ts'
import { barWords, usageBars, type UsageBars } from './usage-bars.ts'

/** The cost over time as columns, and behind them as a table. */
export const UsageChart = ({ report }: { readonly report: UsageReport }) => {
  const { unit, bars } = usageBars(report)
  const title = unit === 'day' ? words.chartByDay : words.chartByMonth
  const highest = bars.reduce((best, bar) => (bar.usd > best.usd ? bar : best), { key: '', usd: 0, replies: 0 })
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined || highest.usd === 0) return null
  const label = words.chartLabel(title, barWords(first.key), barWords(last.key), moneyWords(highest.usd), barWords(highest.key))
  return (
    <figure className="usage-chart">
      <figcaption className="setting-heading">{title}</figcaption>
      <div className="usage-chart-plot">
        <span className="usage-chart-top tabular" aria-hidden>
          {moneyWords(highest.usd)}
        </span>
        <Columns bars={bars} highestUsd={highest.usd} label={label} />
        <span className="usage-chart-days" aria-hidden>
          <span>{barWords(first.key)}</span>
          {bars.length > 1 && <span>{barWords(last.key)}</span>}
        </span>
      </div>
      <details className="usage-chart-table">
        <summary>{words.asTable}</summary>
        <table className="usage-table">
          <thead>
            <tr>
              <th scope="col">{unit === 'day' ? words.day : words.month}</th>
              <th scope="col">{words.replies}</th>
              <th scope="col">{words.cost}</th>
            </tr>
          </thead>
          <tbody>
            {bars
              .filter(({ replies }) => replies > 0)
              .map(({ key, usd, replies }) => (
                <tr key={key}>
                  <th scope="row">{barWords(key)}</th>
                  <td>{wholeWords(replies)}</td>
                  <td>{moneyWords(usd)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

type ColumnsProps = { readonly bars: UsageBars['bars']; readonly highestUsd: number; readonly label: string }

/** Everything is a share of the drawing, so that it has any width without its lines getting thicker. */
const Columns = ({ bars, highestUsd, label }: ColumnsProps) => {
  const step = 100 / bars.length
  return (
    <svg className="usage-chart-columns" role="img" aria-label={label}>
      {bars.map(({ key, usd }, index) => {
        const height = usd === 0 ? 0 : Math.max(1.5, (usd / highestUsd) * 100)
        return (
          <g key={key}>
            <title>{`${barWords(key)}: ${moneyWords(usd)}`}</title>
            <rect className="usage-chart-place" x={`${index * step}%`} y="0" width={`${step}%`} height="100%" />
            <rect
              className="usage-chart-column"
              x={`${(index + 0.12) * step}%`}
              y={`${100 - height}%`}
              width={`${step * 0.76}%`}
              height={`${height}%`}
              rx="2"
            />
          </g>
        )
      })}
    </svg>
  )
}
