import { useId, type ReactNode } from 'react'
import './text-field.css'
import './fields.css'

type CheckFieldProps = {
  readonly label: string
  readonly labelEnd?: ReactNode
  readonly note?: string | undefined
  readonly isChecked: boolean
  readonly isDisabled?: boolean | undefined
  readonly onChange: (isChecked: boolean) => void
  /** More about it, below the note. */
  readonly children?: ReactNode
}

/** Something that is done or not. */
export const CheckField = ({ label, labelEnd, note, isChecked, isDisabled = false, onChange, children }: CheckFieldProps) => {
  const id = useId()
  return (
    <div className="check-field" data-disabled={isDisabled}>
      <input
        id={id}
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="check-field-words">
        <div className="field-label-line">
          <label htmlFor={id}>
            <bdi>{label}</bdi>
          </label>
          {labelEnd}
        </div>
        {note !== undefined && (
          <p id={`${id}-note`} className="field-note">
            {note}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
