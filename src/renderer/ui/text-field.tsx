import { useId, type ComponentProps } from 'react'
import './text-field.css'

type TextFieldProps = Omit<ComponentProps<'input'>, 'className' | 'id' | 'onChange' | 'value'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly note?: string | undefined
  /** Why the value cannot be used; shown in place of the note. */
  readonly problem?: string | undefined
  readonly isLabelHidden?: boolean
}

export const TextField = ({ label, value, onChange, note, problem, isLabelHidden = false, ...rest }: TextFieldProps) => {
  const id = useId()
  const hint = problem ?? note
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className={problem === undefined ? 'field-note' : 'field-problem'}>
          {hint}
        </p>
      )}
    </div>
  )
}
