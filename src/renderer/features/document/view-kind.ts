import type { Attachment } from '../../../shared/attachment.ts'

/** How a file is shown. */
export type ViewKind = 'pdf' | 'image' | 'text' | 'table' | 'word' | 'media' | 'removed' | 'in-s3'

const tableTypes = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
])

const isTable = ({ mediaType, name }: Attachment): boolean => tableTypes.has(mediaType) || /\.(?:csv|tsv)$/iu.test(name)

export const viewKind = (attachment: Attachment): ViewKind => {
  if (attachment.isRemoved) return 'removed'
  if (!attachment.isStored) return 'in-s3'
  switch (attachment.kind) {
    case 'pdf':
    case 'image':
      return attachment.kind
    case 'text':
      return isTable(attachment) ? 'table' : 'text'
    case 'office':
      return isTable(attachment) ? 'table' : 'word'
    case 'video':
    case 'audio':
      return 'media'
  }
}
