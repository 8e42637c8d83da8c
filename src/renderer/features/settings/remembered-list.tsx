import { useEffect, useRef, useState } from 'react'
import type { RememberedApproval } from '../../../shared/approval.ts'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { useConversationList } from '../../state/conversation-list.ts'
import { forgetAllRemembered, forgetRemembered, loadRemembered, useRemembered } from '../../state/remembered.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ListFailure } from '../../ui/list-failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { showToast } from '../../ui/toast.tsx'
import { visibleText } from '../../../shared/visible-text.ts'
import { VisibleWords } from '../../ui/visible-words.tsx'

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** What is not asked about any more, and the way back. */
export const RememberedList = () => {
  const { status, remembered, error } = useRemembered()
  const [isForgettingAll, setIsForgettingAll] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => void loadRemembered(), [])
  const forget = async (forgetting: Promise<boolean>): Promise<void> => {
    if (!(await forgetting)) return
    // The button that was pressed goes with its row.
    heading.current?.focus()
    showToast({ text: words.forgotten })
  }
  return (
    <section className="setting-group" aria-labelledby="settings-allowed">
      <div className="setting-heading-line">
        <h3 id="settings-allowed" ref={heading} tabIndex={-1} className="setting-heading">
          {words.allowed}
        </h3>
        {remembered.length > 1 && (
          <Button size="small" variant="quiet" onClick={() => setIsForgettingAll(true)}>
            {words.forgetAll}
          </Button>
        )}
      </div>
      <p className="setting-note setting-intro">{words.allowedNote}</p>
      <ListFailure error={error} isUnread={status === 'failed'} onRetry={() => void loadRemembered()} />
      {(status === 'unknown' || (status === 'loading' && remembered.length === 0)) && <Skeleton label={words.loadingAllowed} lines={2} />}
      {status === 'ready' && remembered.length === 0 && <p className="setting-nothing">{words.noneAllowed}</p>}
      <ul>
        {remembered.map((one) => (
          <li key={one.id}>
            <RememberedRow remembered={one} onForget={() => void forget(forgetRemembered(one.id))} />
          </li>
        ))}
      </ul>
      {isForgettingAll && (
        <ConfirmDialog
          title={words.forgetAllTitle}
          text={words.forgetAllText}
          action={words.forgetAll}
          onConfirm={() => void forget(forgetAllRemembered())}
          onClose={() => setIsForgettingAll(false)}
        />
      )}
    </section>
  )
}

type RememberedRowProps = { readonly remembered: RememberedApproval; readonly onForget: () => void }

const RememberedRow = ({ remembered: { conversationId, toolTitle, what, createdAt }, onForget }: RememberedRowProps) => {
  const title = useConversationList((state) => state.conversations.find(({ id }) => id === conversationId)?.title)
  const shown = visibleText(what)
  const place =
    conversationId === null
      ? words.allowedAlways
      : title === undefined
        ? words.allowedInOne
        : words.allowedIn(title === '' ? words.untitled : title)
  return (
    <div className="setting-row">
      <div className="setting-words">
        <p className="setting-label">{visibleText(toolTitle)}</p>
        <p className="remembered-what">
          <VisibleWords text={what} />
        </p>
        <p className="setting-note">
          {place} · {words.allowedSince(day.format(createdAt))}
        </p>
      </div>
      <Button size="small" aria-label={words.forgetOf(shown)} onClick={onForget}>
        {words.forget}
      </Button>
    </div>
  )
}
