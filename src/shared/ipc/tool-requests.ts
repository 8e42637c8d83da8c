import { z } from 'zod'
import { approvalAnswerSchema, approvalIdSchema, approvalSchema, rememberedApprovalSchema } from '../approval.ts'
import { folderAccessSchema, folderIdSchema, grantedFolderSchema } from '../folder.ts'
import { conversationIdSchema } from '../ids.ts'
import { maximumNoteLength } from '../note-length.ts'
import { noteIdSchema, noteSchema } from '../note.ts'
import { auditEntrySchema, auditQuerySchema } from '../tool-audit.ts'
import { toolInfoSchema } from '../tool.ts'

const nothing = z.object({}).strict()
const done = z.null()
/** null is the conversation that is not begun yet. */
const ofConversation = z.object({ conversationId: conversationIdSchema.nullable() })
const noteText = z.string().trim().min(1).max(maximumNoteLength)

/** Tools, what people allow them, and what they did. No entry takes a path or a command. */
export const toolRequests = {
  /** Every tool there is, also those that are switched off. */
  'tools.list': { input: nothing, output: z.array(toolInfoSchema) },
  /** What waits for a person now; changes come as `approvals.changed`. */
  'approvals.list': { input: nothing, output: z.array(approvalSchema) },
  /** One that waits no more is left alone. */
  'approvals.answer': { input: z.object({ approvalId: approvalIdSchema, answer: approvalAnswerSchema }), output: done },
  'approvals.remembered': { input: nothing, output: z.array(rememberedApprovalSchema) },
  'approvals.forget': { input: z.object({ id: z.uuid() }), output: done },
  'approvals.forgetAll': { input: nothing, output: done },
  'folders.list': { input: ofConversation, output: z.array(grantedFolderSchema) },
  /** Shows the system's folder picker. The list as it is then. */
  'folders.grant': { input: ofConversation.extend({ access: folderAccessSchema }), output: z.array(grantedFolderSchema) },
  'folders.change': { input: z.object({ folderId: folderIdSchema, access: folderAccessSchema }), output: z.array(grantedFolderSchema) },
  'folders.revoke': { input: z.object({ folderId: folderIdSchema }), output: z.array(grantedFolderSchema) },
  /** Those of the conversation and those of all; with null only those of all. */
  'notes.list': { input: ofConversation, output: z.array(noteSchema) },
  'notes.add': { input: ofConversation.extend({ text: noteText }), output: noteSchema },
  'notes.change': { input: z.object({ noteId: noteIdSchema, text: noteText }), output: noteSchema },
  'notes.remove': { input: z.object({ noteId: noteIdSchema }), output: done },
  /** Newest first. */
  'audit.list': {
    input: auditQuerySchema.extend({ limit: z.number().int().min(1).max(200), offset: z.number().int().min(0) }),
    output: z.object({ entries: z.array(auditEntrySchema), total: z.number().int() }),
  },
  /** As CSV; false when no place was chosen. */
  'audit.save': { input: auditQuerySchema, output: z.boolean() },
  'audit.clear': { input: nothing, output: done },
} as const
