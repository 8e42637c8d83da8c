import { z } from 'zod'
import { maximumAttachmentsPerMessage } from '../file-limits.ts'
import { conversationSchema } from '../conversation.ts'
import { attachmentIdSchema, conversationIdSchema, messageIdSchema, profileIdSchema } from '../ids.ts'
import {
  countedSendSchema,
  inferenceChangesSchema,
  inferenceSettingsSchema,
  listedGuardrailSchema,
  modelFeaturesSchema,
  outputSchemaSchema,
  savedSchemaSchema,
} from '../inference.ts'
import { userFacingErrorSchema } from '../user-facing-error.ts'

const conversation = z.object({ conversationId: conversationIdSchema })
const target = z.object({ profileId: profileIdSchema, region: z.string().max(64), modelId: z.string().min(1).max(2048) })
const message = z.object({ messageId: messageIdSchema })
const codeLanguage = z.enum(['aws-cli', 'boto3', 'javascript', 'strands', 'pydantic-ai'])
export type CodeLanguage = z.infer<typeof codeLanguage>
const layers = z.object({
  conversation: inferenceChangesSchema,
  model: inferenceChangesSchema,
  /** What holds where neither layer says anything. */
  app: inferenceSettingsSchema,
  features: modelFeaturesSchema,
})
export type InferenceLayers = z.infer<typeof layers>

/** Settings of requests, what they would cost, and what was really sent. */
export const inferenceRequests = {
  'inference.read': { input: target.extend({ conversationId: conversationIdSchema.nullable() }), output: layers },
  /** Replaces the layer of the conversation. */
  'inference.write': { input: conversation.extend({ changes: inferenceChangesSchema }), output: inferenceChangesSchema },
  /** Replaces the layer of the model, for every conversation with it. */
  'inference.writeModel': { input: target.extend({ changes: inferenceChangesSchema }), output: inferenceChangesSchema },
  /** The guardrails of the account; `problem` is why there is no list. */
  'guardrails.list': {
    input: target.omit({ modelId: true }),
    output: z.object({ guardrails: z.array(listedGuardrailSchema), problem: userFacingErrorSchema.nullable() }),
  },
  'schemas.list': { input: z.object({}).strict(), output: z.array(savedSchemaSchema) },
  /** With `id` null a new one. */
  'schemas.save': { input: z.object({ id: z.uuid().nullable(), output: outputSchemaSchema }), output: savedSchemaSchema },
  'schemas.remove': { input: z.object({ id: z.uuid() }), output: z.null() },
  /** Why a text is no usable JSON Schema; empty when it is one. */
  'schemas.check': { input: z.object({ text: z.string().max(200_000) }), output: z.object({ problems: z.array(z.string()) }) },
  'turns.count': {
    input: target.extend({
      conversationId: conversationIdSchema.nullable(),
      text: z.string().max(2_000_000),
      attachmentIds: z.array(attachmentIdSchema).max(maximumAttachmentsPerMessage),
      inference: inferenceChangesSchema.nullable(),
      outputSchema: outputSchemaSchema.nullable(),
    }),
    output: countedSendSchema,
  },
  /** Leaves out the oldest turns, at least one, until about half of the context window is free. */
  'context.trim': { input: conversation, output: conversationSchema },
  /** Puts a summary, written by the conversation's model, in the place of all turns but the newest. */
  'context.summarise': { input: conversation, output: conversationSchema },
  /** The summary that stands for the messages left out; null without one. */
  'context.read': { input: conversation, output: z.object({ summary: z.string().nullable() }) },
  /** Sends everything again. */
  'context.reset': { input: conversation, output: conversationSchema },
  /** What was sent and what came, as JSON texts, secrets redacted; newest attempt last. */
  'replies.inspect': {
    input: message,
    output: z.object({
      exchanges: z.array(z.object({ sentAt: z.number(), operation: z.string(), request: z.string(), response: z.string() })),
    }),
  },
  /** The request of a reply as a program. `files` are those that it reads, with their names beside it. */
  'replies.code': {
    input: message.extend({ language: codeLanguage }),
    output: z.object({ code: z.string(), fileName: z.string(), files: z.array(z.string()) }),
  },
  /** Writes the program and its files into a folder that the person picks; false when none was picked. */
  'replies.saveCode': { input: message.extend({ language: codeLanguage }), output: z.object({ isSaved: z.boolean() }) },
  /** Writes the structured answer as a JSON file where the person picks. */
  'replies.saveJson': { input: message, output: z.object({ isSaved: z.boolean() }) },
} as const
