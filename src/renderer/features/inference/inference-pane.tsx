import { useRef } from 'react'
import { inferenceMessages as words } from '../../../shared/messages/inference.ts'
import { inferenceInEffect } from '../../state/inference-layers.ts'
import { retryInference, useInferenceState } from '../../state/inference.ts'
import { useInference } from '../../state/use-inference.ts'
import { useModels } from '../../state/model-lists.ts'
import { focusComposer } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Pane } from '../../ui/pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useFocusReturn } from '../../ui/use-focus-return.ts'
import { AdvancedGroup } from './advanced-group.tsx'
import { AnswerGroup } from './answer-group.tsx'
import { CachingGroup } from './caching-group.tsx'
import { GuardrailGroup } from './guardrail-group.tsx'
import { InferenceFoot } from './inference-foot.tsx'
import { InstructionsGroup } from './instructions-group.tsx'
import type { InferenceView } from './inference-view.ts'
import { ReasoningGroup } from './reasoning-group.tsx'
import { SpeedGroup } from './speed-group.tsx'
import '../../ui/fold.css'
import './inference-pane.css'

const useModelName = (): string => {
  const target = useInferenceState((state) => state.target)
  const { models } = useModels(target?.profileId ?? null, target?.region)
  return models.find(({ id }) => id === target?.modelId)?.name ?? target?.modelId ?? ''
}

/** The right pane: everything of a request that a person chooses, for the conversation on the screen. */
export const InferencePane = ({ onClose }: { readonly onClose: () => void }) => {
  const pane = useRef<HTMLElement>(null)
  const layers = useInference()
  const { target, scope, writeError } = useInferenceState((state) => state)
  const modelName = useModelName()
  useFocusReturn(pane, focusComposer)
  const title = target?.conversationId === null ? words.titleOfNew : words.title
  return (
    <Pane
      ref={pane}
      className="inference-pane"
      label={title}
      title={
        <>
          <h2>{title}</h2>
          <p title={modelName}>{modelName}</p>
        </>
      }
      closeLabel={words.close}
      onClose={onClose}
    >
      {writeError !== null && (
        <div className="inference-unsaved">
          <p className="field-problem">{words.notSaved}</p>
          <ErrorNotice error={writeError} />
          <Button size="small" onClick={() => void retryInference()}>
            {words.retry}
          </Button>
        </div>
      )}
      {layers === null || target === null ? (
        <NothingYet hasTarget={target !== null} />
      ) : (
        <Groups
          key={scope}
          view={{ layers, settings: inferenceInEffect(layers), target, modelName, draftPrefix: target.conversationId ?? 'new' }}
        />
      )}
    </Pane>
  )
}

const NothingYet = ({ hasTarget }: { readonly hasTarget: boolean }) => {
  const readError = useInferenceState((state) => state.readError)
  if (!hasTarget) return <p className="inference-empty">{words.noModel}</p>
  if (readError === null) return <Skeleton label={words.loading} lines={5} />
  return (
    <div className="inference-unsaved">
      <ErrorNotice error={readError} />
      <Button size="small" onClick={() => void retryInference()}>
        {words.retry}
      </Button>
    </div>
  )
}

/** Those used most first. */
const Groups = ({ view }: { readonly view: InferenceView }) => (
  <>
    <div className="pane-body">
      {view.layers.features.target === 'prompt' && <p className="inference-prompt">{words.promptNotice}</p>}
      <InstructionsGroup view={view} />
      <AnswerGroup view={view} />
      <ReasoningGroup view={view} />
      <CachingGroup view={view} />
      <GuardrailGroup view={view} />
      <SpeedGroup view={view} />
      <AdvancedGroup view={view} />
    </div>
    <InferenceFoot view={view} />
  </>
)
