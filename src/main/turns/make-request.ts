import type { Conversation } from '../../shared/conversation.ts'
import type { InferenceSettings, OutputSchema } from '../../shared/inference.ts'
import type { Message } from '../../shared/message.ts'
import type { ModelBehind, ReplyRequest } from '../bedrock/reply-request.ts'
import { attachmentPages } from '../store/attachments.ts'
import { readContextSummary } from '../store/conversations.ts'
import type { ReadableDatabase } from '../store/database.ts'
import { listFolders } from '../store/folders.ts'
import { listNotes } from '../store/notes.ts'
import { readSettings } from '../store/settings.ts'
import { chooseHistory } from './choose-history.ts'
import { idleTools } from './idle-tools.ts'
import { notesAndFoldersPrompt } from './notes-and-folders-prompt.ts'
import { appInstructions } from './system-prompt.ts'
import { toolsOffOf } from './tools-off.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Asked = {
  readonly conversation: Pick<Conversation, 'modelId' | 'contextFrom'> & { readonly id: Conversation['id'] | null }
  readonly behind: ModelBehind | undefined
  /** All stored messages that may be sent, in order. */
  readonly messages: readonly Message[]
  readonly settings: InferenceSettings
  readonly correction: string | null
}

/** The schema that the newest question asks its answer to follow. */
const outputOf = (messages: readonly Message[]): OutputSchema | null =>
  messages
    .findLast((message) => message.role === 'user')
    ?.parts.flatMap((part) => (part.type === 'output-schema' ? [part.output] : []))
    .at(-1) ?? null

/** What the app tells the model: where it is, and what is known here. The tool that looks at notes is the switch for being told of them. */
const instructions = (
  database: ReadableDatabase,
  conversationId: Conversation['id'] | null,
  settings: InferenceSettings,
  folders: ReturnType<typeof listFolders>,
): string => {
  const off = toolsOffOf(readSettings(database), settings)
  const notes = settings.tools && !off.has('recall_notes') ? listNotes(database, conversationId) : []
  return [settings.appInstructions ? appInstructions : '', notesAndFoldersPrompt(notes, folders)].filter((part) => part !== '').join('\n\n')
}

/** Everything that one reply is asked with; nothing of a model's family is known here. */
export const makeRequest = async (
  { database, tools, files, bedrock }: Pick<TurnDependencies, 'database' | 'tools' | 'files' | 'bedrock'>,
  { conversation, behind, messages, settings, correction }: Asked,
  signal: AbortSignal,
): Promise<ReplyRequest> => {
  const sent = messages.filter((message) => !message.leftOut && message.position >= conversation.contextFrom)
  const [registry, sendFiles, { planFiles }] = await Promise.all([settings.tools ? tools(signal) : null, files(), bedrock()])
  const folders = settings.tools ? listFolders(database(), conversation.id) : []
  return {
    modelId: conversation.modelId,
    behind,
    appInstructions: instructions(database(), conversation.id, settings, folders),
    summary: conversation.id === null || conversation.contextFrom === 0 ? null : readContextSummary(database(), conversation.id),
    messages: await chooseHistory(
      sent,
      {
        plan: (facts) => planFiles(conversation.modelId, behind, facts),
        readPages: (attachment) => attachmentPages(database(), attachment.id),
        files: sendFiles,
      },
      signal,
    ),
    tools: registry?.specs(new Set([...toolsOffOf(readSettings(database()), settings), ...idleTools({ folders, messages })])) ?? [],
    settings,
    output: outputOf(sent),
    correction,
  }
}
