import type { ConversationId } from '../../shared/ids.ts'
import type { InferenceChanges } from '../../shared/inference.ts'
import { ownToolMessages } from '../../shared/messages/own-tools.ts'
import type { PlanSettings, SettingsChange } from '../tools/builtin/change-settings.ts'
import { configureConversation, getConversation, readConversationInference, writeConversationInference } from '../store/conversations.ts'
import { inTransaction } from '../store/database.ts'
import { readSettings } from '../store/settings.ts'
import { conversationGone } from './conversation-gone.ts'
import { modelBehind } from './model-behind.ts'
import { resolveInference, settingsKeyOf } from './resolve-inference.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

const layerOf = (
  { modelId: _chosenElsewhere, reasoning, ...change }: SettingsChange,
  before: InferenceChanges,
  current: InferenceChanges,
): InferenceChanges => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const asked = current.reasoning
  return { ...before, ...given, ...(reasoning === undefined || asked === undefined ? {} : { reasoning: { ...asked, mode: reasoning } }) }
}

/** Lets a tool change the settings of its own conversation: the next reply has them, also within the same turn. */
export const createChangeSettings = (
  dependencies: Pick<TurnDependencies, 'database' | 'listedModels'>,
  onChange: (conversationId: ConversationId) => void,
): PlanSettings => {
  const check = async (conversationId: ConversationId, change: SettingsChange) => {
    const conversation = getConversation(dependencies.database(), conversationId)
    if (conversation === null) throw conversationGone()
    const { profileId, region } = conversation
    const modelId = change.modelId ?? conversation.modelId
    const models = await dependencies.listedModels(profileId, region)
    if (change.modelId !== undefined && !models.some(({ id }) => id === modelId)) throw new Error(ownToolMessages.unknownModel(modelId))
    return { modelId, key: settingsKeyOf(modelId, await modelBehind(dependencies, conversation, modelId)) }
  }
  const apply = async (conversationId: ConversationId, change: SettingsChange): Promise<string> => {
    const database = dependencies.database()
    const { modelId, key } = await check(conversationId, change)
    const app = readSettings(database)
    inTransaction(database, () => {
      // Only the model is the tool's to change: the person may have chosen another profile in the meantime.
      const now = getConversation(database, conversationId)
      if (now === null) throw conversationGone()
      configureConversation(database, conversationId, {
        profileId: now.profileId,
        region: now.region,
        modelId: change.modelId ?? now.modelId,
      })
      const before = readConversationInference(database, conversationId)
      writeConversationInference(database, conversationId, layerOf(change, before, resolveInference(database, conversationId, key, app)))
    })
    onChange(conversationId)
    const { temperature, topP, maxTokens, streaming, reasoning } = resolveInference(database, conversationId, key, app)
    return ownToolMessages.settingsNow(JSON.stringify({ modelId, temperature, topP, maxTokens, streaming, reasoning: reasoning.mode }))
  }
  return async (conversationId, change) => {
    await check(conversationId, change)
    return () => apply(conversationId, change)
  }
}
