import { z } from 'zod'
import { conversationIdSchema } from './ids.ts'

export const folderIdSchema = z.uuid().brand<'FolderId'>()
export type FolderId = z.infer<typeof folderIdSchema>

export const folderAccessSchema = z.enum(['read', 'read-write'])
export type FolderAccess = z.infer<typeof folderAccessSchema>

/** A folder that a person has opened to the tools of one conversation; `conversationId` null is the one that is not begun yet. */
export const grantedFolderSchema = z.object({
  id: folderIdSchema,
  conversationId: conversationIdSchema.nullable(),
  /** The real path, without links. */
  path: z.string(),
  access: folderAccessSchema,
  /** False when it is not there any more. */
  isThere: z.boolean(),
})
export type GrantedFolder = z.infer<typeof grantedFolderSchema>
