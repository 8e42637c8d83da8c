import { jsonIn, type JsonValue } from '../../shared/json.ts'

const plain = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)

/** A block that is kept in a message, through text and back: what JSON cannot hold becomes null, bytes become base64 as on the wire. */
export const plainJson = (value: unknown): JsonValue => jsonIn(JSON.stringify([value], plain).slice(1, -1))
