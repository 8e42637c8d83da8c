import { lacks, claudeOf } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import type { WireRequest } from './validate-shape.ts'

const refusedKeywords = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'maxItems'] as const
/** These hold names, not keywords. */
const namesInside = new Set(['properties', '$defs', 'definitions', 'patternProperties'])
/** These hold values. */
const valuesInside = new Set(['enum', 'const', 'default', 'examples'])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownProblem = (schema: Readonly<Record<string, unknown>>): string | null => {
  const { type, $ref, minItems, additionalProperties, properties } = schema
  const types: readonly unknown[] = Array.isArray(type) ? type : [type]
  if ((types.includes('object') || properties !== undefined) && additionalProperties !== false) {
    return "For 'object' type, 'additionalProperties' must be explicitly set to false"
  }
  const refused = refusedKeywords.find((keyword) => schema[keyword] !== undefined)
  if (refused !== undefined) return `For '${String(types[0])}' type, property '${refused}' is not supported`
  if (typeof minItems === 'number' && minItems > 1) return "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
  return typeof $ref === 'string' && !$ref.startsWith('#') ? `External $ref '${$ref}' is not supported` : null
}

const refsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (!isObject(value)) return []
  return [...(typeof value['$ref'] === 'string' ? [value['$ref']] : []), ...Object.values(value).flatMap(refsIn)]
}

const at = (root: unknown, ref: string): unknown =>
  ref
    .slice(1)
    .split('/')
    .filter((key) => key !== '')
    .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined), root)

/** A reference that comes back to itself. */
const isRecursive = (root: unknown, ref: string, seen: readonly string[] = []): boolean =>
  ref === '#' || seen.includes(ref) || refsIn(at(root, ref)).some((next) => isRecursive(root, next, [...seen, ref]))

const problemIn = (schema: unknown): string | null => {
  if (Array.isArray(schema)) return firstProblem(schema)
  if (!isObject(schema)) return null
  const inner = Object.entries(schema).flatMap(([key, value]) => {
    if (valuesInside.has(key)) return []
    return namesInside.has(key) && isObject(value) ? Object.values(value) : [value]
  })
  return ownProblem(schema) ?? firstProblem(inner)
}
const firstProblem = (schemas: readonly unknown[]): string | null => {
  for (const schema of schemas) {
    const problem = problemIn(schema)
    if (problem !== null) return problem
  }
  return null
}

/** What the grammar of constrained answers cannot express. */
export const schemaProblem = (schema: unknown): string | null => {
  if (!isObject(schema)) return 'Schema must be an object'
  if (refsIn(schema).some((ref) => ref.startsWith('#') && isRecursive(schema, ref))) return 'Recursive schemas are not supported'
  return problemIn(schema)
}

const checkSchema = (text: string): Rejection | null => {
  try {
    const problem = schemaProblem(JSON.parse(text))
    return problem === null ? null : invalid(`output_config.format.schema: ${problem}`)
  } catch {
    // What is no JSON is refused with the words for that.
    return invalid('The schema in outputConfig.textFormat.structure.jsonSchema is not valid JSON.')
  }
}

const citesSources = ({ messages }: WireRequest): boolean =>
  messages.some(({ content }) =>
    content.some(({ document, searchResult }) => document?.citations?.enabled === true || searchResult?.citations?.enabled === true),
  )

/** Answers that have to follow a schema, and the effort. */
export const checkOutput = (request: WireRequest, baseId: string): Rejection | null => {
  const { textFormat, effort } = request.outputConfig ?? {}
  const efforts = claudeOf(baseId)?.efforts ?? null
  return firstOf([
    () =>
      textFormat !== undefined && lacks.structured(baseId)
        ? invalid("This model doesn't support the outputConfig.textFormat field. Remove outputConfig.textFormat and try again.")
        : null,
    () => (textFormat === undefined ? null : checkSchema(textFormat.structure.jsonSchema?.schema ?? '')),
    () =>
      textFormat !== undefined && citesSources(request)
        ? invalid('Citations cannot be used together with structured outputs. Disable citations or remove outputConfig.textFormat.')
        : null,
    () =>
      effort === undefined || efforts === null || efforts.includes(effort)
        ? null
        : invalid(
            efforts.length === 0
              ? 'This model does not support the effort parameter.'
              : `output_config.effort: Input should be ${efforts.map((word) => `'${word}'`).join(', ')}`,
          ),
  ])
}
