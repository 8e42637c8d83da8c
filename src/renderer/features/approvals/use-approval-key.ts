import { useEffect } from 'react'
import { platform } from '../../bridge/client.ts'
import { focusApprovals } from '../../state/approvals.ts'
import { currentView } from '../../state/view.ts'

/** Brings the focus to the question that waits, wherever it was. */
export const approvalShortcut = 'mod+j'

export const useApprovalKey = (): void =>
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isMod = platform() === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
      if (!isMod || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'j') return
      if (event.defaultPrevented || event.isComposing || currentView().place.type !== 'conversation') return
      if (focusApprovals()) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
