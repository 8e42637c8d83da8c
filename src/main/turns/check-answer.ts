import { jsonrepair } from 'jsonrepair'
import type { OutputSchema } from '../../shared/inference.ts'
import { jsonValueSchema, type JsonValue, type Part } from '../../shared/message.ts'
import type { StructuredAnswer } from '../../shared/model.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { outputToolName } from '../bedrock/output-tool-name.ts'

const mostProblems = 8

/** The text without the code fence that models like to put around JSON. */
const unfenced = (text: string): string => /^\s*```[a-z]*\s*\n([\s\S]*?)\n?```\s*$/u.exec(text)?.[1] ?? text

const parsed = (text: string): JsonValue | null => {
  try {
    return jsonValueSchema.parse(JSON.parse(text))
  } catch {
    // Not JSON: the caller tries the next way.
    return null
  }
}

/** The JSON of a text, mended where a model forgot a comma or a quote; null where there is none. A plain sentence is no JSON. */
const jsonIn = (text: string): JsonValue | null => {
  const inner = unfenced(text).trim()
  const whole = parsed(inner)
  if (whole !== null) return whole
  const start = inner.search(/[[{]/u)
  if (start === -1) return null
  try {
    return parsed(jsonrepair(inner.slice(start)))
  } catch {
    // Beyond repair.
    return null
  }
}

const answered = (parts: readonly Part[]): JsonValue | null => {
  const call = parts.findLast((part) => part.type === 'tool-call' && part.name === outputToolName)
  if (call?.type === 'tool-call') return call.input
  return jsonIn(parts.map((part) => (part.type === 'text' ? part.text : '')).join(''))
}

/** Whether an answer follows its schema, whichever way it came. `problems` are in the words of a validator, fit for the model too. */
export const checkAnswer = async (
  { name, schema }: OutputSchema,
  mode: StructuredAnswer['mode'],
  parts: readonly Part[],
): Promise<StructuredAnswer> => {
  const value = answered(parts)
  if (value === null) return { name, mode, value, isValid: false, problems: [mainMessages.answerIsNoJson] }
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema)
  const isValid = validate(value)
  const problems = (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath === '' ? '/' : instancePath} ${message}`)
  return { name, mode, value, isValid, problems: problems.slice(0, mostProblems) }
}
