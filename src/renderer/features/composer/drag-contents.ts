export type DraggedKind = 'pdf' | 'image' | 'video' | 'audio' | 'document' | 'text' | 'other'

/** What is dragged, as far as a browser tells before the drop: of files their number and media types, of text that there is some. */
export type DragContents =
  | { readonly type: 'files'; readonly counts: readonly { readonly kind: DraggedKind; readonly count: number }[] }
  /** A link or a picture of a web page: which of them is told with the drop. */
  | { readonly type: 'address' }
  | { readonly type: 'text' }

type Item = { readonly kind: string; readonly type: string }

const kinds = ['pdf', 'image', 'video', 'audio', 'document', 'text', 'other'] as const satisfies readonly DraggedKind[]

const isDocument = (type: string): boolean =>
  /^application\/(?:msword|vnd\.ms-|vnd\.openxmlformats-|vnd\.oasis\.|rtf)/u.test(type) || ['text/csv', 'text/html'].includes(type)

const isText = (type: string): boolean =>
  type.startsWith('text/') || /^application\/(?:.*\+)?(?:json|xml|javascript|x-sh|sql|yaml)$/u.test(type)

const kindOf = (mediaType: string): DraggedKind => {
  const type = mediaType.toLowerCase()
  if (type === 'application/pdf') return 'pdf'
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('video/')) return 'video'
  if (type.startsWith('audio/')) return 'audio'
  if (isDocument(type)) return 'document'
  return isText(type) ? 'text' : 'other'
}

/** Null for what is nothing to add. A folder has no media type, so it counts as `other`. */
export const dragContents = (types: readonly string[], items: readonly Item[]): DragContents | null => {
  if (types.includes('Files')) {
    const found = items.filter(({ kind }) => kind === 'file').map(({ type }) => kindOf(type))
    const counts = kinds.map((kind) => ({ kind, count: found.filter((candidate) => candidate === kind).length }))
    return { type: 'files', counts: counts.filter(({ count }) => count > 0) }
  }
  if (types.includes('text/uri-list')) return { type: 'address' }
  return types.includes('text/plain') ? { type: 'text' } : null
}
