import type { JsonValue } from '../../../shared/json.ts'
import { approvalsMessages as words } from '../../../shared/messages/approvals.ts'
import type { ElicitationField, FieldValue } from './elicitation-fields.ts'

type Values = Readonly<Record<string, FieldValue>>

export const valueOf = (field: ElicitationField, values: Values): FieldValue =>
  Object.hasOwn(values, field.name) ? (values[field.name] ?? field.start) : field.start

const isEmpty = (value: FieldValue): boolean => (typeof value === 'boolean' ? false : value.length === 0)

const formatProblems: Readonly<Record<string, (text: string) => string | undefined>> = {
  email: (text) => (/^[^\s@]+@[^\s@]+$/u.test(text) ? undefined : words.fieldNotEmail),
  uri: (text) => (URL.canParse(text) ? undefined : words.fieldNotUri),
  date: (text) => (/^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) ? undefined : words.fieldNotDate),
  'date-time': (text) => (/^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(Date.parse(text)) ? undefined : words.fieldNotTime),
}

const textProblem = (field: Extract<ElicitationField, { type: 'text' }>, text: string): string | undefined => {
  const length = Array.from(text).length
  if (field.minimumLength !== null && length < field.minimumLength) return words.fieldTooShort(field.minimumLength)
  if (field.maximumLength !== null && length > field.maximumLength) return words.fieldTooLong(field.maximumLength)
  return Object.hasOwn(formatProblems, field.format) ? formatProblems[field.format]?.(text) : undefined
}

const numberProblem = (field: Extract<ElicitationField, { type: 'number' }>, text: string): string | undefined => {
  const value = Number(text)
  if (!Number.isFinite(value)) return words.fieldNotNumber
  if (field.isWhole && !Number.isSafeInteger(value)) return words.fieldNotWhole
  if (field.minimum !== null && value < field.minimum) return words.fieldAtLeast(field.minimum)
  return field.maximum !== null && value > field.maximum ? words.fieldAtMost(field.maximum) : undefined
}

/** Why a field cannot be sent as it is. */
export const problemOf = (field: ElicitationField, values: Values): string | undefined => {
  const value = valueOf(field, values)
  if (isEmpty(value) || (typeof value === 'string' && value.trim() === '')) return field.isRequired ? words.fieldRequired : undefined
  switch (field.type) {
    case 'text':
      return textProblem(field, String(value))
    case 'number':
      return numberProblem(field, String(value).trim())
    case 'check':
      return undefined
    case 'choice':
      return field.options.some((option) => option.value === value) ? undefined : words.fieldRequired
    case 'choices': {
      const count = typeof value === 'object' ? value.length : 0
      if (field.minimumCount !== null && count < field.minimumCount) return words.fieldTooFew(field.minimumCount)
      return field.maximumCount !== null && count > field.maximumCount ? words.fieldTooMany(field.maximumCount) : undefined
    }
  }
}

const answerOf = (field: ElicitationField, value: FieldValue): JsonValue => {
  if (typeof value === 'object') return [...value]
  return field.type === 'number' ? Number(value) : value
}

/** What is sent: every field that holds something, by its name. */
export const contentOf = (fields: readonly ElicitationField[], values: Values): Record<string, JsonValue> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, values)
      return isEmpty(value) || (field.type === 'number' && String(value).trim() === '') ? [] : [[field.name, answerOf(field, value)]]
    }),
  )
