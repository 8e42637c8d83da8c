import { useEffect } from 'react'
import { on } from '../../bridge/client.ts'
import { takeWaiting } from '../../state/attach-files.ts'
import { useSettingsState } from '../../state/settings.ts'
import { focusComposer, showConversation } from '../../state/view.ts'

/** Files that the app was opened with, or was given while it ran, go into a new conversation. Its draft must have been restored before. */
export const useWaitingFiles = (): void => {
  const isReady = useSettingsState((state) => state.status === 'ready')
  useEffect(() => {
    if (!isReady) return undefined
    void takeWaiting([])
    return on('files.waiting', ({ names }) => {
      void showConversation(null)
      void takeWaiting(names)
      focusComposer()
    })
  }, [isReady])
}
