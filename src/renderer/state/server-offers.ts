import type { Attachment } from '../../shared/attachment.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import type { McpPrompt, McpResource } from '../../shared/mcp.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { editAndSaveDraft, type ComposerDraft, type DraftKey } from './composer-draft.ts'
import { createStore } from './create-store.ts'
import { mcpState } from './mcp.ts'
import { addOutcome } from './take-files.ts'

/** The prompts of all servers, as commands of the field. `isRunning` while one is being fetched. */
export type PromptsState = {
  readonly status: 'unknown' | 'loading' | 'ready' | 'failed'
  readonly prompts: readonly McpPrompt[]
  readonly isRunning: boolean
}

const store = createStore<PromptsState>({ status: 'unknown', prompts: [], isRunning: false })
let newest = 0

export const usePrompts = store.use
export const promptsState = store.get

/** Nobody is asked where no server has prompts. The last call wins; the list before stays while a newer one is read. */
export const loadPrompts = async (): Promise<void> => {
  newest += 1
  const ticket = newest
  if (!mcpState().servers.some(({ promptCount }) => promptCount > 0)) {
    store.set((state) => ({ ...state, status: 'ready', prompts: [] }))
    return
  }
  store.set((state) => ({ ...state, status: 'loading' }))
  const listed = await tryRequest('mcp.prompts', {})
  if (ticket !== newest) return
  store.set((state) => (listed.ok ? { ...state, status: 'ready', prompts: listed.value } : { ...state, status: 'failed' }))
}

/** What was read is old when a server has changed. Returns the function that stops it. */
export const listenToPrompts = (): (() => void) =>
  on('mcp.changed', () => {
    if (store.get().status !== 'unknown') store.set((state) => ({ ...state, status: 'unknown' }))
  })

const withAttachments = (draft: ComposerDraft, attachments: readonly Attachment[]): ComposerDraft =>
  attachments.reduce((next, attachment) => addOutcome(next, { ok: true, attachment }), draft)

/** Signs that are not seen and could tell the model something else than the person reads. Those that join letters and pictures stay. */
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

/** The draft with the text of a prompt where its command stood; what was typed besides stays behind it. */
const withPrompt = (draft: ComposerDraft, typed: string, text: string): ComposerDraft => {
  const rest = draft.text.startsWith(typed) ? draft.text.slice(typed.length).trimStart() : draft.text
  return { ...draft, text: rest === '' ? text : `${text}\n\n${rest}` }
}

/** Fetches a prompt into a draft, where it can be read and changed before it is asked. Null when it is there, else why it is not. */
export const runPrompt = async (
  { serverId, name }: McpPrompt,
  given: Readonly<Record<string, string>>,
  place: { readonly draftKey: DraftKey; readonly typed: string },
): Promise<UserFacingError | null> => {
  store.set((state) => ({ ...state, isRunning: true }))
  const answer = await tryRequest('mcp.prompt', { serverId, name, arguments: { ...given } })
  store.set((state) => ({ ...state, isRunning: false }))
  if (!answer.ok) return answer.error
  const { text, attachments } = answer.value
  editAndSaveDraft(place.draftKey, (draft) => withAttachments(withPrompt(draft, place.typed, text.replaceAll(hidden, '')), attachments))
  return null
}

export type Completion = Omit<RequestInput<'mcp.complete'>, 'argument' | 'value'>

/** What the server offers for a word that is being typed; nothing when it cannot say. */
export const completeWord = async (of: Completion, argument: string, value: string): Promise<readonly string[]> => {
  const offered = await tryRequest('mcp.complete', { ...of, argument, value })
  return offered.ok ? offered.value : []
}

/** Files that servers offer, or why they are not known. */
export const readResources = async (): Promise<{ readonly resources: readonly McpResource[] } | { readonly error: UserFacingError }> => {
  const listed = await tryRequest('mcp.resources', {})
  return listed.ok ? { resources: listed.value } : { error: listed.error }
}

/** Null when it is in the draft, else why it is not. */
export const attachResource = async (
  { serverId, uri }: McpResource,
  variables: Readonly<Record<string, string>>,
  draftKey: DraftKey,
): Promise<UserFacingError | null> => {
  const read = await tryRequest('mcp.attach', { serverId, uri, variables: { ...variables } })
  if (!read.ok) return read.error
  editAndSaveDraft(draftKey, (draft) => withAttachments(draft, read.value))
  return null
}
