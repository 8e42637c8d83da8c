import { wholeWords } from '../../../shared/messages/amounts.ts'
import { settingsMessages as words } from '../../../shared/messages/settings.ts'
import type { Unit } from '../../../shared/messages/units.ts'
import { parseWhole } from './amount.ts'
import { TextSetting } from './text-setting.tsx'

type NumberSettingProps = {
  readonly label: string
  readonly note: string
  readonly unit: Unit
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly onChange: (value: number) => void
}

/** A whole number within limits. */
export const NumberSetting = ({ label, note, unit, value, minimum, maximum, onChange }: NumberSettingProps) => {
  const numberOf = (text: string): number | undefined => {
    const number = parseWhole(text)
    return number === null || number < minimum || number > maximum ? undefined : number
  }
  const problem = words.numberProblem(wholeWords(minimum), wholeWords(maximum))
  const save = (text: string): void => {
    const number = numberOf(text)
    if (number !== undefined && number !== value) onChange(number)
  }
  return (
    <TextSetting
      label={label}
      note={note}
      unit={unit}
      value={wholeWords(value)}
      maxLength={14}
      check={(text) => (numberOf(text) === undefined ? problem : undefined)}
      onSave={save}
    />
  )
}
