import type { AttachmentKind } from '../../shared/attachment.ts'
import type { AttachmentPart, JsonValue, MessageStatus, Part } from '../../shared/message.ts'

/** A file with its bytes; `pages` is the text found in it, one entry per page. */
export type RequestAttachment = {
  readonly kind: AttachmentKind
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly pages: readonly string[]
}

export type RequestPart = Exclude<Part, AttachmentPart> | { readonly type: 'attachment'; readonly attachment: RequestAttachment }

export type RequestMessage = { readonly role: 'user' | 'assistant'; readonly status: MessageStatus; readonly parts: readonly RequestPart[] }

export type ToolSpec = { readonly name: string; readonly description: string; readonly inputSchema: JsonValue }

/** What an id that hides it stands for. */
export type ModelBehind = { readonly baseModelId: string; readonly geography: string | null }

export type ReplyRequest = {
  readonly modelId: string
  readonly behind?: ModelBehind | undefined
  readonly system: string
  readonly messages: readonly RequestMessage[]
  readonly maxTokens: number
  readonly tools: readonly ToolSpec[]
}
