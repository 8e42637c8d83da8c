import type { fieldsMessages } from '../../shared/messages/fields.ts'

type JsonReason = keyof typeof fieldsMessages.jsonReasons
/** Lines and columns count from 1. */
export type JsonProblem = { readonly line: number; readonly column: number; readonly reason: JsonReason }

type Failure = { readonly at: number; readonly reason: JsonReason }
/** Where a piece ends, or why it does not. */
type Piece = number | Failure

const blank = /[ \t\n\r]*/uy
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy
const word = /true|false|null/uy
/** Control characters but for those from U+007F on have to be escaped. */
const plainCharacters = /(?:[^"\\\p{Cc}]|[\u007f-\u009f])*/uy
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy

const endOf = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : null
}
const skipBlank = (text: string, at: number): number => endOf(blank, text, at) ?? at
const failure = (at: number, reason: JsonReason): Failure => ({ at, reason })

const readString = (text: string, start: number): Piece => {
  let at = start + 1
  for (;;) {
    at = endOf(plainCharacters, text, at) ?? at
    if (text[at] === '"') return at + 1
    if (text[at] !== '\\') return failure(at, 'string')
    const escaped = endOf(escape, text, at)
    if (escaped === null) return failure(at, at + 1 < text.length ? 'escape' : 'string')
    at = escaped
  }
}

const readNumber = (text: string, at: number): Piece => {
  const end = endOf(number, text, at)
  return end === null || /[\w.+-]/u.test(text[end] ?? ' ') ? failure(at, 'number') : end
}

/** Members of an object or an array, after its opening sign. */
const readMembers = (text: string, start: number, close: '}' | ']', readMember: (at: number) => Piece): Piece => {
  let at = skipBlank(text, start)
  if (text[at] === close) return at + 1
  for (;;) {
    const member = readMember(at)
    if (typeof member !== 'number') return member
    at = skipBlank(text, member)
    if (text[at] === close) return at + 1
    if (text[at] !== ',') return failure(at, close === '}' ? 'comma-or-brace' : 'comma-or-bracket')
    at = skipBlank(text, at + 1)
  }
}

const readNamed = (text: string, at: number): Piece => {
  if (text[at] !== '"') return failure(at, 'name')
  const name = readString(text, at)
  if (typeof name !== 'number') return name
  const colon = skipBlank(text, name)
  return text[colon] === ':' ? readValue(text, skipBlank(text, colon + 1)) : failure(colon, 'colon')
}

const readValue = (text: string, at: number): Piece => {
  const first = text[at] ?? ''
  if (first === '"') return readString(text, at)
  if (first === '{') return readMembers(text, at + 1, '}', (member) => readNamed(text, member))
  if (first === '[') return readMembers(text, at + 1, ']', (member) => readValue(text, member))
  if (/[-\d]/u.test(first)) return readNumber(text, at)
  return endOf(word, text, at) ?? failure(at, 'value')
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    // The judge's words have no place in every case; the scanner finds it.
    return false
  }
}

/** Where a text stops being JSON; null when it is. */
export const jsonProblem = (text: string): JsonProblem | null => {
  if (isJson(text)) return null
  const value = readValue(text, skipBlank(text, 0))
  const { at, reason } = typeof value === 'number' ? failure(skipBlank(text, value), 'end') : value
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason }
}
