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
}

/** Something that is done or not. */
export const CheckField = ({ label, labelEnd, note, isChecked, isDisabled = false, onChange }: CheckFieldProps) => {
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
          <label htmlFor={id}>{label}</label>
          {labelEnd}
        </div>
        {note !== undefined && (
          <p id={`${id}-note`} className="field-note">
            {note}
          </p>
        )}
      </div>
    </div>
  )
}
