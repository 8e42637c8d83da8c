import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonObject, JsonValue } from '../../shared/json.ts'

/** Keys whose members only have a meaning together: a person's own takes the place of ours as a whole. */
const indivisible: ReadonlySet<string> = new Set(['thinking', 'reasoning', 'reasoningConfig', 'block_binding'])

const merged = (key: string, below: JsonValue | undefined, above: JsonValue): JsonValue => {
  if (Array.isArray(below) && Array.isArray(above) && key === 'anthropic_beta') return [...new Set([...below, ...above])]
  return isJsonObject(below) && isJsonObject(above) && !indivisible.has(key) ? mergeFields(below, above) : above
}

/** Additional request fields in layers: `above` wins, member by member; lists of beta features are joined. */
export function mergeFields(below: JsonObject, above: JsonObject): { [key: string]: JsonValue } {
  return { ...below, ...Object.fromEntries(Object.entries(above).map(([key, value]) => [key, merged(key, below[key], value)])) }
}

/** Every key of the fields, at any depth. */
export const keysOf = (fields: JsonObject): readonly string[] =>
  Object.entries(fields).flatMap(([key, value]) => [key, ...(isJsonObject(value) ? keysOf(value) : [])])
