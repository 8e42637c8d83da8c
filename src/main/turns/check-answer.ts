import { jsonrepair } from 'jsonrepair'
import type { OutputSchema } from '../../shared/inference.ts'
import { jsonIn, type JsonValue } from '../../shared/json.ts'
import type { Part } from '../../shared/message.ts'
import type { StructuredAnswer } from '../../shared/model.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { outputToolName } from '../bedrock/output-tool-name.ts'
import { withinLimit } from './within-limit.ts'

const mostProblems = 8
/** The window does not answer for so long at the worst. */
const longestCheckMs = 1000

/** The text without the code fence that models like to put around JSON. */
const unfenced = (text: string): string => {
  const trimmed = text.trim()
  const [opening] = /^```[a-z]*[^\S\n]*\n/u.exec(trimmed) ?? []
  return opening !== undefined && trimmed.endsWith('```') ? trimmed.slice(opening.length, -'```'.length) : text
}

/** The JSON of a text, mended where a model forgot a comma or a quote; null where there is none. A plain sentence is no JSON. */
const mendedJson = (text: string): JsonValue | null => {
  const inner = unfenced(text).trim()
  const whole = jsonIn(inner)
  if (whole !== null) return whole
  const start = inner.search(/[[{]/u)
  if (start === -1) return null
  try {
    return jsonIn(jsonrepair(inner.slice(start)))
  } catch {
    // Beyond repair.
    return null
  }
}

const answered = (parts: readonly Part[]): JsonValue | null => {
  const call = parts.findLast((part) => part.type === 'tool-call' && part.name === outputToolName)
  if (call?.type === 'tool-call') return call.input
  return mendedJson(parts.map((part) => (part.type === 'text' ? part.text : '')).join(''))
}

/** What the schema says of a value; empty where it follows. */
const problemsOf = async (schema: OutputSchema['schema'], value: JsonValue): Promise<readonly string[]> => {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, logger: false })
  try {
    const checked = withinLimit(longestCheckMs, () => {
      // A validator of an asynchronous schema would give a promise.
      const validate = ajv.compile({ ...schema, $async: false })
      return validate(value) ? [] : (validate.errors ?? [])
    })
    if (checked === null) return [mainMessages.answerNotChecked]
    return checked.value.map(({ instancePath, message = '' }) => `${instancePath === '' ? '/' : instancePath} ${message}`)
  } catch {
    // The schema cannot be compiled, or goes deeper than can be followed: that is no fault of the answer.
    return [mainMessages.answerNotChecked]
  }
}

/** Whether an answer follows its schema, whichever way it came. `problems` are in the words of a validator, fit for the model too. */
export const checkAnswer = async (
  { name, schema }: OutputSchema,
  mode: StructuredAnswer['mode'],
  parts: readonly Part[],
): Promise<StructuredAnswer> => {
  const read = withinLimit(longestCheckMs, () => answered(parts))
  const value = read?.value ?? null
  if (value === null) {
    return { name, mode, value, isValid: false, problems: [read === null ? mainMessages.answerNotChecked : mainMessages.answerIsNoJson] }
  }
  const problems = await problemsOf(schema, value)
  return { name, mode, value, isValid: problems.length === 0, problems: problems.slice(0, mostProblems) }
}
