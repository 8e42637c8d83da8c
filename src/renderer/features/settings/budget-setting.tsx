import { useEffect, useState } from 'react'
import { moneyWords } from '../../../shared/messages/amounts.ts'
import { unitMessages } from '../../../shared/messages/units.ts'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import { loadMonthUsage, saveBudget, useMonthUsage } from '../../state/budget.ts'
import { useSettings } from '../../state/settings.ts'
import { parseAmount } from './amount.ts'
import { TextSetting } from './text-setting.tsx'

const largest = 10_000_000

/** undefined where the text is no budget; null for none. */
const budgetOf = (text: string): number | null | undefined => {
  if (text === '') return null
  const amount = parseAmount(text)
  return amount === null || amount < 0.01 || amount > largest ? undefined : amount
}

/** What this month has cost beside what it may cost. */
export const BudgetSetting = () => {
  const budgetUsd = useSettings((settings) => settings.monthlyBudgetUsd)
  const usage = useMonthUsage()
  const [isSaving, setIsSaving] = useState(false)
  useEffect(() => void loadMonthUsage(), [])
  const save = async (text: string): Promise<void> => {
    const next = budgetOf(text)
    if (next === undefined || next === budgetUsd || isSaving) return
    setIsSaving(true)
    await saveBudget(next)
    setIsSaving(false)
  }
  return (
    <div className="setting-group">
      <TextSetting
        label={words.budget}
        note={words.budgetNote}
        unit={unitMessages.usDollars}
        value={budgetUsd === null ? '' : String(budgetUsd)}
        maxLength={12}
        placeholder={words.noBudget}
        check={(text) => (budgetOf(text) === undefined ? words.budgetProblem : undefined)}
        onSave={(text) => void save(text)}
      />
      {usage !== null && <MonthBar usd={usage.usd} budgetUsd={budgetUsd} />}
    </div>
  )
}

const MonthBar = ({ usd, budgetUsd }: { readonly usd: number; readonly budgetUsd: number | null }) => {
  if (budgetUsd === null) return <p className="usage-month tabular">{words.monthSoFar(moneyWords(usd))}</p>
  const percent = Math.round((usd / budgetUsd) * 100)
  const level = percent >= 100 ? 'over' : percent >= 80 ? 'high' : 'calm'
  return (
    <div className="usage-month">
      <p className="tabular">{words.monthOfBudget(moneyWords(usd), moneyWords(budgetUsd), String(percent))}</p>
      <div className="usage-month-bar" aria-hidden>
        <div data-level={level} style={{ inlineSize: `${Math.min(100, percent)}%` }} />
      </div>
    </div>
  )
}
