import { modelPickerMessages as words } from '../../../shared/messages/model-picker.ts'
import { ModelOption, Option } from './model-option.tsx'
import type { ModelChoices } from './use-model-choices.ts'

type ModelOptionsProps = {
  /** Options are named after it and their place. */
  readonly id: string
  readonly choices: ModelChoices
  readonly region: string
  readonly now: number
  readonly chosenId: string
  readonly onChoose: (modelId: string) => void
}

/** The rows in their groups, and last the typed text itself: any id may be asked for. */
export const ModelOptions = ({ id, choices, region, now, chosenId, onChoose }: ModelOptionsProps) => {
  const { groups, rows, active, typedId } = choices
  return (
    <>
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.label}>
          <p className="model-list-group" aria-hidden>
            {group.label}
          </p>
          {group.rows.map((row) => {
            const index = rows.indexOf(row)
            return (
              <ModelOption
                key={row.key}
                id={`${id}-${index}`}
                row={row}
                form={choices.formOf(row)}
                region={region}
                now={now}
                isActive={index === active}
                isFavourite={choices.isFavourite(row)}
                chosenId={chosenId}
                onPoint={() => choices.move(index)}
                onChoose={(form) => onChoose(form.id)}
                onStar={() => choices.star(row)}
              />
            )
          })}
        </div>
      ))}
      {typedId !== null && (
        <Option
          id={`${id}-${rows.length}`}
          label={words.typedId(typedId)}
          isActive={active === rows.length}
          onPoint={() => choices.move(rows.length)}
          onChoose={() => onChoose(typedId)}
        >
          <span className="model-option-check" />
          <span className="model-option-line">
            <span className="model-option-name">{words.typedId(typedId)}</span>
            <span className="model-place-only">{words.typedIdNote}</span>
          </span>
        </Option>
      )}
    </>
  )
}
