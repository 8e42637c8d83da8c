import type { Attachment, LocalMatch } from '../../../shared/attachment.ts'
import type { Message } from '../../../shared/message.ts'
import type { DocumentPlace } from '../../state/view.ts'
import { markOf, marks } from './citations.ts'

/** A place in an attached file where words of an answer were found on this computer; numbered like sources. */
export type FoundPlace = { readonly number: number; readonly attachment: Attachment; readonly page: number; readonly passage: string }

export type FoundPlaces = {
  readonly places: readonly FoundPlace[]
  /** The texts of the message in their order, with marks; each is an object, which stands for the text when it is drawn. */
  readonly texts: readonly { readonly text: string }[]
}

const keyOf = ({ attachmentId, page, passage }: LocalMatch): string => JSON.stringify([attachmentId, page, passage])

/** Where the words stand for the `occurrence`-th time, counted in the way that they were counted when they were found; -1 when they do not. */
const placeOf = (answer: string, { quote, occurrence }: LocalMatch): number => {
  let at = answer.indexOf(quote)
  for (let count = 0; count < occurrence && at !== -1; count += 1) at = answer.indexOf(quote, at + 1)
  return at
}

const between = '\n\n'

/** Puts a mark behind all words that were found, numbering from `firstNumber`; null where none were, or none of their files is known here. */
export const foundPlaces = (
  { parts }: Pick<Message, 'parts'>,
  matches: readonly LocalMatch[],
  files: ReadonlyMap<string, Attachment>,
  firstNumber = 1,
): FoundPlaces | null => {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  const answer = texts.join(between)
  const places = new Map<string, FoundPlace>()
  const ends: { readonly end: number; readonly number: number }[] = []
  for (const match of matches) {
    const attachment = files.get(match.attachmentId)
    const at = placeOf(answer, match)
    if (attachment === undefined || attachment.isRemoved || at === -1 || match.quote === '') continue
    const key = keyOf(match)
    const { page, passage } = match
    const place = places.get(key) ?? { number: firstNumber + places.size, attachment, page, passage }
    places.set(key, place)
    ends.push({ end: at + match.quote.length, number: place.number })
  }
  if (places.size === 0) return null
  return { places: [...places.values()], texts: markedTexts(texts, ends) }
}

const markedTexts = (
  texts: readonly string[],
  ends: readonly { readonly end: number; readonly number: number }[],
): readonly { readonly text: string }[] => {
  let from = 0
  return texts.map((text) => {
    const start = from
    from += text.length + between.length
    const own = ends.filter(({ end }) => end > start && end <= start + text.length).toSorted((one, other) => one.end - other.end)
    let marked = ''
    let last = 0
    for (const { end, number } of own) {
      marked += `${text.slice(last, end - start).replaceAll(marks, '')}${markOf(number)}`
      last = end - start
    }
    return { text: marked + text.slice(last).replaceAll(marks, '') }
  })
}

export const foundPlace = ({ attachment, page, passage }: FoundPlace): DocumentPlace => ({
  // Of a text all is one page.
  page: attachment.kind === 'text' ? null : page,
  passages: passage === '' ? [] : [passage],
  characters: null,
})
