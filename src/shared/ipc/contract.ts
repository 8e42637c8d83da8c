import { z } from 'zod'
import { attachmentSchema, maximumAttachmentsPerMessage, maximumFileBytes, maximumThumbnailBytes } from '../attachment.ts'
import { conversationSchema, conversationSummarySchema, draftSchema, maximumTitleLength, searchHitSchema } from '../conversation.ts'
import { attachmentIdSchema, conversationIdSchema, profileIdSchema, turnIdSchema } from '../ids.ts'
import { messageSchema } from '../message.ts'
import { modelSchema } from '../model.ts'
import { accessKeysSchema, profileListSchema, profileSchema, secretStateSchema } from '../profile.ts'
import { settingsChangesSchema, settingsSchema } from '../settings.ts'
import { turnPushSchema, turnSnapshotSchema } from '../turn-event.ts'
import { userFacingErrorSchema } from '../user-facing-error.ts'
import type { Result } from './result.ts'

const nothing = z.object({}).strict()
const done = z.null()
const conversationPage = z.object({ conversations: z.array(conversationSummarySchema), hasMore: z.boolean() })
const openConversation = z.object({
  conversation: conversationSchema,
  messages: z.array(messageSchema),
  hasOlder: z.boolean(),
  draft: draftSchema,
  liveTurn: turnSnapshotSchema.nullable(),
})
const questionText = z.string().max(2_000_000)
const attachmentIds = z.array(attachmentIdSchema).max(maximumAttachmentsPerMessage)
/** One entry per file, in the order given: a file that was refused says why, the others go on. */
const ingestOutcomes = z.array(
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), attachment: attachmentSchema }),
    z.object({ ok: z.literal(false), name: z.string(), error: userFacingErrorSchema }),
  ]),
)
const turnStarted = z.object({ conversation: conversationSchema, turnId: turnIdSchema })

/** Everything the page may ask for. No entry takes a path, a command or an unchecked address. */
export const pageRequests = {
  /** What the first painted window needs, in one round trip. */
  'app.start': {
    input: nothing,
    output: z.object({
      settings: settingsSchema,
      conversations: conversationPage,
      newDraft: draftSchema,
      version: z.string(),
      notice: userFacingErrorSchema.nullable(),
    }),
  },
  'conversations.list': {
    input: z.object({ limit: z.number().int().min(1).max(200), offset: z.number().int().min(0) }),
    output: conversationPage,
  },
  'conversations.open': { input: z.object({ conversationId: conversationIdSchema }), output: openConversation },
  'conversations.older': {
    input: z.object({ conversationId: conversationIdSchema, beforePosition: z.number().int().positive() }),
    output: z.object({ messages: z.array(messageSchema), hasOlder: z.boolean() }),
  },
  'conversations.rename': {
    input: z.object({ conversationId: conversationIdSchema, title: z.string().trim().min(1).max(maximumTitleLength) }),
    output: conversationSchema,
  },
  'conversations.delete': { input: z.object({ conversationId: conversationIdSchema }), output: done },
  'conversations.configure': {
    input: z.object({ conversationId: conversationIdSchema, profileId: profileIdSchema, modelId: z.string().min(1).max(2048) }),
    output: conversationSchema,
  },
  'conversations.search': { input: z.object({ query: z.string().max(400) }), output: z.array(searchHitSchema) },
  /** `conversationId` null is the draft of a conversation that does not exist yet. */
  'drafts.save': { input: z.object({ conversationId: conversationIdSchema.nullable(), text: questionText, attachmentIds }), output: done },
  'turns.start': {
    input: z.object({
      conversationId: conversationIdSchema.nullable(),
      text: questionText,
      attachmentIds,
      profileId: profileIdSchema,
      modelId: z.string().min(1).max(2048),
    }),
    output: turnStarted,
  },
  /** Goes on where the last answer of the conversation stopped. */
  'turns.continue': { input: z.object({ conversationId: conversationIdSchema }), output: turnStarted },
  /** Asks the last question of the conversation again; its answer is replaced. */
  'turns.retry': { input: z.object({ conversationId: conversationIdSchema }), output: turnStarted },
  'turns.cancel': { input: z.object({ turnId: turnIdSchema }), output: done },
  'attachments.pick': { input: nothing, output: ingestOutcomes },
  'attachments.paste': {
    input: z.object({ name: z.string().max(255), bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= maximumFileBytes) }),
    output: ingestOutcomes,
  },
  'attachments.text': { input: z.object({ attachmentId: attachmentIdSchema }), output: z.object({ pages: z.array(z.string()) }) },
  'attachments.keepThumbnail': {
    input: z.object({
      attachmentId: attachmentIdSchema,
      png: z.instanceof(Uint8Array).refine((png) => png.byteLength <= maximumThumbnailBytes),
    }),
    output: done,
  },
  'profiles.list': { input: nothing, output: profileListSchema },
  'profiles.addAccessKeys': { input: accessKeysSchema, output: profileSchema },
  'profiles.remove': { input: z.object({ profileId: profileIdSchema }), output: done },
  'profiles.secretState': { input: z.object({ profileId: profileIdSchema }), output: secretStateSchema },
  'models.list': { input: z.object({ profileId: profileIdSchema }), output: z.array(modelSchema) },
  'settings.write': { input: settingsChangesSchema, output: settingsSchema },
  /** Opens an https or mailto address in the system browser; anything else is refused. */
  'links.open': { input: z.object({ url: z.string().max(4096) }), output: done },
} as const

/** What only the preload may ask for: it alone can turn a dropped file into a path. */
export const preloadRequests = {
  'attachments.ingest': { input: z.object({ paths: z.array(z.string().min(1).max(32_768)).min(1).max(50) }), output: ingestOutcomes },
} as const

/** What main says without being asked. */
export const events = {
  'turn.push': turnPushSchema,
  'conversation.changed': conversationSummarySchema,
  'menu.command': z.enum(['new-conversation', 'open-settings', 'toggle-sidebar', 'open-palette', 'focus-composer', 'attach-file']),
} as const

export type PageRequests = typeof pageRequests
export type PageRequestName = keyof PageRequests
export type RequestInput<Name extends PageRequestName> = z.input<PageRequests[Name]['input']>
export type RequestOutput<Name extends PageRequestName> = z.output<PageRequests[Name]['output']>
export type IngestOutcomes = z.infer<typeof ingestOutcomes>
export type ConversationPage = z.infer<typeof conversationPage>
export type OpenConversation = z.infer<typeof openConversation>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** What the preload puts on `window.bridge`. `DroppedFile` is the DOM's `File`; this folder knows no DOM. */
export type Bridge<DroppedFile> = {
  readonly request: <Name extends PageRequestName>(name: Name, input: RequestInput<Name>) => Promise<Result<RequestOutput<Name>>>
  readonly ingestFiles: (files: readonly DroppedFile[]) => Promise<Result<IngestOutcomes>>
  /** Returns the function that stops listening. */
  readonly on: <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) => () => void
  readonly platform: 'darwin' | 'win32' | 'linux'
}
