import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { withLineEndsOf, withPlainLineEnds } from './text-file.ts'

export type TextEdit = { readonly oldText: string; readonly newText: string; readonly everywhere?: boolean | undefined }

/**
 * One edit after the other; each text has to be there once, or everywhere. Line ends do not have to be those of the file: what is found is told apart
 * without them, and what is not touched keeps its own.
 */
export const editText = (before: string, edits: readonly TextEdit[], path: string): string => {
  let text = before
  for (const [index, edit] of edits.entries()) text = editedOnce(text, edit, index + 1, path)
  return text
}

const editedOnce = (text: string, { oldText, newText, everywhere = false }: TextEdit, number: number, path: string): string => {
  const wanted = withPlainLineEnds(oldText)
  if (wanted === '') throw new Error(words.editEmpty(number))
  if (wanted === withPlainLineEnds(newText)) throw new Error(words.editSame(number))
  const plain = withPlainLineEnds(text)
  const places = placesOf(plain, wanted)
  if (places.length === 0) throw new Error(words.editNotFound(number, path))
  if (places.length > 1 && !everywhere) throw new Error(words.editAmbiguous(number, places.length))
  const replacement = withLineEndsOf(withPlainLineEnds(newText), text)
  const original = originalPlaces(text)
  let result = ''
  let end = 0
  for (const place of places) {
    result += text.slice(end, original(place)) + replacement
    end = original(place + wanted.length)
  }
  return result + text.slice(end)
}

const placesOf = (text: string, wanted: string): number[] => {
  const places: number[] = []
  for (let place = text.indexOf(wanted); place !== -1; place = text.indexOf(wanted, place + wanted.length)) places.push(place)
  return places
}

/** From places in the text with plain line ends to those in the text itself; asked in rising order. */
const originalPlaces = (text: string): ((place: number) => number) => {
  let from = 0
  let plain = 0
  return (place) => {
    while (plain < place) {
      from += text.startsWith('\r\n', from) ? 2 : 1
      plain += 1
    }
    return from
  }
}
