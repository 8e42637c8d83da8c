import { createOwnTools } from '../../src/main/tools/builtin/own-tools.ts'
import type { SettingsChange } from '../../src/main/tools/builtin/change-settings.ts'
import { createOwnToolSources } from '../../src/main/turns/own-tool-sources.ts'
import { insertAttachment } from '../../src/main/store/attachments.ts'
import type { Attachment, AttachmentPage } from '../../src/shared/attachment.ts'
import { called, planned, toolContext } from './planned-call.ts'
import { addConversation, addMessage, temporaryDatabase } from './temporary-database.ts'

/** The app's own tools over a real database, called from one conversation. */
export const ownToolWorld = () => {
  const { database } = temporaryDatabase()
  const conversationId = addConversation(database, 'Here')
  const pushes: string[] = []
  const changes: SettingsChange[] = []
  const sources = createOwnToolSources({
    database: () => database,
    onNotesChanged: () => pushes.push('notes'),
    now: () => Date.parse('2026-02-28T23:30:00Z'),
    newId: () => crypto.randomUUID(),
  })
  const tools = createOwnTools({
    ...sources,
    planSettings: async (_id, change) => async () => {
      changes.push(change)
      return 'Changed.'
    },
  })
  const context = toolContext(conversationId)
  return {
    database,
    conversationId,
    pushes,
    changes,
    tools,
    plan: (name: string, input: unknown) => planned(tools, name, input, context),
    call: (name: string, input: unknown) => called(tools, name, input, context),
    attach: (attachment: Attachment, texts: readonly AttachmentPage[]) => {
      insertAttachment(database, attachment, texts)
      addMessage(database, conversationId, [{ type: 'attachment', attachment }])
    },
  }
}
