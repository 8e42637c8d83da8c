import { useEffect, useState, type KeyboardEvent } from 'react'
import type { McpPrompt } from '../../../../shared/mcp.ts'
import { draftKey, setDraftError, useComposerDraft } from '../../../state/composer-draft.ts'
import { openComposerDialog } from '../../../state/composer-dialog.ts'
import { openConversationState } from '../../../state/open-conversation.ts'
import { listenToPrompts, loadPrompts, runPrompt, usePrompts } from '../../../state/server-offers.ts'
import { focusComposer } from '../../../state/view.ts'
import { commandTyped, findPrompts } from './find-prompts.ts'
import { slashStep } from './slash-key.ts'

/** The list of commands while one is typed; `onKey` is asked first, and true when it had a use for the key. */
export type Slash = {
  readonly isOpen: boolean
  readonly prompts: readonly McpPrompt[]
  readonly active: number
  readonly setActive: (index: number) => void
  readonly choose: (prompt: McpPrompt) => void
  readonly onKey: (event: KeyboardEvent) => boolean
}

const take = async (prompt: McpPrompt, typed: string): Promise<void> => {
  const place = { draftKey: draftKey(), typed }
  if (prompt.arguments.length > 0) return openComposerDialog({ type: 'prompt', prompt, ...place })
  const { conversationId } = openConversationState()
  setDraftError(conversationId, null)
  const error = await runPrompt(prompt, {}, place)
  if (error === null) focusComposer()
  else setDraftError(conversationId, error)
  return undefined
}

/** Prompts of servers as commands: a slash at the beginning lists them. */
export const useSlash = (): Slash => {
  const text = useComposerDraft((draft) => draft.text)
  const status = usePrompts((state) => state.status)
  const known = usePrompts((state) => state.prompts)
  const [active, setActive] = useState(0)
  const [putAway, setPutAway] = useState<string | null>(null)
  const typed = commandTyped(text)
  const isTyping = typed !== null
  const prompts = typed === null || putAway === text ? [] : findPrompts(known, typed)
  const current = Math.min(active, Math.max(prompts.length - 1, 0))
  useEffect(listenToPrompts, [])
  useEffect(() => {
    if (isTyping && status === 'unknown') void loadPrompts()
  }, [isTyping, status])
  const choose = (prompt: McpPrompt): void => {
    setActive(0)
    setPutAway(text)
    void take(prompt, text)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const step = slashStep(event, prompts.length, current)
    const prompt = prompts[current]
    if (step === null || prompt === undefined) return false
    event.preventDefault()
    if (step.type === 'move') setActive(step.active)
    else if (step.type === 'choose') choose(prompt)
    else setPutAway(text)
    return true
  }
  return { isOpen: prompts.length > 0, prompts, active: current, setActive, choose, onKey }
}
