import { z } from 'zod'
import { messageIdSchema, type MessageId } from '../../shared/ids.ts'
import type { ToolOutcome } from '../../shared/message.ts'
import { toolMessages } from '../../shared/messages/tools.ts'
import { inTransaction, type WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

/** Written before a call does anything, so that after a crash it does not look as if it had never begun. */
export const markCallStarted = (database: WritableDatabase, messageId: MessageId, partIndex: number): void => {
  const { changes } = statement(
    database,
    `UPDATE parts SET data = json_set(data, '$.hasStarted', json('true')) WHERE message_id = ? AND part_index = ? AND type = 'tool-call'`,
  ).run(messageId, partIndex)
  if (changes !== 1) throw new Error(`No tool call ${partIndex} in message ${messageId}`)
}

/** A call of the app's own, without a result. */
const isOpenCall = `type = 'tool-call' AND CASE WHEN json_valid(data)
  THEN json_extract(data, '$.outcome') IS NULL AND coalesce(json_extract(data, '$.server'), 0) = 0 ELSE 0 END`

const outcomeText = (text: string): string => JSON.stringify({ isError: true, text } satisfies ToolOutcome)

/**
 * Tells of each call that a crash has left without a result whether it had begun. These stand in whole answers that nothing follows: the calls of a cut
 * answer never run. Returns the answers. CROSS JOIN begins with the conversations, of which there are far fewer than messages.
 */
export const closeUnfinishedCalls = (database: WritableDatabase): readonly MessageId[] =>
  inTransaction(database, () => {
    const ids = z.array(messageIdSchema).parse(
      statement(
        database,
        `SELECT messages.id FROM conversations CROSS JOIN messages ON messages.conversation_id = conversations.id
           AND messages.position = (SELECT max(position) FROM messages WHERE conversation_id = conversations.id)
         WHERE messages.role = 'assistant' AND messages.status = 'complete'
           AND EXISTS (SELECT 1 FROM parts WHERE message_id = messages.id AND ${isOpenCall})`,
      )
        .pluck()
        .all(),
    )
    const close = statement(
      database,
      `UPDATE parts SET data = json_set(data, '$.outcome', json(CASE WHEN json_extract(data, '$.hasStarted') THEN ? ELSE ? END))
       WHERE message_id = ? AND ${isOpenCall}`,
    )
    for (const id of ids) close.run(outcomeText(toolMessages.cutByCrash), outcomeText(toolMessages.notRunBeforeCrash), id)
    return ids
  })
