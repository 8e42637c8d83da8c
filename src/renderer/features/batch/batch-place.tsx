import ArrowLeft from 'lucide-react/icons/arrow-left'
import { useEffect, useRef, useState } from 'react'
import type { Batch, BatchId } from '../../../shared/batch.ts'
import { batchMessages as words } from '../../../shared/messages/batch.ts'
import { listenToBatches, loadBatch, useBatches } from '../../state/batches.ts'
import { knownModel } from '../../state/model-lists.ts'
import { focusComposer, leaveSettings } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { BatchButtons } from './batch-buttons.tsx'
import { BatchItemRow } from './batch-item-row.tsx'
import { announcedStep, reasonOfPause, standingOf } from './batch-words.ts'
import './batch.css'

const leave = (): void => {
  leaveSettings()
  focusComposer()
}

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
        <BatchButtons batch={batch} onRemoved={leave} takeFocus={takeFocus} />
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

/** One question asked of many files: the whole window; the conversation waits behind it. */
export const BatchPlace = ({ batchId }: { readonly batchId: BatchId }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const batch = useBatches(({ shown }) => (shown?.id === batchId ? shown : null))
  const status = useBatches((state) => state.status)
  const error = useBatches((state) => state.error)
  useEscape(leave)
  useEffect(listenToBatches, [])
  useEffect(() => void loadBatch(batchId), [batchId])
  useEffect(() => heading.current?.focus(), [batchId])
  return (
    <div className="batch">
      <header className="batch-bar">
        <IconButton label={words.back} shortcut="escape" icon={ArrowLeft} onClick={leave} />
      </header>
      <main className="batch-page" aria-labelledby="batch-heading">
        <div className="batch-column">
          <h1 id="batch-heading" ref={heading} tabIndex={-1} className="batch-heading" dir="auto">
            {batch?.title ?? words.sidebar}
          </h1>
          {error !== null && <ErrorNotice error={{ ...error, remedies: ['retry'] }} onRemedy={() => void loadBatch(batchId)} />}
          {batch === null && status === 'loading' && <Skeleton label={words.loading} lines={5} />}
          {batch !== null && <Contents batch={batch} takeFocus={() => heading.current?.focus()} />}
        </div>
      </main>
    </div>
  )
}
