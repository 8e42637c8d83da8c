import { isKnown, isNova, isNova2 } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import { fieldsIn, fieldsOf, foreignKey, type Fields } from './request-fields.ts'
import type { WireRequest } from './validate-shape.ts'

const extraneous = (key: string, place = ''): Rejection =>
  invalid(`Malformed input request: #${place}: extraneous key [${key}] is not permitted, please reformat your input and try again.`)

const wrongWord = (path: string, words: readonly string[]): Rejection =>
  invalid(`${path}: Input should be ${words.map((word) => `'${word}'`).join(', ')}`)

const levels = ['low', 'medium', 'high'] as const

const checkNova = (request: WireRequest, baseId: string): Rejection | null => {
  const fields = fieldsIn(request)
  const foreign = foreignKey(fields, isNova2(baseId) ? ['inferenceConfig', 'reasoningConfig'] : ['inferenceConfig'])
  if (foreign !== undefined) return extraneous(foreign)
  const inference = fieldsOf(fields['inferenceConfig'])
  const inner = foreignKey(inference, ['topK', 'topP', 'temperature', 'maxTokens', 'max_new_tokens', 'stopSequences'])
  if (inner !== undefined) return extraneous(inner, '/inferenceConfig')
  const limit = isNova2(baseId) ? 64_000 : 10_000
  if ((request.inferenceConfig?.maxTokens ?? 0) > limit) {
    return invalid(
      `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`,
    )
  }
  if (fields['reasoningConfig'] === undefined) return null
  const { type, maxReasoningEffort, ...rest } = fieldsOf(fields['reasoningConfig'])
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) return extraneous(unknown, '/reasoningConfig')
  if (type !== 'enabled' && type !== 'disabled') return wrongWord('reasoningConfig.type', ['enabled', 'disabled'])
  if (maxReasoningEffort !== undefined && !levels.some((level) => level === maxReasoningEffort)) {
    return wrongWord('reasoningConfig.maxReasoningEffort', levels)
  }
  const { temperature, topP, maxTokens } = request.inferenceConfig ?? {}
  const isLimited = [temperature, topP, maxTokens, ...Object.values(inference)].some((value) => value !== undefined)
  return type === 'enabled' && maxReasoningEffort === 'high' && isLimited
    ? invalid('temperature, topP and maxTokens must be unset when maxReasoningEffort is set to high.')
    : null
}

/** What a family takes to reason, by name of the field. */
const reasoningFields = (baseId: string): readonly string[] => {
  if (baseId.startsWith('openai.gpt-oss')) return ['reasoning_effort']
  if (baseId.startsWith('openai.')) return ['reasoning', 'reasoning_effort']
  if (baseId.startsWith('qwen.')) return ['reasoning_config', 'reasoning_effort']
  return /^(?:deepseek\.v3|minimax\.|moonshot|zai\.|nvidia\.|xai\.)/u.test(baseId) ? ['reasoning_effort'] : []
}
/** Fields of one vendor that no other knows. */
const vendorFields = new Set([
  'thinking',
  'output_config',
  'anthropic_beta',
  'inferenceConfig',
  'reasoningConfig',
  'reasoning_effort',
  'reasoning',
  'reasoning_config',
])
const openAiFields = [
  'temperature',
  'top_p',
  'seed',
  'stop',
  'user',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'response_format',
  'parallel_tool_calls',
  'max_completion_tokens',
  'verbosity',
]

const checkWords = (fields: Fields, baseId: string): Rejection | null => {
  const { reasoning_effort: flat, reasoning, reasoning_config: qwen } = fields
  const effort = fieldsOf(reasoning)['effort']
  const isOff = (word: unknown): boolean => word === 'none' || word === 'off' || word === 'minimal'
  return firstOf([
    () =>
      flat !== undefined && (typeof flat !== 'string' || (isOff(flat) && !/^(?:xai\.|openai\.gpt-5)/u.test(baseId)))
        ? wrongWord('reasoning_effort', levels)
        : null,
    () => (effort === 'none' && baseId.startsWith('openai.gpt-6') ? wrongWord('reasoning.effort', levels) : null),
    () =>
      qwen !== undefined && qwen !== 'low' && qwen !== 'medium' && qwen !== 'high' ? wrongWord('reasoning_config', ['low', 'high']) : null,
  ])
}

/** What the other families refuse among the additional request fields. */
export const checkOtherFields = (request: WireRequest, baseId: string): Rejection | null => {
  if (!isKnown(baseId)) return null
  if (isNova(baseId)) return checkNova(request, baseId)
  const fields = fieldsIn(request)
  const own = reasoningFields(baseId)
  const foreign = baseId.startsWith('openai.')
    ? foreignKey(fields, [...own, ...openAiFields])
    : Object.keys(fields).find(
        (key) => (vendorFields.has(key) && !own.includes(key)) || (key === 'top_k' && /^(?:meta\.|deepseek\.r1)/u.test(baseId)),
      )
  return foreign === undefined ? checkWords(fields, baseId) : extraneous(foreign)
}
