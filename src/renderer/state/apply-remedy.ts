import type { Remedy } from '../../shared/user-facing-error.ts'
import { setModelPickerOpen } from './models.ts'
import { continueTurn, retryTurn } from './open-conversation.ts'
import { openSettings } from './view.ts'

/** What a button under a failure does. */
export const applyRemedy = (remedy: Remedy): void => {
  switch (remedy) {
    case 'retry':
      void retryTurn()
      return
    case 'continue':
      void continueTurn()
      return
    case 'choose-model':
      setModelPickerOpen(true)
      return
    case 'choose-profile':
    case 'open-settings':
      openSettings()
      return
    case 'remove-attachment':
      document.getElementById('composer-input')?.focus()
      return
  }
}
