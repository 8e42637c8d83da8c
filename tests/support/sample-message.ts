import { messageSchema, type Message } from '../../src/shared/message.ts'
import { replyDetailsSchema, type ReplyDetails } from '../../src/shared/model.ts'

type Changes = { readonly [Key in keyof Message]?: unknown }

/** The details of a plain reply, with what a test is about. */
export const sampleDetails = (changes: { readonly [Key in keyof ReplyDetails]?: unknown } = {}): ReplyDetails =>
  replyDetailsSchema.parse({
    modelId: 'amazon.nova-lite-v1:0',
    stopReason: 'end_turn',
    usage: null,
    cost: null,
    latencyMs: null,
    timeToFirstTokenMs: null,
    requestId: null,
    ...changes,
  })

/** A complete answer without parts, with what a test is about. */
export const sampleMessage = (changes: Changes = {}): Message =>
  messageSchema.parse({
    id: '11111111-1111-4111-8111-111111111111',
    conversationId: '22222222-2222-4222-8222-222222222222',
    turnId: '33333333-3333-4333-8333-333333333333',
    position: 2,
    role: 'assistant',
    status: 'complete',
    parts: [],
    error: null,
    details: null,
    leftOut: false,
    createdAt: 1_795_200_000_000,
    ...changes,
  })
