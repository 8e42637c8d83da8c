import type { Attachment, AttachmentPage } from '../../../shared/attachment.ts'
import { ownToolMessages as words } from '../../../shared/messages/own-tools.ts'

/** Of one answer: about ten pages of a book. */
const answerCharacters = 20_000

/** A page as it is handed out: in parts where it is longer than one answer. */
const partsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(1, Math.ceil(text.length / answerCharacters)) }, (_unused, index) =>
    text.slice(index * answerCharacters, (index + 1) * answerCharacters),
  )

const headOf = ({ number, label }: AttachmentPage, last: number, part: number, parts: number): string =>
  [
    `[${words.pageOf(number, last)}`,
    ...(label === '' ? [] : [words.sheet(label)]),
    ...(parts === 1 ? [] : [words.cutPage(part, parts)]),
  ].join(' ') + ']'

/** Text from a page on, as much as one answer holds, with the place to read on from. Throws with words for the model. */
export const attachmentText = (
  attachment: Pick<Attachment, 'name' | 'pageCount'>,
  pages: readonly AttachmentPage[],
  page: number,
  part: number,
): string => {
  const written = pages.filter(({ text }) => text.trim() !== '')
  const [first, last] = [written[0], written.at(-1)]
  if (first === undefined || last === undefined) throw new Error(words.attachmentWithoutText(attachment.name))
  const start = written.findIndex(({ number }) => number >= page)
  if (start === -1) throw new Error(words.noPage(page, attachment.name, first.number, last.number))
  const total = attachment.pageCount ?? last.number
  const pieces: string[] = []
  let characters = 0
  for (const current of written.slice(start)) {
    const parts = partsOf(current.text)
    const from = current.number === page ? part : 1
    const piece = parts[from - 1]
    if (piece === undefined) throw new Error(words.noPart(parts.length))
    if (pieces.length > 0 && characters + piece.length > answerCharacters) return [...pieces, words.readOn(current.number)].join('\n\n')
    pieces.push(`${headOf(current, total, from, parts.length)}\n${piece}`)
    characters += piece.length
    if (from < parts.length) return [...pieces, words.readOnPart(current.number, from + 1)].join('\n\n')
  }
  return [...pieces, words.thatIsAll].join('\n\n')
}
