import type { Attachment, AttachmentPage } from '../../shared/attachment.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { SendFiles } from '../attachments/send-files.ts'
import type { FileFacts, ImageLimits, PlannedFile } from '../bedrock/file-facts.ts'
import type { RequestMessage, RequestPart } from '../bedrock/reply-request.ts'
import { attachedFiles, attachedKey, factsOf } from './attached-files.ts'
import { loadFile } from './load-file.ts'

type PlannedFiles = { readonly files: readonly PlannedFile[]; readonly imageLimits: ImageLimits; readonly picturesEdge: number }

type Sources = {
  readonly plan: (files: readonly FileFacts[]) => PlannedFiles
  readonly readPages: (attachment: Attachment) => readonly AttachmentPage[]
  readonly files: SendFiles
}

/**
 * Turns stored messages into the messages of a request: each file in the form that was decided for it, its bytes read only where they will be sent.
 * Throws, in words, what keeps a file of the newest question from going.
 */
export const chooseHistory = async (
  messages: readonly Message[],
  { plan, readPages, files }: Sources,
  signal: AbortSignal,
): Promise<readonly RequestMessage[]> => {
  const attached = attachedFiles(messages).map((file) => ({ ...file, pages: readPages(file.attachment) }))
  const planned = plan(attached.map((file) => factsOf(file, file.pages)))
  const refused = planned.files.find(({ error }) => error !== null)?.error ?? null
  if (refused !== null) throw new ExpectedError(refused)
  const planOf = new Map(planned.files.map((file) => [file.key, file]))
  const pagesOf = new Map(attached.map(({ key, pages }) => [key, pages]))
  const newestQuestion = messages.findLastIndex(({ role }) => role === 'user')

  const requestPart = async (part: Part, message: number, index: number): Promise<RequestPart> => {
    if (part.type !== 'attachment') return part
    const key = attachedKey(message, index)
    const filePlan = planOf.get(key) ?? { key, form: 'text', note: null, error: null }
    const isAsked = message === newestQuestion
    const attachment = await loadFile(part.attachment, pagesOf.get(key) ?? [], { ...filePlan, isAsked }, planned, files, signal)
    return { type: 'attachment', attachment }
  }
  return Promise.all(
    messages.map(async ({ id, role, status, parts, details }, message) => ({
      id,
      role,
      status,
      parts: await Promise.all(parts.map((part, index) => requestPart(part, message, index))),
      origin: details === null ? null : { modelId: details.invokedModelId ?? details.modelId, prefixHash: details.prefixHash },
    })),
  )
}
