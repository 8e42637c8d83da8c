import { fileToolMessages as words } from '../../../shared/messages/file-tools.ts'
import { withLineEndsOf, withPlainLineEnds } from './text-file.ts'

export type TextEdit = { readonly oldText: string; readonly newText: string; readonly everywhere?: boolean | undefined }

/** Far more than a person could look over; as large as a file that can be read again. */
const mostPlaces = 10_000
const longestText = 10_000_000
/** Of a text with line ends of both kinds, all edits together: each has to be told apart from its line end. */
const longestMixedWork = 10_000_000

/**
 * One edit after the other; each text has to be there once, or everywhere. Line ends do not have to be those of the file: what is found is told apart
 * without them, and what is not touched keeps its own.
 */
export const editText = (before: string, edits: readonly TextEdit[], path: string): string => {
  const plain = withPlainLineEnds(before)
  // Where all lines end alike, the ends go first and come back last.
  if (plain === before) return editedBy(before, edits, path, editedPlain)
  if (plain.replaceAll('\n', '\r\n') === before) return editedBy(plain, edits, path, editedPlain).replaceAll('\n', '\r\n')
  if (before.length * edits.length > longestMixedWork) throw new Error(words.changeTooLong)
  return editedBy(before, edits, path, editedMixed)
}

type EditOnce = (text: string, wanted: string, plainReplacement: string, find: (plain: string) => readonly number[]) => string

const editedBy = (before: string, edits: readonly TextEdit[], path: string, editOnce: EditOnce): string => {
  let text = before
  for (const [index, { oldText, newText, everywhere = false }] of edits.entries()) {
    const number = index + 1
    const wanted = withPlainLineEnds(oldText)
    const replacement = withPlainLineEnds(newText)
    if (wanted === '') throw new Error(words.editEmpty(number))
    if (wanted === replacement) throw new Error(words.editSame(number))
    text = editOnce(text, wanted, replacement, (plain) => {
      const places = placesOf(plain, wanted)
      if (places.length === 0) throw new Error(words.editNotFound(number, path))
      if (places.length > 1 && !everywhere) throw new Error(words.editAmbiguous(number, places.length))
      const length = plain.length + places.length * (replacement.length - wanted.length)
      if (places.length > mostPlaces || length > longestText) throw new Error(words.changeTooLong)
      return places
    })
  }
  return text
}

const editedPlain: EditOnce = (text, wanted, replacement, find) => replaced(text, wanted, replacement, find(text), (place) => place)

const editedMixed: EditOnce = (text, wanted, replacement, find) =>
  replaced(text, wanted, withLineEndsOf(replacement, text), find(withPlainLineEnds(text)), originalPlaces(text))

const replaced = (
  text: string,
  wanted: string,
  replacement: string,
  places: readonly number[],
  original: (place: number) => number,
): string => {
  let result = ''
  let end = 0
  for (const place of places) {
    result += text.slice(end, original(place)) + replacement
    end = original(place + wanted.length)
  }
  return result + text.slice(end)
}

/** One more than may be replaced is enough to know that there are too many. */
const placesOf = (text: string, wanted: string): number[] => {
  const places: number[] = []
  for (let place = text.indexOf(wanted); place !== -1 && places.length <= mostPlaces; place = text.indexOf(wanted, place + wanted.length)) {
    places.push(place)
  }
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
