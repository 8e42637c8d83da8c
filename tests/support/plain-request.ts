import type { ReplyRequest, RequestMessage, RequestPart } from '../../src/main/bedrock/reply-request.ts'
import { messageIdSchema } from '../../src/shared/ids.ts'
import { defaultInference } from '../../src/shared/inference.ts'

/** A message of its own, complete and of unknown origin. */
export const requestMessage = (role: 'user' | 'assistant', parts: readonly RequestPart[]): RequestMessage => ({
  id: messageIdSchema.parse(crypto.randomUUID()),
  role,
  status: 'complete',
  parts,
  origin: null,
})

/** A request with nothing chosen; caching and citations are off, so that what is sent is what is asked. */
export const plainRequest = (more: Partial<ReplyRequest> & Pick<ReplyRequest, 'modelId' | 'messages'>): ReplyRequest => ({
  appInstructions: '',
  summary: null,
  tools: [],
  settings: { ...defaultInference, caching: { ...defaultInference.caching, mode: 'off' }, citations: false },
  output: null,
  correction: null,
  ...more,
})
