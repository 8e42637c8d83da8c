import Files from 'lucide-react/icons/files'
import { useEffect } from 'react'
import type { BatchRow } from '../../../shared/batch.ts'
import { conversationsMessages as words } from '../../../shared/messages/conversations.ts'
import { listenToBatches, useBatches } from '../../state/batches.ts'
import { showBatch, useView } from '../../state/view.ts'

const progressOf = ({ status, total, finished, failed }: BatchRow): string => {
  if (status === 'paused') return words.batchPaused(finished, total)
  return status === 'done' && failed === 0 ? words.batchDone : words.batchRunning(finished, total)
}

/** Lists of answers that are not finished, and the newest until it is removed: each with how far it is. */
export const BatchRows = () => {
  const rows = useBatches((state) => state.rows)
  const place = useView((view) => view.place)
  useEffect(listenToBatches, [])
  const shown = rows.filter(({ status }, index) => index === 0 || status !== 'done')
  if (shown.length === 0) return null
  return (
    <ul className="batch-rows" aria-label={words.batches}>
      {shown.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="batch-row"
            aria-current={place.type === 'batch' && place.batchId === row.id ? 'page' : undefined}
            onClick={() => showBatch(row.id)}
          >
            <Files aria-hidden />
            <span className="batch-row-words">
              <span className="batch-row-title" dir="auto">
                {row.title}
              </span>
              <span className="batch-row-progress tabular">{progressOf(row)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
