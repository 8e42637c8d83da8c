import { useEffect, useState } from 'react'
import { usageViewMessages as words } from '../../../shared/messages/usage-view.ts'
import type { UsagePeriod as Period, UsageReport } from '../../../shared/usage.ts'
import { exportUsage, loadUsage, periodOf, useUsage, type PeriodChoice } from '../../state/usage.ts'
import { showConversation } from '../../state/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { BudgetSetting } from './budget-setting.tsx'
import { UsageChart } from './usage-chart.tsx'
import { UsagePeriod } from './usage-period.tsx'
import { UsageTable } from './usage-table.tsx'
import { UsageTotals } from './usage-totals.tsx'
import './usage-section.css'

type ChosenPeriod = { readonly choice: PeriodChoice; readonly period: Period }

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** What was used, what it cost, and what it may cost. */
export const UsageSection = () => {
  const [{ choice, period }, setChosen] = useState<ChosenPeriod>(() => ({
    choice: 'this-month',
    period: periodOf('this-month', Date.now()),
  }))
  const { status, report, error } = useUsage((state) => state)
  const problem = period.from > period.to ? words.datesProblem : undefined
  const { from, to } = period
  const isUsable = isDay(from) && isDay(to) && from <= to
  useEffect(() => {
    if (isUsable) void loadUsage({ from, to })
  }, [isUsable, from, to])
  const choose = (next: PeriodChoice): void => setChosen({ choice: next, period: next === 'own' ? period : periodOf(next, Date.now()) })
  return (
    <>
      <BudgetSetting />
      <div className="usage-bar">
        <UsagePeriod
          choice={choice}
          period={period}
          problem={problem}
          onChoose={choose}
          onDates={(dates) => setChosen({ choice: 'own', period: dates })}
        />
        <ExportButton period={period} isUsable={isUsable && (report?.totals.replies ?? 0) > 0} />
      </div>
      {error !== null && <ErrorNotice error={error} onRemedy={() => void loadUsage(period)} />}
      {status === 'loading' && report === null && <Skeleton label={words.loading} lines={5} />}
      {report !== null && <Report report={report} isLoading={status === 'loading'} />}
    </>
  )
}

const ExportButton = ({ period, isUsable }: { readonly period: Period; readonly isUsable: boolean }) => {
  const [isExporting, setIsExporting] = useState(false)
  const run = async (): Promise<void> => {
    if (isExporting) return
    setIsExporting(true)
    const isSaved = await exportUsage(period)
    setIsExporting(false)
    if (isSaved) showToast({ text: words.exported })
  }
  return (
    <Button aria-disabled={isExporting} disabled={!isUsable} onClick={() => void run()}>
      {isExporting ? words.exporting : words.exportCsv}
    </Button>
  )
}

const Report = ({ report, isLoading }: { readonly report: UsageReport; readonly isLoading: boolean }) => {
  if (report.totals.replies === 0) {
    return (
      <div className="usage-empty" role="status">
        <p className="setting-label">{words.nothing}</p>
        <p className="setting-note">{words.nothingAdvice}</p>
      </div>
    )
  }
  return (
    <div className="usage-report" aria-busy={isLoading}>
      <UsageTotals report={report} />
      <UsageChart report={report} />
      <UsageTable title={words.models} column={words.model} rows={report.models} nameOf={({ name, key }) => (name === '' ? key : name)} />
      <UsageTable
        title={words.profiles}
        column={words.profile}
        rows={report.profiles}
        nameOf={({ name, key }) => (name === '' ? key : name)}
      />
      <UsageTable title={words.conversations} column={words.conversation} rows={report.conversations} nameOf={conversationName} />
    </div>
  )
}

const conversationName = ({ conversationId, name }: UsageReport['conversations'][number]) => {
  if (conversationId === null) return words.deleted
  return (
    <button type="button" className="usage-open" dir="auto" onClick={() => void showConversation(conversationId)}>
      {name === '' ? words.untitled : name}
    </button>
  )
}
