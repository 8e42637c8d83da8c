import { useEffect, useRef, useState } from 'react'
import type { Batch, BatchId } from '../../../shared/batch.ts'
import { batchMessages as words } from '../../../shared/messages/batch.ts'
import { listenToBatches, loadBatch, useBatches } from '../../state/batches.ts'
import { knownModel } from '../../state/model-lists.ts'
import { leavePlace } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Place } from '../../ui/place.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BatchButtons } from './batch-buttons.tsx'
import { BatchItemRow } from './batch-item-row.tsx'
import { announcedStep, reasonOfPause, standingOf } from './batch-words.ts'
import './batch.css'

const Progress = ({ batch }: { readonly batch: Batch }) => {
  const { total, done, failed, running, words: progress } = standingOf(batch)
  const step = announcedStep(batch)
  const [announced, setAnnounced] = useState({ step, words: progress })
  if (announced.step !== step) setAnnounced({ step, words: progress })
  const isPausing = batch.status === 'paused' && running > 0
  return (
    <div className="batch-progress">
      <p className="batch-progress-words tabular">{progress}</p>
      <p className="visually-hidden" role="status">
        {announced.words}
      </p>
      <progress className="batch-progress-bar" aria-label={words.progress} max={Math.max(1, total)} value={done + failed} />
      <p className="batch-note">{isPausing ? words.pausing : batch.status === 'paused' ? words.pausedAdvice : ''}</p>
    </div>
  )
}

const Contents = ({ batch, takeFocus }: { readonly batch: Batch; readonly takeFocus: () => void }) => {
  const reason = reasonOfPause(batch)
  return (
    <>
      <details className="batch-prompt">
        <summary>{words.prompt}</summary>
        <p dir="auto">{batch.prompt}</p>
      </details>
      <p className="batch-note">{words.askedWith(knownModel(batch.modelId)?.name ?? batch.modelId)}</p>
      <div className="batch-head">
        <Progress batch={batch} />
        <BatchButtons batch={batch} onRemoved={leavePlace} takeFocus={takeFocus} />
      </div>
      {reason !== null && <ErrorNotice error={reason} />}
      <h2 className="visually-hidden">{words.files}</h2>
      {batch.items.length === 0 ? (
        <p className="batch-note">{words.noFiles}</p>
      ) : (
        <ul className="batch-items">
          {batch.items.map((item) => (
            <BatchItemRow key={item.attachment.id} item={item} />
          ))}
        </ul>
      )}
    </>
  )
}

/** One question asked of many files. */
export const BatchPlace = ({ batchId }: { readonly batchId: BatchId }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const batch = useBatches(({ shown }) => (shown?.id === batchId ? shown : null))
  const status = useBatches((state) => state.status)
  const error = useBatches((state) => state.error)
  useEffect(listenToBatches, [])
  useEffect(() => void loadBatch(batchId), [batchId])
  return (
    <Place key={batchId} title={batch?.title ?? words.sidebar} backLabel={words.back} heading={heading} onLeave={leavePlace}>
      {error !== null && <ErrorNotice error={{ ...error, remedies: ['retry'] }} onRemedy={() => void loadBatch(batchId)} />}
      {batch === null && status === 'loading' && <Skeleton label={words.loading} lines={5} />}
      {batch !== null && <Contents batch={batch} takeFocus={() => heading.current?.focus()} />}
    </Place>
  )
}
