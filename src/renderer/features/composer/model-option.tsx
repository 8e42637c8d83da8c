import Check from 'lucide-react/icons/check'
import Star from 'lucide-react/icons/star'
import type { PointerEvent, ReactNode } from 'react'
import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import type { Model } from '../../../shared/model.ts'
import { ModelMarks } from './model-marks.tsx'
import type { ModelRow } from './model-rows.ts'
import { lifecycleWords, placeWords, processingWords, rowWords } from './model-words.ts'

type OptionProps = {
  readonly id: string
  readonly label: string
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
  readonly children: ReactNode
}

/** A list that scrolls under a pointer at rest is no pointing. */
const hasMoved = (event: PointerEvent): boolean => event.movementX !== 0 || event.movementY !== 0

/** `label` is for those who hear it: what is shown says half of it with signs. */
export const Option = ({ id, label, isActive, onPoint, onChoose, children }: OptionProps) => (
  <div
    id={id}
    className="model-option"
    role="option"
    aria-selected={isActive}
    onPointerMove={(event) => hasMoved(event) && onPoint()}
    onClick={onChoose}
  >
    <span className="visually-hidden">{label}</span>
    <span className="model-option-shown" aria-hidden>
      {children}
    </span>
  </div>
)

type ModelOptionProps = Omit<OptionProps, 'label' | 'children' | 'onChoose'> & {
  readonly row: ModelRow
  readonly form: Model
  readonly region: string
  readonly now: number
  readonly isFavourite: boolean
  readonly chosenId: string
  readonly onChoose: (form: Model) => void
  readonly onStar: () => void
}

/**
 * One model. An option may hold no buttons: the places and the star take the pointer here, and the arrows and the shortcut of the field above do the same.
 */
export const ModelOption = ({ row, form, region, now, isFavourite, chosenId, onChoose, onStar, ...option }: ModelOptionProps) => {
  const lifecycle = lifecycleWords(form, now)
  const isRowChosen = row.forms.some(({ id }) => id === chosenId)
  return (
    <Option
      {...option}
      label={rowWords(row.name, form, { region, now, isFavourite, isChosen: form.id === chosenId })}
      onChoose={() => onChoose(form)}
    >
      <span className="model-option-check">{isRowChosen && <Check aria-hidden />}</span>
      <span className="model-option-line">
        <span className="model-option-name">{row.name}</span>
        <Places row={row} form={form} region={region} onChoose={onChoose} />
        {lifecycle !== null && <span className="model-lifecycle">{lifecycle}</span>}
        <ModelMarks model={form} />
      </span>
      <span
        className="model-star"
        title={words.star}
        data-on={isFavourite}
        onClick={(event) => {
          event.stopPropagation()
          onStar()
        }}
      >
        <Star aria-hidden />
      </span>
    </Option>
  )
}

type PlacesProps = Pick<ModelOptionProps, 'row' | 'form' | 'region' | 'onChoose'>

const Places = ({ row, form, region, onChoose }: PlacesProps) => {
  if (row.forms.length === 1) return <span className="model-place-only">{placeWords(form, region)}</span>
  return (
    <span className="model-places">
      {row.forms.map((each) => (
        <span
          key={each.id}
          className="model-place"
          data-on={each.id === form.id}
          title={processingWords(each, region)}
          onClick={(event) => {
            event.stopPropagation()
            onChoose(each)
          }}
        >
          {placeWords(each, region)}
        </span>
      ))}
    </span>
  )
}
