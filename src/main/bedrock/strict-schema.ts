import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonObject, JsonValue } from '../../shared/json.ts'

/** What the service does not compile; it is told in words instead. https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html */
const untakenKeywords: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'maxItems',
  'uniqueItems',
  'contains',
  'minContains',
  'maxContains',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'patternProperties',
  'dependentRequired',
  'dependentSchemas',
  'if',
  'then',
  'else',
  'not',
  'prefixItems',
  'unevaluatedProperties',
  'unevaluatedItems',
])
const droppedKeywords: ReadonlySet<string> = new Set([
  '$schema',
  '$id',
  '$comment',
  'examples',
  'default',
  'additionalProperties',
  'additionalItems',
])
const mapsOfSchemas: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions'])
const listsOfSchemas: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf'])

const isUntaken = (key: string, value: JsonValue): boolean =>
  untakenKeywords.has(key) || (key === 'minItems' && typeof value === 'number' && value > 1)

const describesObject = (schema: JsonObject): boolean => {
  const { type } = schema
  return type === 'object' || (Array.isArray(type) && type.includes('object')) || schema['properties'] !== undefined
}

/** An object whose members are not named: with no others allowed, it could only be empty. */
const isOpenMap = (schema: JsonObject): boolean =>
  describesObject(schema) && schema['properties'] === undefined && schema['additionalProperties'] !== false

const described = (schema: JsonObject, told: readonly (readonly [string, JsonValue])[]): { [key: string]: JsonValue } => {
  if (told.length === 0) return {}
  const words = told.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')
  const { description } = schema
  return { description: typeof description === 'string' && description !== '' ? `${description} (${words})` : words }
}

const strictValue = (key: string, value: JsonValue): JsonValue => {
  if (mapsOfSchemas.has(key) && isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isJsonObject(inner) ? strict(inner) : inner]))
  }
  if (listsOfSchemas.has(key) && Array.isArray(value)) return value.map((inner) => (isJsonObject(inner) ? strict(inner) : inner))
  return key === 'items' && isJsonObject(value) ? strict(value) : value
}

function strict(schema: JsonObject): { [key: string]: JsonValue } {
  const entries = Object.entries(schema)
  const kept = entries.filter(([key, value]) => !isUntaken(key, value) && !droppedKeywords.has(key))
  return {
    ...Object.fromEntries(kept.map(([key, value]) => [key === 'oneOf' ? 'anyOf' : key, strictValue(key, value)])),
    ...described(
      schema,
      entries.filter(([key, value]) => isUntaken(key, value)),
    ),
    ...(describesObject(schema) ? { additionalProperties: false } : {}),
  }
}

const innerSchemas = (schema: JsonObject): readonly JsonObject[] =>
  Object.entries(schema).flatMap(([key, value]) => {
    if (mapsOfSchemas.has(key) && isJsonObject(value)) return Object.values(value).filter(isJsonObject)
    if (listsOfSchemas.has(key) && Array.isArray(value)) return value.filter(isJsonObject)
    return key === 'items' && isJsonObject(value) ? [value] : []
  })

const pointed = (root: JsonObject, pointer: string): JsonObject | null => {
  const steps = pointer
    .slice(2)
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
  let found: JsonValue | undefined = { ...root }
  for (const step of steps) found = isJsonObject(found) ? found[step] : undefined
  return isJsonObject(found) ? found : null
}

/** Whether the service could compile it: all references are inside, nothing leads back to itself, and every object names its members. */
const isCompilable = (root: JsonObject, schema: JsonObject, above: readonly JsonObject[]): boolean => {
  if (above.includes(schema) || isOpenMap(schema)) return false
  const { $ref } = schema
  const target = typeof $ref === 'string' && $ref.startsWith('#/') ? pointed(root, $ref) : null
  if ($ref !== undefined && target === null) return false
  const inner = target === null ? innerSchemas(schema) : [...innerSchemas(schema), target]
  return inner.every((next) => isCompilable(root, next, [...above, schema]))
}

/** The schema in the subset that the service compiles, with what it does not take told in words; null where there is no such form. */
export const strictSchema = (schema: JsonObject): { [key: string]: JsonValue } | null => {
  try {
    return isCompilable(schema, schema, []) ? strict(schema) : null
  } catch {
    // A reference that is no address, or a schema too deep to walk, has no strict form.
    return null
  }
}
