import type { WireRequest } from './validate-shape.ts'

export type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object as it is, anything else as an empty one. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})

export const isFieldsObject = isFields

/** The additional request fields. */
export const fieldsIn = ({ additionalModelRequestFields }: WireRequest): Fields => fieldsOf(additionalModelRequestFields)

export const thinkingIn = (request: WireRequest): Fields => fieldsOf(fieldsIn(request)['thinking'])

/** The first key that is not among the known ones. */
export const foreignKey = (fields: Fields, known: readonly string[]): string | undefined =>
  Object.keys(fields).find((key) => !known.includes(key))
