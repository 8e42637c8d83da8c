import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import ShieldQuestionMark from 'lucide-react/icons/shield-question-mark'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Approval, ApprovalId } from '../../../shared/approval.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import { approvalDockId, approvalsFor, listenToApprovals, loadApprovals, useApprovals } from '../../state/approvals.ts'
import { useOpenConversation } from '../../state/open-conversation.ts'
import { useSettingsState } from '../../state/settings.ts'
import { focusComposer } from '../../state/view.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { late } from '../../ui/late.tsx'
import { shortcutKeys, shortcutWords } from '../../ui/shortcut-words.ts'
import { useFocusElsewhere } from '../../ui/use-focus-elsewhere.ts'
import { ApprovalsElsewhere } from './approvals-elsewhere.tsx'
import { questionWords } from './approval-words.ts'
import './approvals.css'

/** Runs `answer-question` of the app's commands. */
const approvalShortcut = 'mod+j'

const ApprovalQuestion = late(() => import('./approval-question.tsx').then(({ ApprovalQuestion: part }) => part))

/**
 * Where Outcrop asks for a person's word: over the whole width between transcript and composer, where nothing of a conversation can be drawn. It takes
 * no focus by itself.
 */
export const ApprovalDock = () => {
  const isStarted = useSettingsState((state) => state.status === 'ready')
  useEffect(listenToApprovals, [])
  useEffect(() => {
    if (isStarted) void loadApprovals()
  }, [isStarted])
  const all = useApprovals((state) => state.approvals)
  const conversationId = useOpenConversation((state) => state.conversationId)
  const asked = useMemo(() => approvalsFor(all, conversationId), [all, conversationId])
  const [first] = asked
  return (
    <>
      <p className="visually-hidden" role="status">
        {first === undefined ? '' : words.announced(questionWords(first), shortcutWords(approvalShortcut))}
        {asked.length > 1 && ` ${words.announcedMany(asked.length)}`}
      </p>
      {first !== undefined && <Dock key={conversationId} first={first} asked={asked} />}
      <ApprovalsElsewhere />
    </>
  )
}

/** One question at a time. When it is answered while it has the focus, the next one has it, and none of its buttons. */
const Dock = ({ first, asked }: { readonly first: Approval; readonly asked: readonly Approval[] }) => {
  const id = useId()
  const dock = useRef<HTMLElement>(null)
  const hadFocus = useRef(false)
  const [chosen, setChosen] = useState<ApprovalId | null>(null)
  const approval = asked.find((other) => other.id === chosen) ?? first
  const place = asked.indexOf(approval)
  useFocusElsewhere(dock, focusComposer)
  useEffect(() => {
    if (hadFocus.current && dock.current?.contains(document.activeElement) === false) dock.current.focus()
  }, [approval.id])
  const step = (by: 1 | -1): void => setChosen(asked[(place + by + asked.length) % asked.length]?.id ?? null)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    focusComposer()
  }
  return (
    <section
      ref={dock}
      id={approvalDockId}
      className="approval-dock"
      tabIndex={-1}
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-hint`}
      aria-keyshortcuts={shortcutKeys(approvalShortcut)}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hadFocus.current = true
      }}
      onBlur={(event) => {
        // What goes from the page with the focus in it names nothing that has it now.
        if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget)
      }}
    >
      <div className="approval-column">
        <header className="approval-head">
          <ShieldQuestionMark aria-hidden className="approval-shield" />
          <span className="approval-badge">{words.dock}</span>
          {asked.length > 1 && (
            <span className="approval-place">
              <IconButton size="small" icon={ChevronLeft} label={words.previous} onClick={() => step(-1)} />
              <span className="tabular">{words.place(place + 1, asked.length)}</span>
              <IconButton size="small" icon={ChevronRight} label={words.next} onClick={() => step(1)} />
            </span>
          )}
        </header>
        <h2 id={`${id}-question`} className="approval-question" dir="auto">
          {questionWords(approval)}
        </h2>
        <ApprovalQuestion key={approval.id} approval={approval} />
        <p id={`${id}-hint`} className="approval-hint">
          {words.keyHint(shortcutWords(approvalShortcut))}
        </p>
      </div>
    </section>
  )
}
