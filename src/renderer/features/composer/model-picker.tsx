import { ChevronsUpDown } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { setModelPickerOpen, useChosenModelId, useChosenProfileId, useModelPicker } from '../../state/models.ts'
import { loadModels, useModels } from '../../state/model-lists.ts'
import { focusComposer } from '../../state/view.ts'

const ModelList = lazy(() => import('./model-list.tsx').then((module) => ({ default: module.ModelList })))

/** Shows which model answers; opens the list of the models that profile may use. */
export const ModelPicker = () => {
  const profileId = useChosenProfileId()
  const modelId = useChosenModelId()
  const isOpen = useModelPicker((state) => state.isOpen)
  const name = useModels(profileId).models.find((model) => model.id === modelId)?.name
  const button = useRef<HTMLButtonElement>(null)
  const words = name ?? (modelId === '' ? composerMessages.chooseModel : modelId)
  useEffect(() => {
    if (isOpen && profileId !== null) void loadModels(profileId)
  }, [isOpen, profileId])
  const close = (): void => {
    setModelPickerOpen(false)
    focusComposer()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="model-picker"
        aria-label={composerMessages.modelNamed(words)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setModelPickerOpen(!isOpen)}
      >
        <span className="model-picker-name">{words}</span>
        <ChevronsUpDown aria-hidden />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ModelList anchor={button} profileId={profileId} chosenId={modelId} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
