import { z } from 'zod'
import type { ConversationId } from '../../../shared/ids.ts'
import { approvalsMessages } from '../../../shared/messages/approvals.ts'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'
import { defineTool, textOutcome, type Tool } from '../tool.ts'

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

/** Checks a change of a conversation's settings; what it gives makes the change and says in words what holds then. Throws with words for the model. */
export type PlanSettings = (conversationId: ConversationId, change: SettingsChange) => Promise<() => Promise<string>>

const labels: Readonly<Record<string, string>> = approvalsMessages.inputs

export const changeSettingsTool = (planSettings: PlanSettings): Tool =>
  defineTool({
    name: 'change_settings',
    title: words.changeSettingsTitle,
    description:
      'Changes settings of this conversation from the next reply on, such as the model or the temperature. Use it only when the person asks for it.',
    kind: 'settings',
    input: changesSchema,
    plan: async (change, { conversationId }) => {
      const given = Object.fromEntries(
        Object.entries(change)
          .flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
          .toSorted(([one], [other]) => one.localeCompare(other, 'en')),
      )
      if (Object.keys(given).length === 0) throw new Error(words.nothingToChange)
      const apply = await planSettings(conversationId, change)
      const key = JSON.stringify(given)
      return {
        ask: {
          view: { type: 'input', input: given },
          reasons: ['changes-settings'],
          scopes: ['once', 'conversation', 'always'],
          key,
          what: words.changeSettingsWhat(Object.entries(given).map(([name, value]) => [labels[name] ?? name, String(value)] as const)),
        },
        run: async () => textOutcome(await apply()),
      }
    },
  })
