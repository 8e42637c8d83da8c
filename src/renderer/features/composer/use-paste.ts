import { useEffect } from 'react'
import { composerMessages as words } from '../../../shared/messages/composer.ts'
import { attachDropped } from '../../state/attach-files.ts'
import { composerFieldId, currentView, focusComposer } from '../../state/view.ts'
import { isLongText, offerS3, takeText } from './take-text.ts'

type PasteData = { readonly files: readonly { readonly type: string }[]; readonly types: readonly string[]; readonly text: string }

/** How long the key that asks for plain text counts for the paste that follows it. */
const plainKeyMs = 1000

/**
 * What becomes of a paste: `native` is what the field does by itself. Spreadsheets and word processors put a picture of the text beside it; the text
 * is what was meant.
 */
export const pasteAs = ({ files, types, text }: PasteData, isPlainWanted: boolean): 'files' | 'long-text' | 'native' => {
  if (isPlainWanted) return 'native'
  const isPictureOfText = text !== '' && types.includes('text/html') && files.every(({ type }) => type.startsWith('image/'))
  if (files.length > 0 && !isPictureOfText) return 'files'
  return isLongText(text) ? 'long-text' : 'native'
}

export const isPlainKey = ({ key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): boolean =>
  key.toLowerCase() === 'v' && shiftKey && (ctrlKey || metaKey)

/** A paste into another field, or while something lies over the conversation, is none of ours. */
const placeOf = (target: EventTarget | null): 'field' | 'window' | 'elsewhere' => {
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.id === composerFieldId) return 'field'
  const isTaken = target.closest('input, textarea, [contenteditable="true"], [role="dialog"]') !== null
  return isTaken || currentView().place.type !== 'conversation' ? 'elsewhere' : 'window'
}

/** Takes pictures, files and long texts from the clipboard, in the field and wherever nothing else takes a paste. */
export const usePaste = (): void =>
  useEffect(() => {
    let plainUntil = 0
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isPlainKey(event)) plainUntil = performance.now() + plainKeyMs
    }
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData } = event
      const place = placeOf(event.target)
      const isPlainWanted = performance.now() < plainUntil
      plainUntil = 0
      if (clipboardData === null || place === 'elsewhere' || event.defaultPrevented) return
      const files = [...clipboardData.files]
      const text = clipboardData.getData('text/plain')
      const way = pasteAs({ files, types: clipboardData.types, text }, isPlainWanted)
      if (way === 'native' && place === 'field') return offerS3(text)
      event.preventDefault()
      if (way === 'files') void attachDropped(files)
      else if (text !== '') takeText(text, words.pastedText)
      return focusComposer()
    }
    const stop = new AbortController()
    window.addEventListener('keydown', onKeyDown, { capture: true, signal: stop.signal })
    window.addEventListener('paste', onPaste, { signal: stop.signal })
    return () => stop.abort()
  }, [])
