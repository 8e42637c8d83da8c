import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { bytesIn, type RequestBytes } from './request-bytes.ts'

/** How a language writes the values of a request. */
export type Dialect = {
  readonly yes: string
  readonly no: string
  readonly nothing: string
  readonly indent: string
  readonly hasTrailingComma: boolean
  readonly key: (name: string) => string
  readonly bytes: (bytes: RequestBytes) => string
}

const longestLine = 100

/** What turns the order of letters round or is not seen: in a program it would hide what stands there. */
const unseen = /[\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text in double quotes with JSON's escapes, which are those of JavaScript and Python too. */
export const quoted = (text: string): string => JSON.stringify(text).replaceAll(unseen, escaped)

/** A value as source code, its lines after the first indented by `level`. What is short stays on one line. */
export const printValue = (value: JsonValue, dialect: Dialect, level = 0): string => {
  if (value === null) return dialect.nothing
  if (typeof value === 'boolean') return value ? dialect.yes : dialect.no
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return JSON.stringify(value)
  const bytes = bytesIn(value)
  if (bytes !== null) return dialect.bytes(bytes)
  const [open, close] = isJsonObject(value) ? ['{', '}'] : ['[', ']']
  const items = isJsonObject(value)
    ? Object.entries(value).map(([name, inner]) => `${dialect.key(name)}: ${printValue(inner, dialect, level + 1)}`)
    : value.map((inner) => printValue(inner, dialect, level + 1))
  if (items.length === 0) return `${open}${close}`
  const line = `${open}${items.join(', ')}${close}`
  if (line.length <= longestLine && !line.includes('\n')) return line
  const inner = dialect.indent.repeat(level + 1)
  const end = dialect.hasTrailingComma ? ',' : ''
  return `${open}\n${items.map((item) => `${inner}${item}`).join(',\n')}${end}\n${dialect.indent.repeat(level)}${close}`
}

const fileNamed = (files: ReadonlyMap<string, string>, sha256: string): string => files.get(sha256) ?? sha256

/** `files` are the names of the larger bytes by their hash. */
export const javascriptDialect = (files: ReadonlyMap<string, string>): Dialect => ({
  yes: 'true',
  no: 'false',
  nothing: 'null',
  indent: '  ',
  hasTrailingComma: true,
  // Written plainly it would set the prototype.
  key: (name) => (name === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/u.test(name) ? name : quoted(name)),
  bytes: ({ sha256, base64 }) =>
    base64 === null ? `await readFile(${quoted(fileNamed(files, sha256))})` : `Buffer.from(${quoted(base64)}, "base64")`,
})

export const pythonDialect = (files: ReadonlyMap<string, string>): Dialect => ({
  yes: 'True',
  no: 'False',
  nothing: 'None',
  indent: '    ',
  hasTrailingComma: true,
  key: quoted,
  bytes: ({ sha256, base64 }) =>
    base64 === null ? `open(${quoted(fileNamed(files, sha256))}, "rb").read()` : `base64.b64decode(${quoted(base64)})`,
})
