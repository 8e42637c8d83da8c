import { composerMessages as words } from '../../../shared/messages/composer.ts'
import type { UserFacingError } from '../../../shared/user-facing-error.ts'
import { attachBytes, attachDropped, refuseFile } from '../../state/attach-files.ts'
import { currentView, focusComposer, leaveSettings } from '../../state/view.ts'
import type { DroppedThings } from './dropped-things.ts'
import { takeText } from './take-text.ts'

const failure = (code: string, title: string, advice: string): UserFacingError => ({ code, title, advice, retryable: false, remedies: [] })

const addressOnly = (name: string, isFile: boolean): UserFacingError =>
  isFile
    ? failure('only-an-address', words.onlyFileAddressTitle(name), words.onlyFileAddressAdvice)
    : failure('only-an-address', words.onlyAddressTitle(name), words.onlyAddressAdvice)

const take = (things: DroppedThings): void => {
  switch (things.type) {
    case 'files':
      void attachDropped(things.files)
      return
    case 'image':
      if (things.bytes === null) refuseFile(things.name, failure('broken-image', words.brokenImageTitle, words.brokenImageAdvice))
      else void attachBytes(things.name, things.bytes)
      return
    case 'address-only':
      refuseFile(things.name, addressOnly(things.name, things.isFile))
      return
    case 'text':
      takeText(things.text, words.droppedText)
      return
    case 'nothing':
  }
}

/** Adds what was dropped to the question on the screen, or behind what lies over it. */
export const takeDrop = (things: DroppedThings): void => {
  if (things.type === 'nothing') return
  if (currentView().place.type !== 'conversation') leaveSettings()
  take(things)
  focusComposer()
}
