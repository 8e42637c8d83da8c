import { useId, useState } from 'react'
import type { Unit } from '../../../shared/messages/units.ts'
import { SettingRow } from './setting-row.tsx'
import '../../ui/text-field.css'

type TextSettingProps = {
  readonly label: string
  readonly note: string
  readonly value: string
  readonly maxLength: number
  readonly placeholder?: string
  /** What a number counts; it stands at the end of the field. */
  readonly unit?: Unit
  /** Why a text cannot be used, in words. */
  readonly check?: (text: string) => string | undefined
  readonly onSave: (text: string) => void
}

/** A line of text that is saved when the field is left or Enter is pressed; one that cannot be used says why while it is typed and is not saved. */
export const TextSetting = ({ label, note, value, maxLength, placeholder, unit, check, onSave }: TextSettingProps) => {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const text = typed.trim()
  const problem = check?.(text)
  const save = (): void => {
    if (problem === undefined && text !== value) onSave(text)
  }
  return (
    <SettingRow label={label} note={note} problem={problem} controlId={id}>
      <div className="field setting-field" data-numeric={unit !== undefined}>
        <input
          id={id}
          className="input"
          inputMode={unit === undefined ? 'text' : 'decimal'}
          value={typed}
          maxLength={maxLength}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={unit === undefined ? `${id}-note` : `${id}-unit ${id}-note`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
        {unit !== undefined && (
          <span id={`${id}-unit`} className="setting-unit">
            {text === '1' ? unit.one : unit.other}
          </span>
        )}
      </div>
    </SettingRow>
  )
}
