import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import type { LayerChange } from '../../state/inference.ts'
import { showToast } from '../../ui/toast.tsx'

/** Says what was done, with a way back, or why it was not. */
export const showLayerChange = (change: LayerChange | null, text: string): void => {
  if (change === null) return
  if (change.error === null) showToast({ text, action: { label: words.undo, run: () => void change.undo() } })
  else showToast({ text: change.error.title })
}
