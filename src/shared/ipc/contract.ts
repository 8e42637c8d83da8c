import { z } from 'zod'
import { maximumAttachmentsPerMessage } from '../file-limits.ts'
import { approvalSchema } from '../approval.ts'
import { batchSchema } from '../batch.ts'
import { conversationSchema, conversationSummarySchema, draftSchema, maximumTitleLength, searchHitSchema } from '../conversation.ts'
import { attachmentIdSchema, conversationIdSchema, profileIdSchema, turnIdSchema } from '../ids.ts'
import { mcpServerSchema } from '../mcp.ts'
import { messageSchema } from '../message.ts'
import { examinationSchema } from '../doctor.ts'
import { inferenceChangesSchema, outputSchemaSchema } from '../inference.ts'
import { modelListSchema } from '../model.ts'
import { certificateSchema, proxyPasswordStateSchema } from '../network.ts'
import {
  endpointsSchema,
  newProfileSchema,
  newSecretSchema,
  profileListSchema,
  profileSchema,
  profileStateSchema,
  secretStateSchema,
} from '../profile.ts'
import { regionSchema } from '../region.ts'
import { settingsChangesSchema, settingsSchema } from '../settings.ts'
import {
  accountSchema,
  codeQuestionSchema,
  identityCenterSchema,
  signInIdSchema,
  signInMethodSchema,
  signInPushSchema,
} from '../sign-in.ts'
import { turnPushSchema, turnSnapshotSchema } from '../turn-event.ts'
import { userFacingErrorSchema } from '../user-facing-error.ts'
import { batchRequests } from './batch-requests.ts'
import { fileRequests, preloadRequests, type ingested, type ingestOutcomes } from './file-requests.ts'
import { inferenceRequests } from './inference-requests.ts'
import { mcpRequests } from './mcp-requests.ts'
import type { Result } from './result.ts'
import { toolRequests } from './tool-requests.ts'
import { usageRequests } from './usage-requests.ts'

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
const modelId = z.string().min(1).max(2048)
/** Empty for the one that the profile and the environment give. */
const region = z.string().max(64)
const keep = z.enum(['keychain', 'until-quit'])
const signIn = z.object({ signInId: signInIdSchema })
const examination = z.object({ examinationId: z.uuid() })
const questionText = z.string().max(2_000_000)
const attachmentIds = z.array(attachmentIdSchema).max(maximumAttachmentsPerMessage)
/** `messages` are those that the start has added: the question with its id and place, and the empty answer. */
const turnStarted = z.object({ conversation: conversationSchema, turnId: turnIdSchema, messages: z.array(messageSchema) })

