import type { AudioFormat, DocumentFormat, ImageFormat, VideoFormat } from '@aws-sdk/client-bedrock-runtime'
import { chooseWays, type Way } from './choose-ways.ts'
import { documentName } from './document-names.ts'
import type { Carried } from './file-limits.ts'
import type { ModelRule } from './model-rules.ts'
import { refusalOf } from './refusal-of.ts'
import type { RequestMessage } from './reply-request.ts'
import { isDocument, requestFiles, type RequestFile } from './request-files.ts'

export type FilePlan =
  | { readonly as: 'document'; readonly format: DocumentFormat; readonly name: string }
  | { readonly as: 'image'; readonly format: ImageFormat }
  | { readonly as: 'pictures' }
  | { readonly as: 'video'; readonly format: VideoFormat }
  | { readonly as: 'audio'; readonly format: AudioFormat }
  | { readonly as: 'text' }

const carriedOf = ({ kind, format, sizeBytes, pageCount, count, longestEdge, isInS3 }: RequestFile): Carried => ({
  kind,
  format,
  sizeBytes,
  pageCount,
  count,
  longestEdge,
  isInS3,
})

const words: Way<'words'> = { form: 'words', carried: null }

/** A document of a tool has no pages to send where those go instead of its bytes. */
const lacksPages = ({ kind, isAttached }: RequestFile, rule: ModelRule): boolean =>
  rule.documentsAsPages && kind === 'document' && !isAttached

/** As it came, or in words: the text of a document, the name of what is not of the newest question. What came without anything but words is words. */
const waysOf = (file: RequestFile, rule: ModelRule): readonly Way<'block' | 'words'>[] => {
  if (!file.hasContent || lacksPages(file, rule)) return [words]
  return [{ form: 'block', carried: () => carriedOf(file) }, ...(file.hasText || !file.isAsked ? [words] : [])]
}

const planOf = (file: RequestFile, name: string): FilePlan => {
  if (file.isPictures) return { as: 'pictures' }
  switch (file.kind) {
    case 'document':
      return file.format === null ? { as: 'text' } : { as: 'document', format: file.format, name }
    case 'image':
      return file.format === null ? { as: 'text' } : { as: 'image', format: file.format }
    case 'video':
      return file.format === null ? { as: 'text' } : { as: 'video', format: file.format }
    case 'audio':
      return file.format === null ? { as: 'text' } : { as: 'audio', format: file.format }
  }
}

/**
 * Judges the files of a request with their bytes, by the limits that plan-files.ts goes by. A file of the newest question that cannot go at all is
 * thrown as the reason why not; older ones go in words.
 */
export const planAttachments = (messages: readonly RequestMessage[], rule: ModelRule, baseId: string): ReadonlyMap<string, FilePlan> => {
  const files = requestFiles(messages)
  const choices = chooseWays(
    files.map((file) => ({ key: file.key, isAsked: file.isAsked, ways: waysOf(file, rule) })),
    rule,
    baseId,
  )
  const documents = files.filter(({ origin }) => isDocument(origin))
  const names = new Map(documents.map(({ key }, index) => [key, documentName(index + 1)]))
  const planned = (file: RequestFile): FilePlan => {
    const choice = choices.get(file.key)
    if (choice === undefined || choice.form === 'words') return { as: 'text' }
    if (choice.form === null) throw refusalOf({ ...file, kind: file.origin }, choice, rule, baseId)
    return planOf(file, names.get(file.key) ?? documentName(0))
  }
  return new Map(files.toReversed().map((file) => [file.key, planned(file)]))
}
