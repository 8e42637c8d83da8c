import { useEffect, useEffectEvent, useState } from 'react'
import type { Attachment } from '../../../shared/attachment.ts'
import { documentMessages as words } from '../../../shared/messages/document.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { loadDocumentText } from './document-text.ts'
import { locatePassage, type PagePassage } from './find-passage.ts'

export type PdfPlace = {
  /** Passages to mark, by page, as `wordsOnly` gives them. */
  readonly passages: ReadonlyMap<number, readonly string[]>
  /** What is said about the place; empty when there is nothing to say. */
  readonly note: string
  readonly isMissing: boolean
}

const nowhere: PdfPlace = { passages: new Map(), note: '', isMissing: false }

const missing = ({ page }: DocumentPlace): string => (page === null ? words.passageNotFound : words.passageNotFoundOn(page))

/** Goes to each place that is asked for: to its page at once, to its passages when they are found. */
export const usePdfPlace = (
  attachment: Attachment,
  place: DocumentPlace | null,
  goTo: (page: number) => void,
  onPassage: (page: number) => void,
): PdfPlace => {
  const [shown, setShown] = useState(nowhere)
  const arrive = useEffectEvent((page: number): void => goTo(page))
  const find = useEffectEvent(async (wanted: DocumentPlace, signal: AbortSignal): Promise<void> => {
    const found = await locateAll(attachment, wanted)
    if (signal.aborted) return
    const [first] = found
    setShown({
      passages: byPage(found),
      note: first === undefined ? missing(wanted) : words.passageShownOn(first.page),
      isMissing: first === undefined,
    })
    if (first !== undefined) onPassage(first.page)
  })
  useEffect(() => {
    setShown(nowhere)
    if (place === null) return undefined
    const stop = new AbortController()
    if (place.page !== null) arrive(place.page)
    if (place.passages.length > 0 || place.characters !== null) {
      // Without its text the file is still shown, at the page.
      find(place, stop.signal).catch(() => stop.signal.aborted || setShown({ ...nowhere, note: missing(place), isMissing: true }))
    }
    return () => stop.abort()
  }, [place])
  return shown
}

const locateAll = async (attachment: Attachment, place: DocumentPlace): Promise<readonly PagePassage[]> => {
  const { texts } = await loadDocumentText(attachment.id)
  const passages =
    place.characters === null ? place.passages : [...place.passages, texts.join('\n').slice(place.characters.start, place.characters.end)]
  return passages.flatMap((passage) => locatePassage(texts, place.page, passage))
}

const byPage = (found: readonly PagePassage[]): ReadonlyMap<number, readonly string[]> => {
  const passages = new Map<number, readonly string[]>()
  for (const { page, words: passage } of found) passages.set(page, [...(passages.get(page) ?? []), passage])
  return passages
}
