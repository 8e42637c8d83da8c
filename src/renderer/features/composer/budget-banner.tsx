import { useEffect } from 'react'
import { moneyWords } from '../../../shared/messages/amounts.ts'
import { sendCountMessages as words } from '../../../shared/messages/send-count.ts'
import { budgetWarning, loadMonthUsage, putBudgetWarningAway, useMonthUsage, type BudgetWarning } from '../../state/budget.ts'
import { useNow } from '../../state/clock.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useSettings } from '../../state/settings.ts'
import { focusComposer, showSettings } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'

const stepMs = 3_600_000

const warningWords = ({ level, usd, budgetUsd }: BudgetWarning): string => {
  if (level === 80) return words.budgetNear(moneyWords(usd), moneyWords(budgetUsd))
  return usd > budgetUsd ? words.budgetPassed(moneyWords(usd), moneyWords(budgetUsd)) : words.budgetReached(moneyWords(budgetUsd))
}

/** Says once a month each that most of the budget is spent, and that all of it is. It stops nothing. */
export const BudgetBanner = () => {
  const budgetUsd = useSettings((settings) => settings.monthlyBudgetUsd)
  const seen = useSettings((settings) => settings.budgetWarningSeen)
  const isRunning = useOpenConversation((state) => state.liveTurn !== null)
  const usage = useMonthUsage()
  const warning = budgetWarning(usage, seen, useNow(stepMs))
  useEffect(() => {
    if (budgetUsd !== null && !isRunning) void loadMonthUsage()
  }, [budgetUsd, isRunning])
  const dismiss = (shown: BudgetWarning): void => {
    putBudgetWarningAway(shown)
    focusComposer()
  }
  return (
    <>
      <p className="visually-hidden" role="status">
        {warning === null ? '' : warningWords(warning)}
      </p>
      {warning !== null && (
        <section className="composer-budget" aria-label={words.budgetLabel}>
          <p>
            {warningWords(warning)} {words.budgetGoesOn}
          </p>
          <span className="composer-budget-buttons">
            <Button size="small" variant="quiet" onClick={() => showSettings('usage')}>
              {words.showUsage}
            </Button>
            <Button size="small" variant="quiet" onClick={() => dismiss(warning)}>
              {words.dismiss}
            </Button>
          </span>
        </section>
      )}
    </>
  )
}
