import { createHash } from 'node:crypto'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonValue } from '../../shared/json.ts'

/** Longer bytes stand by their hash alone. */
const mostKeptBytes = 32 * 1024

const bytesJson = (bytes: Uint8Array): JsonValue => ({
  $bytes: {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.byteLength,
    ...(bytes.byteLength <= mostKeptBytes ? { base64: Buffer.from(bytes).toString('base64') } : {}),
  },
})

/** Members of a guardrail's trace that repeat what was written. */
const repeated: ReadonlySet<string> = new Set([
  'match',
  'modelOutput',
  'translation',
  'claimsTrueScenario',
  'claimsFalseScenario',
  'logicWarning',
  'options',
  'differenceScenarios',
])
const nothing: ReadonlySet<string> = new Set()

/** Members of a union that the SDK does not know take their own name again. */
const membersOf = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).map(([key, inner]: readonly [string, unknown]) =>
    key === '$unknown' && Array.isArray(inner) ? [String(inner[0]), inner[1]] : [key, inner],
  )

const jsonOf = (value: unknown, leftOut: ReadonlySet<string>): JsonValue => {
  if (value instanceof Uint8Array) return bytesJson(value)
  if (Array.isArray(value)) return value.map((inner) => jsonOf(inner, leftOut))
  if (typeof value === 'object' && value !== null) {
    const members = membersOf(value).filter(([key, inner]) => inner !== undefined && !leftOut.has(key))
    return Object.fromEntries(members.map(([key, inner]) => [key, jsonOf(inner, leftOut)]))
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** An input or an output of Converse as JSON that can be kept and shown: see `Exchange`. */
export const wireJson = (value: unknown): JsonValue => {
  if (typeof value !== 'object' || value === null || !('trace' in value)) return jsonOf(value, nothing)
  const { trace, ...rest } = value
  const plain = jsonOf(rest, nothing)
  return isJsonObject(plain) ? { ...plain, trace: jsonOf(trace, repeated) } : plain
}
