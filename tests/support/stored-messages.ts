import { messageIdSchema, type MessageId } from '../../src/shared/ids.ts'
import { defaultInference } from '../../src/shared/inference.ts'
import type { JsonValue } from '../../src/shared/json.ts'
import type { ToolOutcome } from '../../src/shared/message.ts'
import type { ReplyRequest, RequestAttachment, RequestMessage, RequestPart } from '../../src/main/bedrock/reply-request.ts'

export const storedId = (number: number): MessageId => messageIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`)

export const text = (value: string): RequestPart => ({ type: 'text', text: value })
export const signed = (value: string, signature = 'c2ln'): RequestPart => ({ type: 'reasoning', text: value, signature })
export const call = (
  toolUseId: string,
  outcome: ToolOutcome | null,
  more: { readonly name?: string; readonly input?: JsonValue; readonly server?: boolean } = {},
): RequestPart => ({ type: 'tool-call', toolUseId, name: 'calculator', inputText: '{"a":1}', input: { a: 1 }, outcome, ...more })
export const said = (value: string): ToolOutcome => ({ isError: false, text: value })

export const file = (kind: RequestAttachment['kind'], more: Partial<RequestAttachment> = {}): RequestAttachment => ({
  kind,
  name: 'report.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7'),
  pages: ['First page.'],
  ...more,
})
export const attached = (attachment: RequestAttachment): RequestPart => ({ type: 'attachment', attachment })

export const user = (...parts: readonly RequestPart[]): Omit<RequestMessage, 'id'> => ({
  role: 'user',
  status: 'complete',
  parts,
  origin: null,
})
export const answered = (modelId: string, ...parts: readonly RequestPart[]): Omit<RequestMessage, 'id'> => ({
  role: 'assistant',
  status: 'complete',
  parts,
  origin: { modelId, prefixHash: null },
})
export const cut = (...parts: readonly RequestPart[]): Omit<RequestMessage, 'id'> => ({
  role: 'assistant',
  status: 'interrupted',
  parts,
  origin: null,
})

/** The messages get ids from 1 on. */
export const asked = (
  modelId: string,
  messages: readonly Omit<RequestMessage, 'id'>[],
  more: Partial<ReplyRequest> = {},
): ReplyRequest => ({
  modelId,
  appInstructions: '',
  summary: null,
  messages: messages.map((message, index) => ({ ...message, id: storedId(index + 1) })),
  tools: [],
  settings: { ...defaultInference, citations: false },
  output: null,
  correction: null,
  ...more,
})
