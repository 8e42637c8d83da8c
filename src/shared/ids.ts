import { z } from 'zod'

/** Every id is a UUID made by the main process; the brand keeps one kind from being passed as another. */
export const conversationIdSchema = z.uuid().brand<'ConversationId'>()
export type ConversationId = z.infer<typeof conversationIdSchema>

export const turnIdSchema = z.uuid().brand<'TurnId'>()
export type TurnId = z.infer<typeof turnIdSchema>

export const messageIdSchema = z.uuid().brand<'MessageId'>()
export type MessageId = z.infer<typeof messageIdSchema>

export const attachmentIdSchema = z.uuid().brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof attachmentIdSchema>

/** Names a profile: `demo`, `environment` for the variables of the process, `aws:<name in ~/.aws>` or `app:<uuid>` for one made in the app. */
export const profileIdSchema = z
  .string()
  .regex(/^(demo|environment|aws:.{1,256}|app:[0-9a-f-]{36})$/u)
  .brand<'ProfileId'>()
export type ProfileId = z.infer<typeof profileIdSchema>
