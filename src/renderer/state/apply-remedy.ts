import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'
import { tryRequest } from '../bridge/client.ts'
import { setDraftError } from './composer-draft.ts'
import { summariseContext, trimContext } from './context.ts'
import { inferenceState, setInference } from './inference.ts'
import { sourceOf } from './inference-layers.ts'
import { chooseModel, setModelPickerOpen } from './models.ts'
import { continueTurn, openConversationState, retryTurn } from './open-conversation.ts'
import { currentSettings, updateSettings } from './settings.ts'
import { startSignIn } from './sign-in.ts'
import { focusComposer, openPane, showDoctor, showSettings, type SettingsSection } from './view.ts'

const automaticPerHour = 3
const hourMs = 3_600_000
/** When each conversation was asked again by itself. A service that stays busy all night is left alone. */
const automaticRetries = new Map<string, readonly number[]>()

const chosen = () => openConversationState().conversation ?? currentSettings()

const mayRetryByItself = (): boolean => {
  const { conversationId } = openConversationState()
  if (conversationId === null) return false
  const now = Date.now()
  const recent = (automaticRetries.get(conversationId) ?? []).filter((at) => now - at < hourMs)
  if (recent.length >= automaticPerHour) return false
  automaticRetries.set(conversationId, [...recent, now])
  return true
}

const retry = async (): Promise<boolean> => {
  await retryTurn()
  return true
}

/** For every conversation, and for this one by itself where it or its model has a limit of its own. */
const limitAnswers = async (maxTokens: number): Promise<boolean> => {
  const { layers } = inferenceState()
  if (layers !== null && sourceOf(layers, 'maxTokens') !== 'app') await setInference({ maxTokens })
  return updateSettings({ maxTokens })
}

const refuse = (error: UserFacingError): boolean => {
  setDraftError(openConversationState().conversationId, error)
  return false
}

const copyPolicy = async (error: UserFacingError): Promise<boolean> => {
  const { profileId, region, modelId } = chosen()
  if (profileId === null) return false
  const { context } = error
  const written = await tryRequest('models.policy', { profileId, region: context?.region ?? region, modelId: context?.modelId ?? modelId })
  if (!written.ok) return refuse(written.error)
  return navigator.clipboard.writeText(written.value.policy).then(
    () => true,
    () => false,
  )
}

const openPage = async (url: string | undefined): Promise<boolean> => {
  if (url === undefined) return false
  const opened = await tryRequest('links.open', { url })
  return opened.ok ? true : refuse(opened.error)
}

const signIn = (): boolean => {
  const { profileId } = chosen()
  if (profileId === null) showSettings('aws')
  else startSignIn(profileId)
  return true
}

const examine = (): boolean => {
  const { profileId, region, modelId } = chosen()
  if (profileId === null) showSettings('aws')
  else showDoctor({ profileId, region, modelId })
  return true
}

const turnLimits: ReadonlySet<string> = new Set(['too-many-tool-rounds', 'turn-token-budget', 'turn-money-budget'])

const sectionFor = (code: string): SettingsSection => {
  if (code.startsWith('proxy-') || code === 'certificate') return 'network'
  if (turnLimits.has(code)) return 'tools'
  return code === 'stalled' || code === 'answer-limit' ? 'replies' : 'general'
}

const show = (section: SettingsSection): boolean => {
  showSettings(section)
  return true
}

/** Makes room in the context window, then asks again. */
const makeRoom = async (shorten: () => Promise<boolean>): Promise<boolean> => {
  const { conversationId } = openConversationState()
  return (await shorten()) && openConversationState().conversationId === conversationId && retry()
}

/** What a button under a failure of the open conversation does; true when it was done. `detail` is the model of `use-alternative`. */
export const applyRemedy = async (remedy: Remedy, error: UserFacingError, detail?: string): Promise<boolean> => {
  switch (remedy) {
    case 'retry':
      return retry()
    case 'wait':
      return mayRetryByItself() && retry()
    case 'continue':
      await continueTurn()
      return true
    case 'use-alternative':
      return detail !== undefined && (await chooseModel(detail)) && retry()
    case 'lower-max-tokens': {
      const maxTokens = error.context?.maxTokens
      return maxTokens !== undefined && (await limitAnswers(maxTokens)) && retry()
    }
    case 'sign-in':
      return signIn()
    case 'copy-policy':
      return copyPolicy(error)
    case 'open-page':
      return openPage(error.context?.pageUrl)
    case 'run-doctor':
      return examine()
    case 'choose-model':
      setModelPickerOpen(true)
      return true
    case 'choose-profile':
      return show('aws')
    case 'open-settings':
      return show(sectionFor(error.code))
    case 'trim-history':
      return makeRoom(trimContext)
    case 'summarise-history':
      return makeRoom(summariseContext)
    case 'open-inference':
      openPane({ type: 'inference' })
      return true
    case 'remove-attachment':
      focusComposer()
      return true
  }
}
