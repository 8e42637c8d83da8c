import { isJsonObject } from '../../shared/is-json-object.ts'
import { jsonValueSchema, type JsonObject, type JsonValue } from '../../shared/json.ts'
import { schemasMessages as words } from '../../shared/messages/schemas.ts'

const deepest = 40
const mostValues = 5000
const mostProblems = 10
const draft = 'https://json-schema.org/draft/2020-12/schema'

/** Every value in a JSON value, itself first, with how deep it lies; stops when there are too many. */
const valuesIn = (root: JsonValue): readonly { readonly value: JsonValue; readonly depth: number }[] => {
  const found = [{ value: root, depth: 1 }]
  for (let place = 0; place < found.length && found.length <= mostValues; place += 1) {
    const { value, depth } = found[place] ?? { value: null, depth: 0 }
    const inner = typeof value === 'object' && value !== null ? Object.values(value) : []
    if (depth <= deepest) found.push(...inner.map((each) => ({ value: each, depth: depth + 1 })))
  }
  return found
}

const referencesIn = (values: readonly { readonly value: JsonValue }[]): readonly string[] =>
  values.flatMap(({ value }) =>
    isJsonObject(value) ? [value['$ref'], value['$dynamicRef']].filter((reference) => typeof reference === 'string') : [],
  )

const parsed = (text: string): { readonly json: JsonValue } | { readonly problem: string } => {
  try {
    return { json: jsonValueSchema.parse(JSON.parse(text)) }
  } catch (error) {
    const [, line, column] = /line (\d+) column (\d+)/u.exec(error instanceof Error ? error.message : '') ?? []
    return { problem: line === undefined || column === undefined ? words.noJson : words.noJsonAt(line, column) }
  }
}

/** What can be said without a validator, which is to see nothing endless and nothing from elsewhere. */
const plainProblems = (schema: JsonObject): readonly string[] => {
  const values = valuesIn(schema)
  if (values.length > mostValues) return [words.tooLarge]
  if (values.some(({ depth }) => depth > deepest)) return [words.tooDeep(deepest)]
  const remote = [...new Set(referencesIn(values))].filter((reference) => !reference.startsWith('#'))
  const named = schema['$schema']
  return [
    ...remote.map((reference) => words.remoteReference(reference)),
    ...(named === undefined || named === draft ? [] : [words.otherDraft(JSON.stringify(named))]),
    ...(schema['type'] === 'object' ? [] : [words.notObjectType]),
  ]
}

const compileProblems = async (schema: JsonObject): Promise<readonly string[]> => {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false })
  if (ajv.validateSchema(schema) !== true) {
    return (ajv.errors ?? []).map(({ instancePath, message = '' }) => words.problemAt(instancePath === '' ? '/' : instancePath, message))
  }
  try {
    ajv.compile(schema)
    return []
  } catch (error) {
    return [words.unusable(error instanceof Error ? error.message : '')]
  }
}

/** Why a text is no JSON Schema (draft 2020-12) that can be asked for; empty when it is one. */
export const checkSchema = async (text: string): Promise<string[]> => {
  const read = parsed(text)
  if ('problem' in read) return [read.problem]
  if (!isJsonObject(read.json)) return [words.noObject]
  const plain = plainProblems(read.json)
  const problems = plain.length > 0 ? plain : await compileProblems(read.json)
  return [...new Set(problems)].slice(0, mostProblems)
}
