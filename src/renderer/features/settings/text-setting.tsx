import { useState } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { SettingRow } from './setting-row.tsx'

type TextSettingProps = {
  readonly label: string
  readonly note: string
  readonly value: string
  readonly maxLength: number
  readonly placeholder?: string
  /** Why a text cannot be used, in words. */
  readonly check?: (text: string) => string | undefined
  readonly onSave: (text: string) => void
}

/** A line of text that is saved when the field is left or Enter is pressed; one that cannot be used says why while it is typed and is not saved. */
export const TextSetting = ({ label, note, value, maxLength, placeholder, check, onSave }: TextSettingProps) => {
  const [typed, setTyped] = useState(value)
  const text = typed.trim()
  const problem = check?.(text)
  const save = (): void => {
    if (problem === undefined && text !== value) onSave(text)
  }
  return (
    <SettingRow label={label} note={note}>
      <TextField
        label={label}
        isLabelHidden
        value={typed}
        maxLength={maxLength}
        placeholder={placeholder}
        problem={problem}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </SettingRow>
  )
}
