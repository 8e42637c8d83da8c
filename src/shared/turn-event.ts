import { z } from 'zod'
import { conversationIdSchema, messageIdSchema, profileIdSchema, turnIdSchema } from './ids.ts'
import { callApprovalSchema, messageSchema, messageStatusSchema, partSchema, toolOutcomeSchema } from './message.ts'
import { replyDetailsSchema } from './model.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

/** Why a turn stands still: it goes on with the same request once the person has signed in. */
const turnWaitSchema = z.object({ messageId: messageIdSchema, profileId: profileIdSchema, error: userFacingErrorSchema })
export type TurnWait = z.infer<typeof turnWaitSchema>

/**
 * What a running turn reports, in order. `index` is the place of a part in its message.
 * A `part-start` always comes before the deltas of its part; `part-end` carries the finished part.
 */
const turnEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message-start'), message: messageSchema }),
  z.object({ type: z.literal('part-start'), messageId: messageIdSchema, index: z.number().int(), part: partSchema }),
  z.object({ type: z.literal('part-delta'), messageId: messageIdSchema, index: z.number().int(), text: z.string() }),
  z.object({ type: z.literal('part-end'), messageId: messageIdSchema, index: z.number().int(), part: partSchema }),
  z.object({ type: z.literal('tool-outcome'), messageId: messageIdSchema, index: z.number().int(), outcome: toolOutcomeSchema }),
  z.object({
    type: z.literal('message-end'),
    messageId: messageIdSchema,
    status: messageStatusSchema,
    error: userFacingErrorSchema.nullable(),
    details: replyDetailsSchema.nullable(),
  }),
  /** What a running call has written so far, for people alone; it is not kept. */
  z.object({ type: z.literal('tool-output'), messageId: messageIdSchema, index: z.number().int(), text: z.string() }),
  /** A call waits for a person's word, or has it. */
  z.object({ type: z.literal('tool-approval'), messageId: messageIdSchema, index: z.number().int(), approval: callApprovalSchema }),
  /** A message that was changed after it was shown: what a guardrail has blocked. */
  z.object({ type: z.literal('message-replaced'), message: messageSchema }),
  /** Answers that a retry has now replaced. */
  z.object({ type: z.literal('messages-removed'), messageIds: z.array(messageIdSchema) }),
  /** Waits for a sign-in; null when it goes on. */
  z.object({ type: z.literal('turn-waiting'), wait: turnWaitSchema.nullable() }),
  z.object({ type: z.literal('turn-end') }),
])
export type TurnEvent = z.infer<typeof turnEventSchema>

/** Events of one turn since the last push. `sequence` counts pushes of the turn from 1, so a reloaded window can tell what its snapshot holds. */
export const turnPushSchema = z.object({
  conversationId: conversationIdSchema,
  turnId: turnIdSchema,
  sequence: z.number().int().nonnegative(),
  events: z.array(turnEventSchema),
})
export type TurnPush = z.infer<typeof turnPushSchema>

/** A running turn as it stands: its messages, and the last push they include. */
export const turnSnapshotSchema = z.object({
  turnId: turnIdSchema,
  sequence: z.number().int().nonnegative(),
  messages: z.array(messageSchema),
  wait: turnWaitSchema.nullable(),
})
export type TurnSnapshot = z.infer<typeof turnSnapshotSchema>
