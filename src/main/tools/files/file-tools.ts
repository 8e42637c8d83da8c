import type { ConversationId } from '../../../shared/ids.ts'
import type { Tool } from '../tool.ts'
import type { Root } from './workspace-paths.ts'

export type FileToolsDependencies = {
  /** The granted folders of a conversation, by their real paths. */
  readonly roots: (conversationId: ConversationId) => readonly Root[]
  /** Real paths that no tool opens, besides those that are always kept out: the app's own folder. */
  readonly keptOut?: readonly string[]
}

/** Read, list, find, search, write and edit, inside the folders of the conversation. */
export const createFileTools = (_dependencies: FileToolsDependencies): readonly Tool[] => []
