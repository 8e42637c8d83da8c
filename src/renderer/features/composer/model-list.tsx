import { Check } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import type { Model } from '../../../shared/model.ts'
import type { ProfileId } from '../../../shared/ids.ts'
import { chooseModel } from '../../state/models.ts'
import { useModels } from '../../state/model-lists.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

type ModelListProps = {
  readonly anchor: RefObject<HTMLButtonElement | null>
  readonly profileId: ProfileId | null
  readonly chosenId: string
  readonly onClose: () => void
}
type Choice = { readonly id: string; readonly name: string; readonly provider: string | null }

/** The models that fit what was typed, by provider, and last the typed text itself: any id may be asked for. */
const choicesFor = (models: readonly Model[], query: string): readonly Choice[] => {
  const wanted = query.trim().toLowerCase()
  const found = models
    .filter((model) => `${model.provider} ${model.name} ${model.id}`.toLowerCase().includes(wanted))
    .toSorted((one, other) => one.provider.localeCompare(other.provider) || one.name.localeCompare(other.name))
  const isKnown = wanted === '' || models.some((model) => model.id.toLowerCase() === wanted)
  return isKnown ? found : [...found, { id: query.trim(), name: composerMessages.useModelId(query.trim()), provider: null }]
}

export const ModelList = ({ anchor, profileId, chosenId, onClose }: ModelListProps) => {
  const id = useId()
  const { models, error, status } = useModels(profileId)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const choices = choicesFor(models, query)
  const choose = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    void chooseModel(choice.id)
    onClose()
  }
  const move = (index: number): void => {
    const next = Math.min(Math.max(index, 0), choices.length - 1)
    setActive(next)
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const steps: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }
    const step = steps[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) choose(choices[active])
    else move(step)
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={{ current: { getBoundingClientRect: () => anchor.current?.getBoundingClientRect() ?? new DOMRect() } }} />
      <Popover.Portal>
        <Popover.Content
          className="model-list"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={composerMessages.model}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onInteractOutside={(event) =>
            event.target instanceof Node && anchor.current?.contains(event.target) === true && event.preventDefault()
          }
        >
          <input
            className="model-list-filter"
            role="combobox"
            aria-label={composerMessages.findModel}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={choices.length > 0 ? `${id}-${active}` : undefined}
            placeholder={composerMessages.findModel}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          {error !== null && <ErrorNotice error={error} />}
          {choices.length === 0 && error === null && (
            <p className="model-list-empty">{status === 'loading' ? composerMessages.modelsLoading : composerMessages.noModels}</p>
          )}
          <div className="model-list-choices" role="listbox" id={`${id}-list`} aria-label={composerMessages.model}>
            {choices.map((choice, index) => (
              <div key={`${choice.id}-${index}`} role="presentation">
                {choice.provider !== null && choice.provider !== choices[index - 1]?.provider && (
                  <p className="model-list-group">{choice.provider}</p>
                )}
                <div
                  id={`${id}-${index}`}
                  className="model-list-choice"
                  role="option"
                  aria-selected={index === active}
                  onPointerMove={() => setActive(index)}
                  onClick={() => choose(choice)}
                >
                  <span className="model-list-name">
                    {choice.name}
                    {choice.provider !== null && <span className="model-list-id">{choice.id}</span>}
                  </span>
                  {choice.id === chosenId && <Check aria-hidden />}
                </div>
              </div>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
