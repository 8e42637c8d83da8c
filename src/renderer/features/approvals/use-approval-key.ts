import { useEffect } from 'react'
import { platform } from '../../bridge/client.ts'
import { nextApproval, showApproval } from '../../state/show-approval.ts'
import { isDialogOpen } from '../../ui/is-dialog-open.ts'

/** Brings the question that waits to the screen and the focus to it, wherever they were. */
export const approvalShortcut = 'mod+j'

const isShortcut = (event: KeyboardEvent): boolean => {
  const isMod = platform() === 'darwin' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return isMod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'j'
}

export const useApprovalKey = (): void =>
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isShortcut(event) || event.defaultPrevented || event.isComposing) return
      const waiting = nextApproval()
      // A dialog is answered first.
      if (waiting === null || isDialogOpen()) return
      event.preventDefault()
      void showApproval(waiting)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
