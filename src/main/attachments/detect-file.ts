import type { AttachmentKind } from '../../shared/attachment.ts'
import { detectCompoundFile, detectZip } from './detect-container.ts'
import { detectMediaType, hasPdfEnding } from './detect-media-type.ts'
import type { Detected } from './detected.ts'
import { refuseFile } from './refuse-file.ts'

export type KnownFile = { readonly kind: AttachmentKind; readonly mediaType: string }

/** Throws the refusal of a file whose first bytes already show that it is not taken, so that the rest need not be read. */
export const detectHead = (head: Uint8Array, name: string): Exclude<Detected, { kind: 'refused' }> => {
  const detected = detectMediaType(head, name)
  return detected.kind === 'refused' ? refuse(detected.reason, name) : withoutFalsePdf(detected, name)
}

/** What a file is that the first bytes let pass; throws its refusal where it is not taken. */
export const detectFile = async (path: string, head: Uint8Array, name: string): Promise<KnownFile> => {
  const detected = await openContainer(detectHead(head, name), path, name)
  switch (detected.kind) {
    case 'refused':
      return refuse(detected.reason, name)
    case 'zip':
    case 'compound-file':
      return refuse('unsupported', name)
    case 'pdf':
    case 'image':
    case 'text':
    case 'office':
    case 'video':
    case 'audio':
      return detected
  }
}

const openContainer = async (detected: Detected, path: string, name: string): Promise<Detected> => {
  if (detected.kind === 'zip') return await detectZip(path, name)
  return detected.kind === 'compound-file' ? await detectCompoundFile(path) : detected
}

/** A text that is called a PDF is most often the page of an error that was downloaded in its stead. */
const withoutFalsePdf = <Media extends Detected>(detected: Media, name: string): Media =>
  detected.kind === 'text' && hasPdfEnding(name) ? refuse('unsupported', name) : detected

const refuse = (reason: Extract<Detected, { kind: 'refused' }>['reason'], name: string): never => {
  throw refuseFile(reason === 'unsupported' && hasPdfEnding(name) ? 'not-a-pdf' : reason, name)
}
