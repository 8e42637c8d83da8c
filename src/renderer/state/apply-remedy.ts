import type { Remedy } from '../../shared/user-facing-error.ts'
import { setModelPickerOpen } from './models.ts'
import { continueTurn, retryTurn } from './open-conversation.ts'
import { focusComposer, showSettings } from './view.ts'

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
      showSettings('aws')
      return
    case 'open-settings':
      showSettings()
      return
    case 'remove-attachment':
      focusComposer()
      return
  }
}