/** Everything the page may ask for. No entry takes a path, a command or an unchecked address. */
export const pageRequests = {
  ...inferenceRequests,
  ...fileRequests,
  ...batchRequests,
  ...usageRequests,
  ...toolRequests,
  ...mcpRequests,
  /** What the first painted window needs, in one round trip. */
  'app.start': {
    input: nothing,
    output: z.object({
      settings: settingsSchema,
      conversations: conversationPage,
      newDraft: draftSchema,
      version: z.string(),
      codeQuestion: codeQuestionSchema.nullable(),
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
    input: z.object({ conversationId: conversationIdSchema, profileId: profileIdSchema, region, modelId }),
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
      region,
      modelId,
      /** The settings of a conversation that begins with this; null for one that has its own. */
      inference: inferenceChangesSchema.nullable(),
      outputSchema: outputSchemaSchema.nullable(),
    }),
    output: turnStarted,
  },
  /** Goes on where the last answer of the conversation stopped. */
  'turns.continue': { input: z.object({ conversationId: conversationIdSchema }), output: turnStarted },
  /** Asks the last question of the conversation again; its answer is replaced. */
  'turns.retry': { input: z.object({ conversationId: conversationIdSchema }), output: turnStarted },
  'turns.cancel': { input: z.object({ turnId: turnIdSchema }), output: done },
  /** Lets a turn that waits for a sign-in try its request again. */
  'turns.resume': { input: z.object({ turnId: turnIdSchema }), output: done },
  'profiles.list': { input: nothing, output: profileListSchema },
  /** What is known of each profile without asking AWS. */
  'profiles.states': { input: nothing, output: z.array(profileStateSchema) },
  'profiles.add': { input: newProfileSchema, output: profileSchema },
  'profiles.change': {
    input: z.object({
      profileId: profileIdSchema,
      name: z.string().trim().min(1).max(80),
      region: regionSchema,
      endpoints: endpointsSchema,
    }),
    output: profileSchema,
  },
  'profiles.replaceSecret': { input: z.object({ profileId: profileIdSchema, secret: newSecretSchema, keep }), output: done },
  'profiles.remove': { input: z.object({ profileId: profileIdSchema }), output: done },
  'profiles.secretState': { input: z.object({ profileId: profileIdSchema }), output: secretStateSchema },
  /** Signs in to IAM Identity Center, for a profile that uses it or for one still to be made. Progress comes as `sign-in.changed`. */
  'signIn.start': {
    input: z.object({ target: z.union([z.object({ profileId: profileIdSchema }), identityCenterSchema]), method: signInMethodSchema }),
    output: signIn,
  },
  'signIn.cancel': { input: signIn, output: done },
  /** Opens the page of a waiting sign-in in the browser once more. */
  'signIn.openPage': { input: signIn, output: done },
  'signIn.accounts': { input: signIn, output: z.array(accountSchema) },
  'signIn.roles': { input: signIn.extend({ accountId: z.string().regex(/^\d{12}$/u) }), output: z.array(z.string()) },
  /** Start pages that profiles of this computer use already. */
  'signIn.known': { input: nothing, output: z.array(identityCenterSchema) },
  /** `code` null is a refusal to give one. */
  'code.answer': { input: z.object({ questionId: z.uuid(), code: z.string().trim().min(6).max(12).nullable() }), output: done },
  /** What is known already: the list asked for last, else the bundled one. */
  'models.list': { input: z.object({ profileId: profileIdSchema, region }), output: modelListSchema },
  /** Asks AWS. When that fails, the known list with the reason. */
  'models.refresh': { input: z.object({ profileId: profileIdSchema, region }), output: modelListSchema },
  /** The least IAM policy, as JSON, that lets a profile use a model with what Outcrop does. */
  'models.policy': { input: z.object({ profileId: profileIdSchema, region, modelId }), output: z.object({ policy: z.string() }) },
  'doctor.start': { input: z.object({ profileId: profileIdSchema, region, modelId: z.string().max(2048) }), output: examination },
  'doctor.stop': { input: examination, output: done },
  /** The report as plain text without account numbers, ARNs and addresses of persons, fit to be pasted into a ticket. */
  'doctor.text': { input: examination, output: z.object({ text: z.string() }) },
  'certificates.list': { input: nothing, output: z.array(certificateSchema) },
  /** Shows the system's file picker; main alone reads the file. The list as it is then. */
  'certificates.add': { input: nothing, output: z.array(certificateSchema) },
  'certificates.remove': { input: z.object({ fingerprint: z.string().max(128) }), output: z.array(certificateSchema) },
  'proxy.passwordState': { input: nothing, output: proxyPasswordStateSchema },
  'proxy.setPassword': { input: z.object({ password: z.string().max(1024).nullable(), keep }), output: done },
  'settings.write': { input: settingsChangesSchema, output: settingsSchema },
  /** Opens an https or mailto address in the system browser; anything else is refused. */
  'links.open': { input: z.object({ url: z.string().max(4096) }), output: done },
} as const

export { preloadRequests }

/** What main says without being asked. */
const events = {
  'turn.push': turnPushSchema,
  'conversation.changed': conversationSummarySchema,
  /** The AWS files or the profiles made in the app are not what they were. */
  'profiles.changed': z.object({}),
  'profile.state': profileStateSchema,
  'sign-in.changed': signInPushSchema,
  /** The question that waits for a code, or null when none does any more. */
  'code.question': codeQuestionSchema.nullable(),
  'models.changed': z.object({ profileId: profileIdSchema, list: modelListSchema }),
  'doctor.changed': examinationSchema,
  /** Settings of a conversation were changed by a tool. */
  'inference.changed': z.object({ conversationId: conversationIdSchema }),
  /** Files that the app was opened with wait to be taken: see `attachments.takeWaiting`. */
  'files.waiting': z.object({ names: z.array(z.string()) }),
  'batch.changed': batchSchema,
  /** Everything that waits for a person's word. */
  'approvals.changed': z.object({ approvals: z.array(approvalSchema) }),
  'tools.changed': z.object({}),
  'notes.changed': z.object({}),
  'mcp.changed': z.object({ servers: z.array(mcpServerSchema) }),
  'menu.command': z.enum([
    'new-conversation',
    'open-settings',
    'open-library',
    'toggle-sidebar',
    'open-palette',
    'focus-composer',
    'answer-question',
    'attach-file',
    'attach-folder',
    'attach-clipboard',
    'attach-screenshot',
  ]),
} as const

type PageRequests = typeof pageRequests
export type PageRequestName = keyof PageRequests
export type RequestInput<Name extends PageRequestName> = z.input<PageRequests[Name]['input']>
export type RequestOutput<Name extends PageRequestName> = z.output<PageRequests[Name]['output']>
export type IngestOutcomes = z.infer<typeof ingestOutcomes>
export type Ingested = z.infer<typeof ingested>
export type ConversationPage = z.infer<typeof conversationPage>
export type OpenConversation = z.infer<typeof openConversation>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>

/** What the preload puts on `window.bridge`. `DroppedFile` is the DOM's `File`; this folder knows no DOM. */
export type Bridge<DroppedFile> = {
  readonly request: <Name extends PageRequestName>(name: Name, input: RequestInput<Name>) => Promise<Result<RequestOutput<Name>>>
  readonly ingestFiles: (files: readonly DroppedFile[]) => Promise<Result<Ingested>>
  /** Returns the function that stops listening. */
  readonly on: <Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) => () => void
  readonly platform: 'darwin' | 'win32' | 'linux'
}
