import { z } from 'zod'
import { storeMessages } from '../../shared/messages/store.ts'
import {
  messageSchema,
  toolOutcomeSchema,
  type CallApproval,
  type Message,
  type MessageStatus,
  type Part,
  type ToolOutcome,
} from '../../shared/message.ts'
import { turnIdSchema, type ConversationId, type MessageId, type TurnId } from '../../shared/ids.ts'
import { replyDetailsSchema, type ReplyDetails } from '../../shared/model.ts'
import { userFacingErrorSchema, type UserFacingError } from '../../shared/user-facing-error.ts'
import { getAttachment } from './attachments.ts'
import { forgetDeleted, inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { parsedJson } from '../../shared/json.ts'
import { partOfRow, partRowSchema, rowOfPart } from './part-rows.ts'
import { statement } from './statements.ts'
import { closeUnfinishedCalls } from './unfinished-calls.ts'

const columns =
  'id, conversation_id AS conversationId, turn_id AS turnId, position, role, status, error, details, left_out AS leftOut, created_at AS createdAt'

const parsedOrNull = <Value>(schema: z.ZodType<Value>, text: string | null): Value | null => {
  if (text === null) return null
  const parsed = schema.safeParse(parsedJson(text))
  return parsed.success ? parsed.data : null
}

const messageRowSchema = messageSchema
  .omit({ parts: true })
  .extend({ error: z.string().nullable(), details: z.string().nullable(), leftOut: z.number().transform((value) => value === 1) })

const jsonOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** The next free place in a conversation; call it in the transaction that uses it. */
export const nextPosition = (database: ReadableDatabase, conversationId: ConversationId): number =>
  z
    .number()
    .parse(statement(database, 'SELECT coalesce(max(position), 0) + 1 FROM messages WHERE conversation_id = ?').pluck().get(conversationId))

/** Writes the parts from `fromIndex` on; the earlier ones are not touched, so that a growing answer costs only its end. */
export const saveParts = (database: WritableDatabase, messageId: MessageId, parts: readonly Part[], fromIndex: number): void => {
  const save = statement(
    database,
    `INSERT INTO parts (message_id, part_index, type, text, data, attachment_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (message_id, part_index) DO UPDATE SET type = excluded.type, text = excluded.text, data = excluded.data, attachment_id = excluded.attachment_id`,
  )
  inTransaction(database, () => {
    for (let index = fromIndex; index < parts.length; index += 1) {
      const part = parts[index]
      if (part === undefined) continue
      const row = rowOfPart(part)
      save.run(messageId, index, row.type, row.text, row.data, row.attachmentId)
    }
  })
}

export const insertMessage = (database: WritableDatabase, message: Message): void => {
  const { id, conversationId, turnId, position, role, status, error, details, leftOut, createdAt } = message
  inTransaction(database, () => {
    statement(
      database,
      `INSERT INTO messages (id, conversation_id, turn_id, position, role, status, error, details, left_out, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, conversationId, turnId, position, role, status, jsonOf(error), jsonOf(details), leftOut ? 1 : 0, createdAt)
    saveParts(database, id, message.parts, 0)
  })
}

type Ending = { readonly status: MessageStatus; readonly error: UserFacingError | null; readonly details: ReplyDetails | null }

/** Writes how a message ended. Its text enters the search index with this. */
export const finishMessage = (database: WritableDatabase, messageId: MessageId, { status, error, details }: Ending): void => {
  const { changes } = statement(database, 'UPDATE messages SET status = ?, error = ?, details = ? WHERE id = ?').run(
    status,
    jsonOf(error),
    jsonOf(details),
    messageId,
  )
  if (changes !== 1) throw new Error(`No message ${messageId}`)
}

export const setToolOutcome = (database: WritableDatabase, messageId: MessageId, partIndex: number, outcome: ToolOutcome): void => {
  const { changes } = statement(
    database,
    `UPDATE parts SET data = json_set(data, '$.outcome', json(?)) WHERE message_id = ? AND part_index = ? AND type = 'tool-call'`,
  ).run(JSON.stringify(toolOutcomeSchema.parse(outcome)), messageId, partIndex)
  if (changes !== 1) throw new Error(`No tool call ${partIndex} in message ${messageId}`)
}

const withParts = (database: ReadableDatabase, rows: readonly unknown[]): Message[] => {
  const messages = z.array(messageRowSchema).parse(rows)
  const partsOf = statement(
    database,
    'SELECT message_id AS messageId, type, text, data, attachment_id AS attachmentId FROM parts WHERE message_id = ? ORDER BY part_index',
  )
  return messages.map((row) => ({
    ...row,
    error: parsedOrNull(userFacingErrorSchema, row.error),
    details: parsedOrNull(replyDetailsSchema, row.details),
    parts: z
      .array(partRowSchema)
      .parse(partsOf.all(row.id))
      .map((part) => partOfRow(part, part.attachmentId === null ? undefined : (getAttachment(database, part.attachmentId) ?? undefined))),
  }))
}

/** The newest `limit` messages, or those before a position, oldest first. */
export const listMessages = (
  database: ReadableDatabase,
  conversationId: ConversationId,
  { beforePosition, limit }: { readonly beforePosition: number | null; readonly limit: number },
): { messages: Message[]; hasOlder: boolean } => {
  const rows = statement(
    database,
    `SELECT ${columns} FROM messages WHERE conversation_id = ? AND position < ? ORDER BY position DESC LIMIT ?`,
  ).all(conversationId, beforePosition ?? Number.MAX_SAFE_INTEGER, limit + 1)
  return { messages: withParts(database, rows.slice(0, limit).toReversed()), hasOlder: rows.length > limit }
}

export const listAllMessages = (database: ReadableDatabase, conversationId: ConversationId): Message[] =>
  withParts(
    database,
    statement(database, `SELECT ${columns} FROM messages WHERE conversation_id = ? ORDER BY position`).all(conversationId),
  )

/** The newest turn: its question and all its answers; null for a conversation without messages. */
export const lastTurn = (database: ReadableDatabase, conversationId: ConversationId): { turnId: TurnId; messages: Message[] } | null => {
  const last = statement(database, 'SELECT turn_id FROM messages WHERE conversation_id = ? ORDER BY position DESC LIMIT 1')
    .pluck()
    .get(conversationId)
  if (last === undefined) return null
  const turnId = turnIdSchema.parse(last)
  const rows = statement(database, `SELECT ${columns} FROM messages WHERE conversation_id = ? AND turn_id = ? ORDER BY position`).all(
    conversationId,
    turnId,
  )
  return { turnId, messages: withParts(database, rows) }
}

/** Puts other parts in the place of all that a message has, and takes what stood there out of the log too. */
export const replaceParts = (database: WritableDatabase, messageId: MessageId, parts: readonly Part[]): void => {
  inTransaction(database, () => {
    statement(database, 'DELETE FROM parts WHERE message_id = ?').run(messageId)
    saveParts(database, messageId, parts, 0)
  })
  forgetDeleted(database)
}

/** Messages that are left out stay on the screen but go into no later request. */
export const setLeftOut = (database: WritableDatabase, ids: readonly MessageId[], isLeftOut: boolean): void => {
  const mark = statement(database, 'UPDATE messages SET left_out = ? WHERE id = ?')
  inTransaction(database, () => {
    for (const id of ids) mark.run(isLeftOut ? 1 : 0, id)
  })
}

export const setToolApproval = (database: WritableDatabase, messageId: MessageId, partIndex: number, approval: CallApproval): void => {
  statement(
    database,
    `UPDATE parts SET data = json_set(data, '$.approval', ?) WHERE message_id = ? AND part_index = ? AND type = 'tool-call'`,
  ).run(approval, messageId, partIndex)
}

export const deleteMessages = (database: WritableDatabase, ids: readonly MessageId[]): void => {
  const remove = statement(database, 'DELETE FROM messages WHERE id = ?')
  inTransaction(database, () => {
    for (const id of ids) remove.run(id)
  })
}

/** Marks what a crash left unfinished. Called once at every start; returns how many answers there were. */
export const markInterrupted = (database: WritableDatabase): number => {
  const error: UserFacingError = {
    code: 'interrupted',
    title: storeMessages.interruptedTitle,
    advice: storeMessages.interruptedAdvice,
    retryable: true,
    remedies: ['continue', 'retry'],
  }
  const text = JSON.stringify(error)
  return inTransaction(database, () => {
    const mark = statement(database, `UPDATE messages SET status = 'interrupted', error = ? WHERE id = ?`)
    const waiting = closeUnfinishedCalls(database)
    for (const id of waiting) mark.run(text, id)
    const cut = statement(database, `UPDATE messages SET status = 'interrupted', error = ? WHERE status IN ('pending', 'streaming')`)
    return cut.run(text).changes + waiting.length
  })
}
