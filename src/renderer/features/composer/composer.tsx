import { ArrowUp, Paperclip, Square } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { on } from '../../bridge/client.ts'
import { applyRemedy } from '../../state/apply-remedy.ts'
import { saveDrafts, setDraftError, setDraftText, useComposerDraft } from '../../state/composer-draft.ts'
import { chosenModel } from '../../state/models.ts'
import { openConversationState, send, stop, useOpenConversation } from '../../state/open-conversation.ts'
import { chosenRegion } from '../../state/switch-profile.ts'
import { currentView } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { OnRemedy } from '../../ui/remedy-buttons.tsx'
import { attachDropped, pickFiles } from './attach.ts'
import { AttachmentTray } from './attachment-tray.tsx'
import { DropOverlay } from './drop-overlay.tsx'
import { ModelPicker } from './model-picker.tsx'
import { ProfilePicker } from './profile-picker.tsx'
import { QuickActions } from './quick-actions.tsx'
import './composer.css'

/** The field that questions are written in: at the foot of a conversation, or in the middle while there is none. */
export const Composer = () => {
  const isNew = useOpenConversation((state) => state.conversationId === null)
  const error = useComposerDraft((draft) => draft.error)
  useSavedDrafts()
  useMenuCommands()
  return (
    <section className={isNew ? 'composer composer-new' : 'composer'} aria-label={composerMessages.field}>
      {isNew && <h2 className="composer-greeting">{composerMessages.greeting}</h2>}
      {error !== null && <ErrorNotice error={error} onRemedy={onRemedy} />}
      <div className="composer-field">
        <AttachmentTray />
        <Field />
        <div className="composer-bar">
          <IconButton label={composerMessages.attach} icon={Paperclip} shortcut="mod+shift+a" onClick={() => void pickFiles()} />
          <ModelPicker />
          <ProfilePicker />
          <span className="composer-space" />
          <SendButton />
        </div>
      </div>
      {isNew && <QuickActions />}
      <DropOverlay />
    </section>
  )
}

/** What failed here is a question that could not be asked, so asking again means the text in the field. */
const onRemedy: OnRemedy = (remedy, error, detail) => {
  if (remedy !== 'retry' && remedy !== 'wait') return applyRemedy(remedy, error, detail)
  ask()
  return undefined
}

const Field = () => {
  const text = useComposerDraft((draft) => draft.text)
  const conversationId = useOpenConversation((state) => state.conversationId)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [conversationId])
  return (
    <textarea
      ref={field}
      id="composer-input"
      className="composer-input"
      aria-label={composerMessages.field}
      placeholder={composerMessages.placeholder}
      dir="auto"
      rows={1}
      value={text}
      onChange={(event) => setDraftText(event.target.value)}
      onKeyDown={onFieldKey}
      onBlur={saveDrafts}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        void attachDropped([...event.clipboardData.files])
      }}
    />
  )
}

/** Enter sends, except while an input method composes a character: its Enter belongs to it. */
const onFieldKey = (event: KeyboardEvent): void => {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return
  if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    event.preventDefault()
    ask()
  }
}

const ask = (): void => {
  const { profileId, modelId } = chosenModel()
  const { conversationId } = openConversationState()
  if (profileId === null)
    return setDraftError(conversationId, notChosen('choose-profile', composerMessages.noProfileTitle, composerMessages.noProfileAdvice))
  if (modelId === '')
    return setDraftError(conversationId, notChosen('choose-model', composerMessages.noModelTitle, composerMessages.noModelAdvice))
  void send(profileId, chosenRegion(), modelId)
}

const notChosen = (remedy: 'choose-profile' | 'choose-model', title: string, advice: string) => ({
  code: remedy,
  title,
  advice,
  retryable: false,
  remedies: [remedy],
})

const SendButton = () => {
  const isRunning = useOpenConversation((state) => state.liveTurn !== null)
  const isSending = useOpenConversation((state) => state.isSending)
  const isReady = useComposerDraft((draft) => draft.pending.length === 0 && (draft.attachments.length > 0 || draft.text.trim() !== ''))
  return isRunning ? (
    <IconButton label={composerMessages.stop} icon={Square} variant="primary" shortcut="escape" onClick={() => void stop()} />
  ) : (
    <IconButton
      label={composerMessages.send}
      icon={ArrowUp}
      variant="primary"
      shortcut="enter"
      disabled={!isReady || isSending}
      onClick={ask}
    />
  )
}

const useSavedDrafts = (): void =>
  useEffect(() => {
    window.addEventListener('pagehide', saveDrafts)
    window.addEventListener('blur', saveDrafts)
    return () => {
      window.removeEventListener('pagehide', saveDrafts)
      window.removeEventListener('blur', saveDrafts)
    }
  }, [])

/** Esc stops the running answer wherever the focus is, unless something nearer has used it or the answer is out of sight. */
const onWindowKey = (event: globalThis.KeyboardEvent): void => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || openConversationState().liveTurn === null) return
  if (currentView().place.type !== 'conversation') return
  if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return
  event.preventDefault()
  void stop()
}

const useMenuCommands = (): void =>
  useEffect(() => {
    const stopListening = on('menu.command', (command) => {
      if (command === 'focus-composer') document.getElementById('composer-input')?.focus()
      if (command === 'attach-file') void pickFiles()
    })
    window.addEventListener('keydown', onWindowKey)
    return () => {
      stopListening()
      window.removeEventListener('keydown', onWindowKey)
    }
  }, [])
