import { useEffect, useMemo, useRef, useState } from 'react'
import { activityMessages as words } from '../../../shared/messages/activity.ts'
import { wholeWords } from '../../../shared/messages/amounts.ts'
import type { AuditQuery } from '../../../shared/tool-audit.ts'
import { changeAuditQuery, clearAudit, everyCall, loadAudit, loadMoreCalls, openAudit, saveAudit, useAudit } from '../../state/audit.ts'
import { listenToTools, useTools } from '../../state/tools.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { ActivityFilters } from './activity-filters.tsx'
import { ActivityRow } from './activity-row.tsx'
import './activity-section.css'

const isFiltered = ({ text, kind, outcome, decision, conversationId }: AuditQuery): boolean =>
  text.trim() !== '' || kind !== null || outcome !== null || decision !== null || conversationId !== null

/** What the tools have done, newest first. */
export const ActivitySection = () => {
  const { status, entries, total, query, isLoadingMore } = useAudit((state) => state)
  const list = useRef<HTMLUListElement>(null)
  const { tools } = useTools()
  const titles = useMemo(() => new Map(tools.map(({ name, title }) => [name, title])), [tools])
  useEffect(() => void openAudit(), [])
  useEffect(listenToTools, [])
  const showMore = async (): Promise<void> => {
    const first = entries.length
    await loadMoreCalls()
    // The button goes with the last page: the reading goes on where it has stopped.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`li:nth-child(${first + 1}) summary`)?.focus())
  }
  return (
    <>
      <p className="setting-note">{words.about}</p>
      <ActivityFilters />
      <Head total={total} isReady={status === 'ready'} isFiltered={isFiltered(query)} />
      <Failure />
      {entries.length > 0 && (
        <ul ref={list} className="activity-list" aria-label={words.calls} aria-busy={status === 'loading'}>
          {entries.map((entry) => (
            <ActivityRow key={entry.id} entry={entry} title={titles.get(entry.toolName)} />
          ))}
        </ul>
      )}
      {status === 'loading' && entries.length === 0 && <Skeleton label={words.loading} lines={5} />}
      {status === 'ready' && entries.length === 0 && <Nothing isFiltered={isFiltered(query)} />}
      {entries.length > 0 && entries.length < total && (
        <div>
          <Button size="small" aria-disabled={isLoadingMore} onClick={() => void showMore()}>
            {isLoadingMore ? words.loading : words.more}
          </Button>
        </div>
      )}
    </>
  )
}

type HeadProps = { readonly total: number; readonly isReady: boolean; readonly isFiltered: boolean }

/** How many there are, and what can be done with all of them. */
const Head = ({ total, isReady, isFiltered: isPart }: HeadProps) => {
  const [isSaving, setIsSaving] = useState(false)
  const [isClearing, setIsClearing] = useState(false)
  const save = async (): Promise<void> => {
    if (isSaving) return
    setIsSaving(true)
    const isSaved = await saveAudit()
    setIsSaving(false)
    if (isSaved) showToast({ text: words.exported })
  }
  const clear = async (): Promise<void> => {
    if (await clearAudit()) showToast({ text: words.cleared })
  }
  return (
    <div className="activity-head">
      <p role="status">{isReady && (total > 0 || isPart) ? words.found(wholeWords(total), total === 1) : ''}</p>
      <Button size="small" aria-disabled={isSaving} disabled={total === 0} onClick={() => void save()}>
        {isSaving ? words.exporting : words.exportCsv}
      </Button>
      <Button size="small" variant="quiet" disabled={total === 0 && !isPart} onClick={() => setIsClearing(true)}>
        {words.clear}
      </Button>
      {isClearing && (
        <ConfirmDialog
          title={words.clearTitle}
          text={words.clearText}
          action={words.clearAction}
          isDangerous
          onConfirm={() => void clear()}
          onClose={() => setIsClearing(false)}
        />
      )}
    </div>
  )
}

const Failure = () => {
  const error = useAudit((state) => state.error)
  const isFailed = useAudit((state) => state.status === 'failed')
  if (error === null) return null
  return (
    <div className="activity-failure">
      <ErrorNotice error={error} />
      {isFailed && (
        <Button size="small" onClick={() => void loadAudit()}>
          {words.retry}
        </Button>
      )}
    </div>
  )
}

const Nothing = ({ isFiltered: isPart }: { readonly isFiltered: boolean }) => (
  <div className="usage-empty">
    <p className="setting-label">{isPart ? words.nothingFound : words.nothing}</p>
    <p className="setting-note">{isPart ? words.nothingFoundAdvice : words.nothingAdvice}</p>
    {isPart && (
      <Button size="small" onClick={() => changeAuditQuery(everyCall)}>
        {words.showAll}
      </Button>
    )}
  </div>
)
