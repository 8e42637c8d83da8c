import { useRef, useState } from 'react'
import type { Batch } from '../../../shared/batch.ts'
import { batchMessages as words } from '../../../shared/messages/batch.ts'
import { pauseBatch, removeBatch, resumeBatch, retryFailedFiles, saveBatch } from '../../state/batches.ts'
import { Button, type ButtonProps } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { standingOf } from './batch-words.ts'

type BatchButtonsProps = {
  readonly batch: Batch
  readonly onRemoved: () => void
  /** Gives the focus a place when the button that had it has gone. */
  readonly takeFocus: () => void
}

/** A button that goes when there is nothing left for it to do. */
const PassingButton = ({ takeFocus, ...rest }: ButtonProps & Pick<BatchButtonsProps, 'takeFocus'>) => {
  const button = useRef<HTMLButtonElement>(null)
  useFocusElsewhere(button, takeFocus)
  return <Button {...rest} ref={button} />
}

/** What can be done with a batch. The first button stays where it is with the focus in it: it pauses, then it goes on. */
export const BatchButtons = ({ batch, onRemoved, takeFocus }: BatchButtonsProps) => {
  const [isAsking, setIsAsking] = useState(false)
  const { done, failed } = standingOf(batch)
  const isPaused = batch.status === 'paused'
  const save = async (): Promise<void> => {
    if (await saveBatch(batch.id)) showToast({ text: words.saved })
  }
  const remove = async (): Promise<void> => {
    if (await removeBatch(batch.id)) onRemoved()
  }
  return (
    <div className="batch-buttons">
      {batch.status !== 'done' && (
        <PassingButton
          takeFocus={takeFocus}
          variant={isPaused ? 'primary' : 'plain'}
          onClick={() => void (isPaused ? resumeBatch(batch.id) : pauseBatch(batch.id))}
        >
          {isPaused ? words.resume : words.pause}
        </PassingButton>
      )}
      {failed > 0 && (
        <PassingButton takeFocus={takeFocus} onClick={() => void retryFailedFiles(batch.id)}>
          {words.retryFailed(failed)}
        </PassingButton>
      )}
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
