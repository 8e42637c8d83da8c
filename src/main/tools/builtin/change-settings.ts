import { z } from 'zod'
import { toolMessages } from '../../../shared/messages/tools.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { defineTool, type Tool } from '../tool.ts'

/** A setting that is not here is refused, not passed over: the person saw it and may have meant their yes for it. */
const changesSchema = z.strictObject({
  modelId: z.string().min(1).max(2048).optional().describe('Id of a model or inference profile that this account lists'),
  temperature: z.number().min(0).max(1).optional(),
  topP: z.number().min(0).max(1).optional(),
  maxTokens: z.number().int().min(1).max(1_000_000).optional().describe('Longest answer in tokens'),
  reasoning: z.enum(['default', 'off', 'on']).optional(),
  streaming: z.boolean().optional(),
})
export type SettingsChange = z.infer<typeof changesSchema>

/** Changes the settings of a conversation and says in words what holds now; throws with words for the model. */
export type ChangeSettings = (conversationId: ConversationId, change: SettingsChange) => Promise<string>

export const changeSettingsTool = (changeSettings: ChangeSettings): Tool =>
  defineTool({
    name: 'change_settings',
    description:
      'Changes settings of this conversation from the next reply on, such as the model or the temperature. Use it only when the person asks for it.',
    input: changesSchema,
    needsApproval: true,
    run: async (change, { conversationId }) => {
      if (Object.keys(change).length === 0) throw new Error(toolMessages.nothingToChange)
      return changeSettings(conversationId, change)
    },
  })
