import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { isEmptyLayer } from '../../state/inference-layers.ts'
import { keepInferenceForModel, resetConversationInference, useInferenceState } from '../../state/inference.ts'
import { Button } from '../../ui/button.tsx'
import type { GroupProps } from './inference-view.ts'
import { showLayerChange } from './show-layer-change.ts'

/** What can be done with all settings of the conversation at once. */
export const InferenceFoot = ({ view }: GroupProps) => {
  const isReading = useInferenceState((state) => state.isReading)
  const hasNothing = isEmptyLayer(view.layers.conversation)
  const isIdle = hasNothing || isReading
  const keep = async (): Promise<void> => showLayerChange(await keepInferenceForModel(), words.usedForModel(view.modelName))
  const reset = async (): Promise<void> => showLayerChange(await resetConversationInference(), words.allReset)
  return (
    <footer className="inference-foot">
      <Button size="small" aria-disabled={isIdle} onClick={() => !isIdle && void keep()}>
        {words.everyConversation}
      </Button>
      <Button size="small" variant="quiet" aria-disabled={isIdle} onClick={() => !isIdle && void reset()}>
        {words.resetAll}
      </Button>
      <p className="field-note">{hasNothing ? words.nothingOwn : words.savedAtOnce}</p>
    </footer>
  )
}
