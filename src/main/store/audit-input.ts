import { cutText } from '../../shared/cut-text.ts'
import type { JsonValue } from '../../shared/json.ts'
import { redactSecrets } from '../../shared/redact-secrets.ts'

/** Room for a path, an address or a command; of the text of a file its beginning stays. */
const longestText = 400
/** Enough to know a secret that begins in what is kept; the rest is not even looked at. */
const lookedAt = 8 * longestText
const longestInput = 4000
const mostMembers = 50
const deepest = 8

const hidden = '[secret]'
const secretName = /secret|passw(?:or)?d|passphrase|api[_-]?key|authorization|cookie|credential|(?:^|[_-]|[a-z])tokens?$/iu
/** `--token=…`, `API_KEY=…`, `?signature=…` */
const given = /(?<![\w-])([\w-]+=)[^\s&;"']+/gu
const namesSecret = /secret|passw(?:or)?d|passphrase|token|api[_-]?key|signature|credential/iu
/** A word of a command that is followed by a secret. */
const secretOption = /^--?[\w-]*(?:secret|passw(?:or)?d|passphrase|token|api-?key)$/iu

/** `of` is how long it was. */
const cut = (text: string, length: number, of = text.length): string =>
  of <= length ? text : `${cutText(text, length)}… (+${of - length})`

const withoutSecret = (found: string, name: string): string => (namesSecret.test(name) ? name + hidden : found)

/** Redacted before it is cut: a secret that is cut in two would not be known any more. */
const plainText = (text: string): string =>
  cut(redactSecrets(text.slice(0, lookedAt)).replace(given, withoutSecret), longestText, text.length)

const isText = (value: JsonValue): boolean => typeof value === 'string' || (typeof value === 'object' && value !== null)

const itemsOf = (values: readonly JsonValue[], depth: number): JsonValue[] =>
  values.slice(0, mostMembers).map((value, index) => {
    const before = values[index - 1]
    return typeof before === 'string' && secretOption.test(before) ? hidden : shortened(value, depth + 1)
  })

const shortened = (value: JsonValue, depth: number): JsonValue => {
  if (typeof value === 'string') return plainText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return '…'
  if (Array.isArray(value)) return itemsOf(value, depth)
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostMembers)
      .map(([name, inner]) => [plainText(name), secretName.test(name) && isText(inner) ? hidden : shortened(inner, depth + 1)]),
  )
}

/** The input of a call as its record keeps it: JSON text, shortened and without secrets. */
export const auditInput = (input: JsonValue): string => cut(JSON.stringify(shortened(input, 0)), longestInput)
