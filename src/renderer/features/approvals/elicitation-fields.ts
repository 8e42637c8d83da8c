import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonObject, JsonValue } from '../../../shared/json.ts'

type Option = { readonly value: string; readonly label: string }
type FieldKind =
  | {
      readonly type: 'text'
      readonly format: string
      readonly minimumLength: number | null
      readonly maximumLength: number | null
    }
  | { readonly type: 'number'; readonly isWhole: boolean; readonly minimum: number | null; readonly maximum: number | null }
  | { readonly type: 'check' }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | {
      readonly type: 'choices'
      readonly options: readonly Option[]
      readonly minimumCount: number | null
      readonly maximumCount: number | null
    }

/** One field of a form that a server asks to have filled in; `start` is what it holds before anyone has typed. */
export type ElicitationField = FieldKind & {
  readonly name: string
  readonly label: string
  readonly note: string
  readonly isRequired: boolean
  readonly start: FieldValue
}

/** What a field holds: a typed line, a tick, or what was chosen of a list. */
export type FieldValue = string | boolean | readonly string[]

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
const numberOf = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
const textsOf = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []

const namedOption = (entry: JsonValue): readonly Option[] => {
  if (!isJsonObject(entry)) return []
  const { const: value, title } = entry
  return typeof value === 'string' ? [{ value, label: textOf(title) === '' ? value : textOf(title) }] : []
}

/** The forms that a choice has in the protocol: bare values, values beside names, and values with titles. */
const optionsOf = (schema: JsonObject): readonly Option[] => {
  const { enum: bare, enumNames, oneOf, anyOf } = schema
  if (Array.isArray(bare)) {
    const names = textsOf(enumNames)
    return textsOf(bare).map((value, index) => ({ value, label: names[index] ?? value }))
  }
  const named = oneOf ?? anyOf
  return Array.isArray(named) ? named.flatMap(namedOption) : []
}

const kindOf = (schema: JsonObject): (FieldKind & { readonly start: FieldValue }) | null => {
  const { type, format, minLength, maxLength, minimum, maximum, items, minItems, maxItems, default: start } = schema
  const options = optionsOf(schema)
  if (type === 'string' && options.length > 0) return { type: 'choice', options, start: textOf(start) }
  if (type === 'string') {
    return {
      type: 'text',
      format: textOf(format),
      minimumLength: numberOf(minLength),
      maximumLength: numberOf(maxLength),
      start: textOf(start),
    }
  }
  if (type === 'number' || type === 'integer') {
    const isWhole = type === 'integer'
    return { type: 'number', isWhole, minimum: numberOf(minimum), maximum: numberOf(maximum), start: String(numberOf(start) ?? '') }
  }
  if (type === 'boolean') return { type: 'check', start: start === true }
  if (type !== 'array' || !isJsonObject(items)) return null
  const itemOptions = optionsOf(items)
  return itemOptions.length === 0
    ? null
    : { type: 'choices', options: itemOptions, minimumCount: numberOf(minItems), maximumCount: numberOf(maxItems), start: textsOf(start) }
}

/** The fields of a form, or null where it holds one that cannot be shown: half a form is not what the server asks. */
export const readFields = (schema: JsonValue): readonly ElicitationField[] | null => {
  if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return null
  const required = textsOf(schema['required'])
  const fields = Object.entries(schema['properties']).map(([name, property]): ElicitationField | null => {
    const kind = isJsonObject(property) ? kindOf(property) : null
    if (kind === null || !isJsonObject(property)) return null
    const { title, description } = property
    const label = textOf(title) === '' ? name : textOf(title)
    return { ...kind, name, label, note: textOf(description), isRequired: required.includes(name) }
  })
  const known = fields.filter((field) => field !== null)
  return known.length === fields.length ? known : null
}
