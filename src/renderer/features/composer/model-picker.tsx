import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { useEffect, useRef } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { knownModel, listenToModels, loadCurrentModels, useModels } from '../../state/model-lists.ts'
import { setModelPickerOpen, useChosenModelId, useChosenProfileId, useModelPicker } from '../../state/models.ts'
import { useChosenRegion } from '../../state/switch-profile.ts'
import { focusComposer } from '../../state/view.ts'
import { late } from '../../ui/late.tsx'

const ModelList = late(() => import('./model-list.tsx').then(({ ModelList: part }) => part))

/** Shows which model answers; opens the list of the models that the profile may use in the region. */
export const ModelPicker = () => {
  const profileId = useChosenProfileId()
  const region = useChosenRegion()
  const modelId = useChosenModelId()
  const isOpen = useModelPicker((state) => state.isOpen)
  const name = useModels(profileId, region).models.find((model) => model.id === modelId)?.name
  const button = useRef<HTMLButtonElement>(null)
  const words = name ?? knownModel(modelId)?.name ?? (modelId === '' ? composerMessages.chooseModel : modelId)
  useEffect(listenToModels, [])
  useEffect(() => {
    if (isOpen && profileId !== null) void loadCurrentModels(profileId, region)
  }, [isOpen, profileId, region])
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
        <ModelList
          key={`${profileId} ${region}`}
          anchor={button}
          profileId={profileId}
          region={region}
          chosenId={modelId}
          onClose={close}
        />
      )}
    </>
  )
}
