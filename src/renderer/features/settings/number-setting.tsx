import { useId, useState } from 'react'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'

type NumberSettingProps = {
  readonly label: string
  readonly note: string
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly onChange: (value: number) => void
}

/** A whole number that is saved when the field is left or Enter is pressed; one that cannot be used says why and is not saved. */
export const NumberSetting = ({ label, note, value, minimum, maximum, onChange }: NumberSettingProps) => {
  const id = useId()
  const [typed, setTyped] = useState(String(value))
  const number = Number(typed)
  const isValid = /^\d+$/u.test(typed.trim()) && number >= minimum && number <= maximum
  const save = (): void => {
    if (isValid && number !== value) onChange(number)
  }
  const problem = words.numberProblem(minimum.toLocaleString(), maximum.toLocaleString())
  return (
    <div className="setting-row">
      <div className="setting-words">
        <label htmlFor={id} className="setting-label">
          {label}
        </label>
        <p id={`${id}-note`} className={isValid ? 'setting-note' : 'field-problem'}>
          {isValid ? note : problem}
        </p>
      </div>
      <div className="setting-control">
        <input
          id={id}
          className="input setting-number tabular"
          inputMode="numeric"
          value={typed}
          aria-invalid={!isValid}
          aria-describedby={`${id}-note`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      </div>
    </div>
  )
}
