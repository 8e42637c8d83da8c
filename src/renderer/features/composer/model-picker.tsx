import { ChevronsUpDown } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { loadModels, setModelPickerOpen, useChosenModelId, useChosenProfileId, useModels } from '../../state/models.ts'

const ModelList = lazy(() => import('./model-list.tsx').then(({ ModelList }) => ({ default: ModelList })))

/** Shows which model answers and under which profile; opens the list of the models that profile may use. */
export const ModelPicker = () => {
  const profileId = useChosenProfileId()
  const modelId = useChosenModelId()
  const isOpen = useModels((state) => state.isPickerOpen)
  const name = useModels((state) => state.models.find((model) => model.id === modelId)?.name)
  const button = useRef<HTMLButtonElement>(null)
  const words = name ?? (modelId === '' ? composerMessages.chooseModel : modelId)
  useEffect(() => {
    if (isOpen && profileId !== null) void loadModels(profileId)
  }, [isOpen, profileId])
  const close = (): void => {
    setModelPickerOpen(false)
    document.getElementById('composer-input')?.focus()
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
      {profileId !== null && <span className="composer-profile" title={composerMessages.profile(profileName(profileId))}>{profileName(profileId)}</span>}
      {isOpen && (
        <Suspense fallback={null}>
          <ModelList anchor={button} chosenId={modelId} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

const profileName = (profileId: string): string => profileId.replace(/^aws:/u, '').replace(/^app:.*$/u, '')
