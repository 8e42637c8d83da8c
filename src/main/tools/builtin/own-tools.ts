import type { Tool } from '../tool.ts'
import { calculator } from './calculator.ts'
import { changeSettingsTool, type PlanSettings } from './change-settings.ts'
import { currentTime } from './current-time.ts'
import { noteTools, type NoteSources } from './notes.ts'
import { readAttachmentTool, type AttachmentSources } from './read-attachment.ts'
import { conversationTools, type ConversationSources } from './search-conversations.ts'

export type OwnToolSources = {
  readonly now: () => number
  readonly planSettings: PlanSettings
  readonly conversations: ConversationSources
  readonly attachments: AttachmentSources
  readonly notes: NoteSources
}

/** The tools that touch nothing outside the app. */
export const createOwnTools = ({ now, planSettings, conversations, attachments, notes }: OwnToolSources): readonly Tool[] => [
  currentTime(now),
  calculator,
  changeSettingsTool(planSettings),
  ...conversationTools(conversations),
  readAttachmentTool(attachments),
  ...noteTools(notes),
]
