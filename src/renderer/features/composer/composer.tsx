import ArrowUp from 'lucide-react/icons/arrow-up'
import Square from 'lucide-react/icons/square'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { composerMessages } from '../../../shared/messages/composer.ts'
import { sendCountMessages } from '../../../shared/messages/send-count.ts'
import { serverOffersMessages } from '../../../shared/messages/server-offers.ts'
import { on } from '../../bridge/client.ts'
import { applyRemedy } from '../../state/apply-remedy.ts'
import { useComposerDialog } from '../../state/composer-dialog.ts'
import { saveDrafts, setDraftText, useComposerDraft } from '../../state/composer-draft.ts'
import { summariseContext, trimContext } from '../../state/context.ts'
import { useSendCount } from '../../state/count-send.ts'
import { openConversationState, stop, useOpenConversation } from '../../state/open-conversation.ts'
import { restoreSchema } from '../../state/output-schema.ts'
import { useChosenModelId, useChosenProfileId } from '../../state/models.ts'
import { usePrompts } from '../../state/server-offers.ts'
import { currentView } from '../../state/view.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { late } from '../../ui/late.tsx'
import type { OnRemedy } from '../../ui/remedy-buttons.tsx'
import { ask } from './ask.ts'
import { AttachMenu } from './attach-menu.tsx'
import { AttachmentTray } from './attachment-tray.tsx'
import { BudgetBanner } from './budget-banner.tsx'
import { DropOverlay } from './drop-overlay.tsx'
import { InferenceButton } from './inference-button.tsx'
import { isMended } from './is-mended.ts'
import { ModelPicker } from './model-picker.tsx'
import { ProfilePicker } from './profile-picker.tsx'
import { QuickActions } from './quick-actions.tsx'
import { SchemaButton } from './schema-button.tsx'
import { SendMeter } from './send-meter.tsx'
import { SlashList, slashListId, slashOptionId } from './servers/slash-list.tsx'
import { useSlash, type Slash } from './servers/use-slash.ts'
import { ToolsButton } from './tools-button.tsx'
import { useFilePlanning } from './use-file-plan.ts'
import { usePaste } from './use-paste.ts'
import { useWaitingFiles } from './use-waiting-files.ts'
import './composer.css'

const ComposerDialogs = late(() => import('./composer-dialogs.tsx').then(({ ComposerDialogs: part }) => part))
const DoesNotFit = late(() => import('./does-not-fit.tsx').then(({ DoesNotFit: part }) => part))

/** The field that questions are written in: at the foot of a conversation, or in the middle while there is none. */
export const Composer = () => {
  const isNew = useOpenConversation((state) => state.conversationId === null)
  const error = useComposerDraft((draft) => draft.error)
  const profileId = useChosenProfileId()
  const modelId = useChosenModelId()
  const dialog = useComposerDialog()
  useSavedDrafts()
  useRestoredSchema()
  useMenuCommands()
  useFilePlanning()
  useWaitingFiles()
  usePaste()
  return (
    <section className={isNew ? 'composer composer-new' : 'composer'} aria-label={composerMessages.field}>
      {isNew && <h2 className="composer-greeting">{composerMessages.greeting}</h2>}
      <BudgetBanner />
      {error !== null && !isMended(error, profileId, modelId) && <ErrorNotice error={error} onRemedy={onRemedy} />}
      <Fit />
      <div className="composer-field">
        <AttachmentTray />
        <Field />
        <div className="composer-bar">
          <AttachMenu />
          <ModelPicker />
          <ProfilePicker />
          <InferenceButton />
          <ToolsButton />
          <SchemaButton />
          <span className="composer-space" />
          <SendMeter />
          <SendButton />
        </div>
      </div>
      {isNew && <QuickActions />}
      <DropOverlay />
      {dialog !== null && <ComposerDialogs dialog={dialog} />}
    </section>
  )
}

/** That the next send does not fit is read out once, not with every key. */
const Fit = () => {
  const count = useSendCount((state) => state.count)
  const isRunning = useOpenConversation((state) => state.liveTurn !== null || state.isSending)
  const tooLong = count === null || count.fits || isRunning ? null : count
  return (
    <>
      <p className="visually-hidden" role="status">
        {tooLong === null ? '' : sendCountMessages.tooLongUnknownTitle}
      </p>
      {tooLong !== null && <DoesNotFit count={tooLong} />}
    </>
  )
}

/** A conversation goes on with the schema of its newest question. */
const useRestoredSchema = (): void => {
  const conversationId = useOpenConversation((state) => state.conversation?.id ?? null)
  const question = useOpenConversation((state) => state.messages.findLast(({ role }) => role === 'user'))
  useEffect(() => {
    const part = question?.parts.find(({ type }) => type === 'output-schema')
    if (conversationId !== null && part?.type === 'output-schema') restoreSchema(conversationId, part.output)
  }, [conversationId, question])
}

/** What failed here is a question that could not be asked, so asking again means the text in the field. */
const onRemedy: OnRemedy = (remedy, error, detail) => {
  if (remedy === 'trim-history') return makeRoom(trimContext)
  if (remedy === 'summarise-history') return makeRoom(summariseContext)
  if (remedy !== 'retry' && remedy !== 'wait') return applyRemedy(remedy, error, detail)
  void ask()
  return undefined
}

const makeRoom = async (make: () => Promise<boolean>): Promise<boolean> => {
  const isMade = await make()
  if (isMade) await ask()
  return isMade
}

const Field = () => {
  const text = useComposerDraft((draft) => draft.text)
  const conversationId = useOpenConversation((state) => state.conversationId)
  const isFetching = usePrompts((state) => state.isRunning)
  const field = useRef<HTMLTextAreaElement>(null)
  const slash = useSlash()
  useEffect(() => field.current?.focus({ preventScroll: true }), [conversationId])
  return (
    <>
      <textarea
        ref={field}
        id="composer-input"
        className="composer-input"
        aria-label={composerMessages.field}
        aria-autocomplete={slash.isOpen ? 'list' : undefined}
        aria-controls={slash.isOpen ? slashListId : undefined}
        aria-activedescendant={slash.isOpen ? slashOptionId(slash.active) : undefined}
        placeholder={composerMessages.placeholder}
        dir="auto"
        rows={1}
        value={text}
        onChange={(event) => setDraftText(event.target.value)}
        onKeyDown={(event) => onFieldKey(event, slash)}
        onBlur={saveDrafts}
      />
      <p className="visually-hidden" role="status">
        {isFetching ? serverOffersMessages.fetching : slash.isOpen ? serverOffersMessages.found(slash.prompts.length) : ''}
      </p>
      {slash.isOpen && <SlashList slash={slash} />}
    </>
  )
}

/** Enter sends, except while an input method composes a character: its Enter belongs to it. A list of prompts has its keys first. */
const onFieldKey = (event: KeyboardEvent, slash: Slash): void => {
  if (event.nativeEvent.isComposing || event.keyCode === 229 || slash.onKey(event)) return
  if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    event.preventDefault()
    void ask()
  }
}

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
      onClick={() => void ask()}
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
    })
    window.addEventListener('keydown', onWindowKey)
    return () => {
      stopListening()
      window.removeEventListener('keydown', onWindowKey)
    }
  }, [])
