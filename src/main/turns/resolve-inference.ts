import type { ConversationId } from '../../shared/ids.ts'
import { defaultInference, inferenceSettingsSchema, type InferenceChanges, type InferenceSettings } from '../../shared/inference.ts'
import type { Settings } from '../../shared/settings.ts'
import { baseModelId } from '../bedrock/base-model-id.ts'
import type { ModelBehind } from '../bedrock/reply-request.ts'
import { readConversationInference } from '../store/conversations.ts'
import type { ReadableDatabase } from '../store/database.ts'
import { readModelSettings } from '../store/model-settings.ts'

/** The name under which the settings of a model are kept: one for all ways to it. */
export const settingsKeyOf = (modelId: string, behind: ModelBehind | undefined): string => behind?.baseModelId ?? baseModelId(modelId)

export const appInference = ({ maxTokens }: Pick<Settings, 'maxTokens'>): InferenceSettings => ({ ...defaultInference, maxTokens })

/** What a request is sent with: the conversation's choices over the model's over the app's. */
export const effectiveInference = (app: InferenceSettings, model: InferenceChanges, conversation: InferenceChanges): InferenceSettings =>
  inferenceSettingsSchema.parse({ ...app, ...model, ...conversation })

export const resolveInference = (
  database: ReadableDatabase,
  conversationId: ConversationId,
  settingsKey: string,
  settings: Pick<Settings, 'maxTokens'>,
): InferenceSettings =>
  effectiveInference(appInference(settings), readModelSettings(database, settingsKey), readConversationInference(database, conversationId))
