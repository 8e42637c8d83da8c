import type { RequestInput, RequestOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { showCodeQuestion } from './code-question.ts'
import { restoreNewDraft } from './composer-draft.ts'
import { fillConversationList } from './conversation-list.ts'
import { createStore } from './create-store.ts'

/** Written out, not parsed from the schema: the schemas' library stays out of the window. */
const defaultSettings: Settings = {
  theme: 'system',
  readingFace: 'sans',
  sidebarOpen: true,
  profileId: null,
  modelId: '',
  region: '',
  maxTokens: 4096,
  firstEventTimeoutSeconds: 60,
  betweenEventsTimeoutSeconds: 30,
  favouriteModelIds: [],
  proxyMode: 'system',
  proxyUrl: '',
  proxyUser: '',
  noProxy: '',
  connectTimeoutSeconds: 10,
  idleTimeoutSeconds: 300,
  retryMode: 'standard',
  maxAttempts: 3,
  countsWithService: true,
  monthlyBudgetUsd: null,
  toolsOff: [],
  maximumToolRounds: 25,
  turnTokenBudget: 1_000_000,
  turnBudgetUsd: 5,
  actionPrompts: {},
  summaryLength: 'medium',
  translationLanguage: '',
  budgetWarningSeen: '',
}

export type SettingsState = {
  /** `starting` until the stored settings have come; the defaults stand in so that the first paint waits for nothing. */
  readonly status: 'starting' | 'ready' | 'failed'
  readonly settings: Settings
  readonly version: string
  /** Something that the start has to say, for example that an older copy of the data was opened. */
  readonly notice: UserFacingError | null
  /** Why the last change was not saved, or why the start failed. */
  readonly error: UserFacingError | null
}

const store = createStore<SettingsState>({ status: 'starting', settings: defaultSettings, version: '', notice: null, error: null })

export const useSettingsState = store.use
export const settingsState = store.get
export const useSettings = <Selected>(select: (settings: Settings) => Selected): Selected => store.use((state) => select(state.settings))
export const currentSettings = (): Settings => store.get().settings
export const subscribeToSettings = store.subscribe

/** Reads everything that the first window shows, in one round trip. */
export const loadStart = async (): Promise<void> => {
  store.set((state) => ({ ...state, status: 'starting', error: null }))
  const started = await tryRequest('app.start', {})
  fillConversationList(conversationsOf(started))
  if (!started.ok) {
    store.set((state) => ({ ...state, status: 'failed', error: started.error }))
    return
  }
  const { settings, version, notice, newDraft, codeQuestion } = started.value
  restoreNewDraft(newDraft)
  showCodeQuestion(codeQuestion)
  store.set(() => ({ status: 'ready', settings, version, notice, error: null }))
}

const conversationsOf = (started: Result<RequestOutput<'app.start'>>) =>
  started.ok ? ({ ok: true, value: started.value.conversations } as const) : started

/** Shows a change at once and takes it back when it could not be saved. False when it was taken back. */
export const updateSettings = async (change: Partial<Settings>): Promise<boolean> => {
  const before = store.get().settings
  store.set((state) => ({ ...state, settings: { ...state.settings, ...change }, error: null }))
  const written = await tryRequest('settings.write', change satisfies RequestInput<'settings.write'>)
  if (written.ok) return true
  const takenBack = Object.fromEntries(Object.entries(before).filter(([key]) => key in change))
  store.set((state) => ({ ...state, settings: { ...state.settings, ...takenBack }, error: written.error }))
  return false
}

export const dismissNotice = (): void => store.set((state) => ({ ...state, notice: null }))
export const dismissSettingsError = (): void => store.set((state) => ({ ...state, error: null }))
