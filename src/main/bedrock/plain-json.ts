import { jsonValueSchema, type JsonValue } from '../../shared/message.ts'

/** The value of a JSON text; null where it is none. */
export const parsedJson = (text: string): JsonValue | null => {
  try {
    const value = jsonValueSchema.safeParse(JSON.parse(text))
    return value.success ? value.data : null
  } catch {
    // Cut or damaged text has no value.
    return null
  }
}

const plain = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)

/** Through text and back: what JSON cannot hold becomes null, bytes become base64 as on the wire. */
export const asJson = (value: unknown): JsonValue => parsedJson(JSON.stringify([value], plain).slice(1, -1))
