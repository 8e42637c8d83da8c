import { useState } from 'react'
import type { Batch } from '../../../shared/batch.ts'
import { batchMessages as words } from '../../../shared/messages/batch.ts'
import { pauseBatch, removeBatch, resumeBatch, retryFailedFiles, saveBatch } from '../../state/batches.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { standingOf } from './batch-words.ts'

type BatchButtonsProps = { readonly batch: Batch; readonly onRemoved: () => void }

/** What can be done with a batch. The first button stays where it is, whatever it does. */
export const BatchButtons = ({ batch, onRemoved }: BatchButtonsProps) => {
  const [isAsking, setIsAsking] = useState(false)
  const { done, failed } = standingOf(batch)
  const save = async (): Promise<void> => {
    if (await saveBatch(batch.id)) showToast({ text: words.saved })
  }
  const remove = async (): Promise<void> => {
    if (await removeBatch(batch.id)) onRemoved()
  }
  return (
    <div className="batch-buttons">
      {batch.status === 'running' && <Button onClick={() => void pauseBatch(batch.id)}>{words.pause}</Button>}
      {batch.status === 'paused' && (
        <Button variant="primary" onClick={() => void resumeBatch(batch.id)}>
          {words.resume}
        </Button>
      )}
      {failed > 0 && <Button onClick={() => void retryFailedFiles(batch.id)}>{words.retryFailed(failed)}</Button>}
      <Button aria-disabled={done === 0} onClick={() => done > 0 && void save()}>
        {words.save}
      </Button>
      <Button variant="quiet" onClick={() => setIsAsking(true)}>
        {words.remove}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={words.removeTitle}
          text={batch.status === 'running' ? words.removeRunning : words.removeText}
          action={words.remove}
          isDangerous
          onConfirm={() => void remove()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}
