import { z } from 'zod'
import { conversationIdSchema } from './ids.ts'
import { maximumNoteLength } from './note-length.ts'

export const noteIdSchema = z.uuid().brand<'NoteId'>()
export type NoteId = z.infer<typeof noteIdSchema>

/** Something the assistant, or the person, wants remembered; `conversationId` null is known in every conversation. */
export const noteSchema = z.object({
  id: noteIdSchema,
  conversationId: conversationIdSchema.nullable(),
  text: z.string().min(1).max(maximumNoteLength),
  writtenBy: z.enum(['assistant', 'person']),
  createdAt: z.number().int(),
  updatedAt: z.number().int(),
})
export type Note = z.infer<typeof noteSchema>
