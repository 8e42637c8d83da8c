import { useId } from 'react'
import { GroupFrame, type FieldProps } from './field-frame.tsx'

type Choice<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** What choosing it means. */
  readonly note?: string | undefined
  readonly isDisabled?: boolean
}

type ChoiceFieldProps<Value extends string> = FieldProps & {
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of several, each with a line that says what it means. */
export const ChoiceField = <Value extends string>({ value, choices, onChange, ...field }: ChoiceFieldProps<Value>) => {
  const name = useId()
  return (
    <GroupFrame {...field}>
      {choices.map((choice) => (
        <div key={choice.value} className="check-field" data-disabled={choice.isDisabled === true}>
          <input
            id={`${name}-${choice.value}`}
            type="radio"
            name={name}
            checked={choice.value === value}
            disabled={choice.isDisabled}
            aria-describedby={choice.note === undefined ? undefined : `${name}-${choice.value}-note`}
            onChange={() => onChange(choice.value)}
          />
          <div className="check-field-words">
            <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
            {choice.note !== undefined && (
              <p id={`${name}-${choice.value}-note`} className="field-note">
                {choice.note}
              </p>
            )}
          </div>
        </div>
      ))}
    </GroupFrame>
  )
}
