import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsagePeriod as Period } from '../../../shared/usage.ts'
import { periodChoices, type PeriodChoice } from '../../state/usage.ts'
import { Picker } from '../../ui/picker.tsx'
import { TextField } from '../../ui/text-field.tsx'

type UsagePeriodProps = {
  readonly choice: PeriodChoice
  readonly period: Period
  readonly problem: string | undefined
  readonly onChoose: (choice: PeriodChoice) => void
  readonly onDates: (period: Period) => void
}

const options = periodChoices.map((value) => ({ value, label: words.periods[value] }))

/** Which days are added up. */
export const UsagePeriod = ({ choice, period, problem, onChoose, onDates }: UsagePeriodProps) => (
  <div className="usage-period">
    <div className="usage-period-choice">
      <Picker label={words.period} look="field" value={choice} options={options} placeholder={words.period} onChange={onChoose} />
    </div>
    {choice === 'own' && (
      <div className="usage-dates">
        <TextField label={words.from} type="date" value={period.from} problem={problem} onChange={(from) => onDates({ ...period, from })} />
        <TextField label={words.to} type="date" value={period.to} onChange={(to) => onDates({ ...period, to })} />
      </div>
    )}
  </div>
)
