import type { AttachmentKind, S3Source } from '../../shared/attachment.ts'
import type { MessageId } from '../../shared/ids.ts'
import type { InferenceSettings, OutputSchema } from '../../shared/inference.ts'
import type { JsonValue } from '../../shared/json.ts'
import type { AttachmentPart, MessageStatus, Part } from '../../shared/message.ts'

/**
 * A file as it was decided to go: see plan-files.ts. `pages` is the text found in it, one entry per page, `pageNumbers` which pages those are when
 * not all of the file go. With `pictures` its pages go as images, with `s3` its address goes, without any bytes its words.
 */
export type RequestAttachment = {
  readonly kind: AttachmentKind
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly pages: readonly string[]
  readonly pageNumbers?: readonly number[]
  readonly pictures?: readonly { readonly page: number; readonly mediaType: string; readonly bytes: Uint8Array }[]
  readonly s3?: S3Source
  /** A person has removed it from this computer: the model is told so. */
  readonly isRemoved?: boolean
}

export type RequestPart = Exclude<Part, AttachmentPart> | { readonly type: 'attachment'; readonly attachment: RequestAttachment }

/**
 * A stored message. `origin` tells of an answer which model wrote it and after what: its reasoning is only valid there. Null for a question, and for
 * answers of which that is not known.
 */
export type RequestMessage = {
  readonly id: MessageId
  readonly role: 'user' | 'assistant'
  readonly status: MessageStatus
  readonly parts: readonly RequestPart[]
  readonly origin: { readonly modelId: string; readonly prefixHash: string | null } | null
}

export type ToolSpec = { readonly name: string; readonly description: string; readonly inputSchema: JsonValue }

/** What an id that hides it stands for. */
export type ModelBehind = { readonly baseModelId: string; readonly geography: string | null }

/** Everything that one reply is asked with, before any rule of a model family is applied. */
export type ReplyRequest = {
  readonly modelId: string
  readonly behind?: ModelBehind | undefined
  /** What the app tells the model; the person's own system prompt is in the settings and comes after it. */
  readonly appInstructions: string
  /** Stands for messages that are not sent any more. */
  readonly summary: string | null
  readonly messages: readonly RequestMessage[]
  readonly tools: readonly ToolSpec[]
  readonly settings: InferenceSettings
  readonly output: OutputSchema | null
  /** Said after the last message without being stored: why an answer did not follow its schema. */
  readonly correction: string | null
}
