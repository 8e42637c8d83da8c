import { useEffect } from 'react'
import { inferenceMessages } from '../../../shared/messages/inference.ts'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import type { InferenceLayers } from '../../../shared/ipc/inference-requests.ts'
import { inferenceInEffect, sourceOf } from '../../state/inference-layers.ts'
import { resetInference, setInference, useInferenceState } from '../../state/inference.ts'
import { useSettings } from '../../state/settings.ts'
import { listenToTools, loadTools, switchToolHere, useTools } from '../../state/tools.ts'
import { useInference } from '../../state/use-inference.ts'
import { showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { ListFailure } from '../../ui/list-failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ToolList } from '../../ui/tool-list.tsx'

/** Which tools the model is offered here. */
export const ToolsGroup = () => {
  const layers = useInference()
  const hasTarget = useInferenceState((state) => state.target !== null)
  const writeError = useInferenceState((state) => state.writeError)
  useEffect(listenToTools, [])
  if (layers === null) return hasTarget ? <Skeleton label={words.loadingTools} lines={4} /> : <p className="tools-empty">{words.noModel}</p>
  return (
    <>
      {writeError !== null && <ErrorNotice error={writeError} />}
      <Switches layers={layers} />
      <div className="tools-buttons">
        {sourceOf(layers, 'toolsOff') === 'conversation' && (
          <Button size="small" onClick={() => void resetInference(['toolsOff'])}>
            {words.resetHere}
          </Button>
        )}
        <Button size="small" variant="quiet" onClick={() => showSettings('tools')}>
          {words.everywhere}
        </Button>
      </div>
    </>
  )
}

const Switches = ({ layers }: { readonly layers: InferenceLayers }) => {
  const { status, tools, error } = useTools()
  const offElsewhere = useSettings((settings) => settings.toolsOff)
  const { tools: isOffered, toolsOff } = inferenceInEffect(layers)
  const against = layers.features.target === 'prompt' ? inferenceMessages.ofPrompt : layers.features.tools ? undefined : words.cannotUse
  const canUse = against === undefined
  return (
    <>
      <CheckField
        label={words.offer}
        note={against ?? words.offerNote}
        isChecked={isOffered}
        isDisabled={!canUse}
        onChange={(isChosen) => void setInference({ tools: isChosen })}
      />
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadTools()} />
      {status === 'loading' && tools.length === 0 && <Skeleton label={words.loadingTools} lines={4} />}
      {status === 'ready' && tools.length === 0 && <p className="tools-empty">{words.noTools}</p>}
      {tools.length > 0 && (
        <ToolList
          tools={tools}
          off={toolsOff}
          offElsewhere={offElsewhere}
          isDisabled={!canUse || !isOffered}
          onSwitch={(name, isOn) => void switchToolHere(toolsOff, name, isOn)}
        />
      )}
    </>
  )
}
