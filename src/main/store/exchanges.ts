import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import { forgetDeleted, inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts'
import { isJsonObject } from '../../shared/is-json-object.ts'
import { parsedJson, type JsonValue } from '../../shared/json.ts'
import { statement } from './statements.ts'

/** One request as it was sent and what came; `sentAt` is milliseconds since 1970. */
export type StoredExchange = {
  readonly operation: 'Converse' | 'ConverseStream'
  readonly modelId: string
  readonly sentAt: number
  readonly request: JsonValue
  readonly response: JsonValue | null
}

/** Members besides `messages` that the next request of the conversation repeats. */
const repeated: readonly string[] = ['system', 'toolConfig']
/** Shorter ones cost less where they are. */
const worthAPiece = 1024

const json = z
  .string()
  .transform(parsedJson)
  .pipe(z.custom<JsonValue>((value) => value !== undefined))

/** A request without what others repeat: in the place of each such value stands the number of its piece. `order` keeps the members as they were. */
const skeletonSchema = z.object({
  order: z.array(z.string()),
  rest: z.custom<Readonly<Record<string, JsonValue>>>((value) => typeof value === 'object' && value !== null),
  messages: z.array(z.number()).nullable(),
  pieces: z.record(z.string(), z.number()),
})
const requestSchema = z.union([skeletonSchema, z.object({ whole: z.custom<JsonValue>((value) => value !== undefined) })])
type TakenApart = z.infer<typeof requestSchema>

const rowSchema = z.object({
  operation: z.enum(['Converse', 'ConverseStream']),
  modelId: z.string(),
  sentAt: z.number(),
  request: z.string().transform(parsedJson).pipe(requestSchema),
  response: json.nullable(),
})

const takenApart = (request: JsonValue, keep: (value: JsonValue) => number): TakenApart => {
  if (!isJsonObject(request)) return { whole: request }
  const messages = Array.isArray(request['messages']) ? request['messages'].map(keep) : null
  const long = repeated.filter((name) => JSON.stringify(request[name] ?? null).length > worthAPiece)
  const pieces = Object.fromEntries(long.map((name) => [name, keep(request[name] ?? null)]))
  const isElsewhere = (name: string): boolean => long.includes(name) || (name === 'messages' && messages !== null)
  const rest = Object.fromEntries(Object.entries(request).filter(([name]) => !isElsewhere(name)))
  return { order: Object.keys(request), rest, messages, pieces }
}

const putTogether = (request: TakenApart, pieceOf: (id: number) => JsonValue): JsonValue => {
  if ('whole' in request) return request.whole
  const { order, rest, messages, pieces } = request
  const valueOf = (name: string): JsonValue => {
    if (name === 'messages' && messages !== null) return messages.map(pieceOf)
    const piece = repeated.includes(name) ? pieces[name] : undefined
    return piece === undefined ? (rest[name] ?? null) : pieceOf(piece)
  }
  return Object.fromEntries(order.map((name) => [name, valueOf(name)]))
}

const numberSchema = z.number()

/** The number of a value in a conversation, where it is kept once. */
const keepPiece = (database: WritableDatabase, conversationId: ConversationId, value: JsonValue): number => {
  const text = JSON.stringify(value)
  const hash = createHash('sha256').update(text).digest('base64url')
  statement(
    database,
    'INSERT INTO request_pieces (conversation_id, hash, json) VALUES (?, ?, ?) ON CONFLICT (conversation_id, hash) DO NOTHING',
  ).run(conversationId, hash, text)
  return numberSchema.parse(
    statement(database, 'SELECT id FROM request_pieces WHERE conversation_id = ? AND hash = ?').pluck().get(conversationId, hash),
  )
}

/** Keeps every attempt of a reply, in the order given, in the place of those kept before. */
export const saveExchanges = (
  database: WritableDatabase,
  { conversationId, messageId }: { readonly conversationId: ConversationId; readonly messageId: MessageId },
  exchanges: readonly StoredExchange[],
): void => {
  const save = statement(
    database,
    `INSERT INTO exchanges (message_id, attempt, conversation_id, operation, model_id, request, response, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
  ).pluck()
  const refer = statement(database, 'INSERT INTO exchange_pieces (exchange_id, piece_id) VALUES (?, ?) ON CONFLICT DO NOTHING')
  inTransaction(database, () => {
    statement(database, 'DELETE FROM exchanges WHERE message_id = ?').run(messageId)
    exchanges.forEach(({ operation, modelId, request, response, sentAt }, attempt) => {
      const used: number[] = []
      const skeleton = takenApart(request, (value) => {
        const piece = keepPiece(database, conversationId, value)
        used.push(piece)
        return piece
      })
      const answer = response === null ? null : JSON.stringify(response)
      const id = save.get(messageId, attempt, conversationId, operation, modelId, JSON.stringify(skeleton), answer, sentAt)
      for (const piece of used) refer.run(id, piece)
    })
  })
}

/** In the order they were sent. One that can no longer be read is left out. */
export const readExchanges = (database: ReadableDatabase, messageId: MessageId): StoredExchange[] => {
  const findPiece = statement(database, 'SELECT json FROM request_pieces WHERE id = ?').pluck()
  const pieceOf = (id: number): JsonValue => json.catch(null).parse(findPiece.get(id))
  return statement(
    database,
    'SELECT operation, model_id AS modelId, sent_at AS sentAt, request, response FROM exchanges WHERE message_id = ? ORDER BY attempt',
  )
    .all(messageId)
    .flatMap((row) => {
      const parsed = rowSchema.safeParse(row)
      if (!parsed.success) return []
      const { operation, modelId, sentAt, request, response } = parsed.data
      return [{ operation, modelId, sentAt, request: putTogether(request, pieceOf), response }]
    })
}

/** Takes the requests of a turn away, such as those that hold what a guardrail has blocked: out of the log too. */
export const forgetExchanges = (database: WritableDatabase, conversationId: ConversationId, turnId: TurnId): void => {
  statement(database, 'DELETE FROM exchanges WHERE message_id IN (SELECT id FROM messages WHERE conversation_id = ? AND turn_id = ?)').run(
    conversationId,
    turnId,
  )
  forgetDeleted(database)
}
