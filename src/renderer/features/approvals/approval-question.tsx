import { useId, useMemo, useRef, useState, type MouseEvent } from 'react'
import type { Approval, ApprovalScope } from '../../../shared/approval.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { answerApproval, useApprovals } from '../../state/approvals.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { focusFirstProblem } from '../../ui/focus-first-problem.ts'
import { mixedWords } from '../../../shared/visible-text.ts'
import { ApprovalReasons } from './approval-reasons.tsx'
import { ApprovalViewOf } from './approval-view.tsx'
import { allowChoices, canDenyWithMessage, isDelicate, namesIn, signatureOf } from './approval-words.ts'
import { DenyMessage } from './deny-message.tsx'
import { contentOf, problemOf } from './elicitation-answers.ts'
import { readFields, type FieldValue } from './elicitation-fields.ts'
import { ElicitationForm } from './elicitation-form.tsx'
import { useReadiness } from './use-readiness.ts'
import { useSeenThrough } from './use-seen-through.ts'

/** One question, with all that a yes is about, and what can be answered. */
export const ApprovalQuestion = ({ approval }: { readonly approval: Approval }) => {
  const noteId = useId()
  const form = useRef<HTMLFormElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [denial, setDenial] = useState<string | null>(null)
  const [values, setValues] = useState<Readonly<Record<string, FieldValue>>>({})
  const [showsProblems, setShowsProblems] = useState(false)
  const isSending = useApprovals((state) => state.sending.has(approval.id))
  const error = useApprovals((state) => state.errors.get(approval.id) ?? null)
  const signature = useMemo(() => signatureOf(approval), [approval])
  const { isReady, takes } = useReadiness(form, signature)
  const { isSeen, wasLong } = useSeenThrough(scroller, signature)
  const fields = useMemo(() => (approval.view.type === 'elicitation-form' ? readFields(approval.view.schema) : []), [approval])
  const canAllow = isReady && isSeen && !isSending

  const allow = async (scope: ApprovalScope, eventTimeMs: number): Promise<void> => {
    if (!takes(eventTimeMs) || !isSeen || fields === null) return
    if (fields.some((field) => problemOf(field, values) !== undefined)) {
      setShowsProblems(true)
      focusFirstProblem(form.current)
      return
    }
    const content = approval.view.type === 'elicitation-form' ? contentOf(fields, values) : null
    await answerApproval(approval.id, { type: 'allow', scope, content })
  }
  const deny = (eventTimeMs: number): void => {
    if (takes(eventTimeMs)) void answerApproval(approval.id, { type: 'deny', message: (denial ?? '').trim() })
  }
  const showRest = (): void => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
    scroller.current?.focus()
  }
  const timeOf = (event: MouseEvent): number => event.nativeEvent.timeStamp

  return (
    <form ref={form} className="approval" aria-busy={isSending} onSubmit={(event) => event.preventDefault()}>
      <div ref={scroller} className="approval-view" role="group" aria-label={words.details} tabIndex={0}>
        <ApprovalViewOf approval={approval} />
        {mixedWords(namesIn(approval)).map((word) => (
          <p key={word} className="approval-warning">
            {words.mixed(word)}
          </p>
        ))}
        <ApprovalReasons approval={approval} />
        {fields === null && <p className="approval-warning">{words.notAForm}</p>}
        {approval.view.type === 'elicitation-form' && fields !== null && (
          <ElicitationForm
            fields={fields}
            values={values}
            showsProblems={showsProblems}
            onChange={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        )}
      </div>
      {denial !== null && <DenyMessage text={denial} onChange={setDenial} onDeny={deny} />}
      <div className="approval-foot">
        {wasLong && (
          <p id={noteId} className="approval-rest" data-shown={!isSeen}>
            <span>{words.notSeen}</span>
            <Button size="small" onClick={showRest}>
              {words.showRest}
            </Button>
          </p>
        )}
        <div className="approval-buttons">
          {fields !== null &&
            allowChoices(approval).map(({ scope, label }, index) => (
              <Button
                key={scope}
                size="small"
                variant={index === 0 && !isDelicate(approval) ? 'primary' : 'plain'}
                aria-disabled={!canAllow}
                aria-describedby={wasLong && !isSeen ? noteId : undefined}
                onClick={(event) => void allow(scope, timeOf(event))}
              >
                {label}
              </Button>
            ))}
          <Button size="small" aria-disabled={!isReady || isSending} onClick={(event) => deny(timeOf(event))}>
            {words.deny}
          </Button>
          {canDenyWithMessage(approval) && denial === null && (
            <Button size="small" variant="quiet" onClick={() => setDenial('')}>
              {words.denyWithMessage}
            </Button>
          )}
        </div>
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </form>
  )
}
