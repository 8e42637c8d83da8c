import type { ConversationId } from '../../shared/ids.ts'
import type { InferenceChanges } from '../../shared/inference.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import type { ChangeSettings, SettingsChange } from '../tools/builtin/change-settings.ts'
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
export const createChangeSettings =
  (dependencies: Pick<TurnDependencies, 'database' | 'listedModels'>, onChange: (conversationId: ConversationId) => void): ChangeSettings =>
  async (conversationId, change) => {
    const database = dependencies.database()
    const conversation = getConversation(database, conversationId)
    if (conversation === null) throw conversationGone()
    const { profileId, region } = conversation
    const modelId = change.modelId ?? conversation.modelId
    const models = await dependencies.listedModels(profileId, region)
    if (change.modelId !== undefined && !models.some(({ id }) => id === modelId)) throw new Error(toolMessages.unknownModel(modelId))
    const key = settingsKeyOf(modelId, await modelBehind(dependencies, conversation, modelId))
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
    return toolMessages.settingsNow(JSON.stringify({ modelId, temperature, topP, maxTokens, streaming, reasoning: reasoning.mode }))
  }
