import { pagesOf } from '../../shared/page-selection.ts'
import type { Attachment } from '../../shared/attachment.ts'
import { withoutCode } from './quoted-passages.ts'

/** “page 3”, “(pp. 3-4)”, “S. 3” in an answer: where it stands, and its first page. */
export type PageReference = { readonly start: number; readonly end: number; readonly page: number }

const references =
  /(?<![\p{L}\p{N}])(?:[Pp]ages?|PAGES?|[Pp]{1,2}\.|S\.|Seiten?|[Pp]ágs?\.?|[Pp]áginas?|[Pp]agin[ae])[ \u00A0]?(\d{1,5})(?!\d)(?:[ \u00A0]?[-–][ \u00A0]?\d{1,5}(?!\d))?(?![.,]\d)\)?/gu
const maximumReferences = 200

export const pageReferences = (answer: string): readonly PageReference[] => {
  const found: PageReference[] = []
  const text = withoutCode(answer)
  for (const { 0: words, 1: page, index } of text.matchAll(references)) {
    const isBracketed = words.endsWith(')') && text.charAt(index - 1) === '('
    const start = isBracketed ? index - 1 : index
    const end = index + words.length - (words.endsWith(')') && !isBracketed ? 1 : 0)
    if (!text.startsWith('](', end)) found.push({ start, end, page: Number(page) })
    if (found.length === maximumReferences) break
  }
  return found
}

/** The file's own page that an answer means; null where there is none, or where it may be either of two. */
export const ownPage = ({ kind, pageCount, pageSelection }: Attachment, page: number): number | null => {
  if (kind !== 'pdf' || pageCount === null || page < 1) return null
  if (pageSelection === null) return page <= pageCount ? page : null
  const sent = pagesOf(pageSelection)
  const counted = sent[page - 1] ?? null
  const isOwn = sent.includes(page)
  if (!isOwn || counted === page) return counted
  return counted === null ? page : null
}

const nearby = 300
const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/u, '')

/** The file whose name stands nearest before or behind the reference in its paragraph. */
export const namedFile = <File extends { readonly attachment: Attachment }>(
  answer: string,
  { start, end }: PageReference,
  files: readonly File[],
): File | null => {
  const before =
    answer
      .slice(Math.max(0, start - nearby), start)
      .split(/\n\s*\n/u)
      .at(-1) ?? ''
  const after = answer.slice(end, end + nearby).split(/\n\s*\n/u)[0] ?? ''
  let nearest: { readonly file: File; readonly distance: number; readonly length: number } | null = null
  for (const file of files) {
    const stem = withoutEnding(file.attachment.name).toLowerCase()
    if (stem.length < 3) continue
    const ahead = before.toLowerCase().lastIndexOf(stem)
    const behind = after.toLowerCase().indexOf(stem)
    const distances = [...(ahead === -1 ? [] : [before.length - ahead - stem.length]), ...(behind === -1 ? [] : [behind])]
    if (distances.length === 0) continue
    const distance = Math.min(...distances)
    if (nearest === null || distance < nearest.distance || (distance === nearest.distance && stem.length > nearest.length))
      nearest = { file, distance, length: stem.length }
  }
  return nearest?.file ?? null
}
