import { claudeOf, type Claude } from './model-facts.ts'
import { firstOf, invalid, type Rejection } from './rejection.ts'
import { fieldsIn, fieldsOf, foreignKey, thinkingIn, type Fields } from './request-fields.ts'
import { schemaProblem } from './validate-output.ts'
import type { WireRequest } from './validate-shape.ts'

const knownFields = [
  'anthropic_beta',
  'anthropic_version',
  'context_management',
  'metadata',
  'output_config',
  'output_format',
  'stop_sequences',
  'temperature',
  'thinking',
  'tool_choice',
  'tools',
  'top_k',
  'top_p',
] as const
const thinkingTypes = new Set<unknown>(['enabled', 'disabled', 'adaptive', 'between_tools'])
const displays = new Set<unknown>([undefined, 'summarized', 'omitted'])

const extra = (path: string): Rejection => invalid(`${path}: Extra inputs are not permitted`)

const effortIn = (request: WireRequest): unknown => fieldsOf(fieldsIn(request)['output_config'])['effort'] ?? request.outputConfig?.effort

const hasBeta = (request: WireRequest, name: string): boolean => {
  const betas = fieldsIn(request)['anthropic_beta']
  return Array.isArray(betas) && betas.some((beta) => typeof beta === 'string' && beta.startsWith(name))
}

const checkBudget = (request: WireRequest, budget: unknown): Rejection | null => {
  const maxTokens = request.inferenceConfig?.maxTokens
  if (budget === undefined) return invalid('thinking.enabled.budget_tokens: Field required')
  if (typeof budget !== 'number' || !Number.isInteger(budget))
    return invalid('thinking.enabled.budget_tokens: Input should be a valid integer')
  if (budget < 1024) return invalid('thinking.enabled.budget_tokens: Input should be greater than or equal to 1024')
  return maxTokens !== undefined && budget >= maxTokens && !hasBeta(request, 'interleaved-thinking')
    ? invalid('`max_tokens` must be greater than `thinking.budget_tokens`.')
    : null
}

const adaptiveHint = 'Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.'

const checkStyle = (request: WireRequest, { kind, version, thinking: style }: Claude): Rejection | null => {
  const thinking = thinkingIn(request)
  switch (thinking['type']) {
    case 'enabled':
      if (version >= 4.7) return invalid(`"thinking.type.enabled" is not supported for this model. ${adaptiveHint}`)
      return style === null
        ? invalid(`"thinking.type.enabled" is not supported for this model.`)
        : checkBudget(request, thinking['budget_tokens'])
    case 'adaptive':
      return style === 'adaptive' || style === 'always' ? null : invalid('adaptive thinking is not supported on this model')
    case 'disabled':
      if (style === 'always') return invalid('"thinking.type.disabled" is not supported for this model.')
      return kind === 'opus' && version === 5 && ['xhigh', 'max'].includes(String(effortIn(request)))
        ? invalid('"thinking.type.disabled" is only supported with an effort of at most high for this model.')
        : null
    case 'between_tools':
      return kind === 'sonnet' && version === 5.5 ? null : invalid('"thinking.type.between_tools" is not supported for this model.')
    default:
      return invalid("thinking: Input tag does not match any of the expected tags: 'adaptive', 'disabled', 'enabled'")
  }
}

const checkThinking = (request: WireRequest, claude: Claude): Rejection | null => {
  if (fieldsIn(request)['thinking'] === undefined) return null
  const thinking = thinkingIn(request)
  const type = thinking['type']
  const foreign = foreignKey(thinking, ['type', 'display', 'block_binding', ...(type === 'enabled' ? ['budget_tokens'] : [])])
  return firstOf([
    () => checkStyle(request, claude),
    () => (foreign === undefined || !thinkingTypes.has(type) ? null : extra(`thinking.${String(type)}.${foreign}`)),
    () => (displays.has(thinking['display']) ? null : invalid("thinking.display: Input should be 'summarized' or 'omitted'")),
  ])
}

const checkStops = ({ inferenceConfig }: WireRequest): Rejection | null =>
  inferenceConfig?.stopSequences?.some((sequence) => sequence.trim() === '') === true
    ? invalid('stop_sequences: each stop sequence must contain non-whitespace')
    : null

const checkEffort = (request: WireRequest, { efforts }: Claude): Rejection | null => {
  const { effort } = fieldsOf(fieldsIn(request)['output_config'])
  if (effort === undefined || efforts === null || efforts.some((word) => word === effort)) return null
  return invalid(
    efforts.length === 0
      ? 'This model does not support the effort parameter.'
      : `output_config.effort: Input should be ${efforts.map((word) => `'${word}'`).join(', ')}`,
  )
}

const checkOutputConfig = (fields: Fields): Rejection | null => {
  const config = fieldsOf(fields['output_config'])
  const foreign = foreignKey(config, ['effort', 'format', 'task_budget'])
  if (foreign !== undefined) return extra(`output_config.${foreign}`)
  const { format } = config
  const problem = format === undefined ? null : schemaProblem(fieldsOf(format)['schema'])
  return problem === null ? null : invalid(`output_config.format.schema: ${problem}`)
}

const isThinking = (request: WireRequest, { kind, version, thinking }: Claude): boolean => {
  const type = thinkingIn(request)['type']
  const thinksUnasked = thinking === 'always' || (version === 5 && ['opus', 'sonnet'].includes(kind))
  return ['enabled', 'adaptive', 'between_tools'].includes(String(type)) || (thinksUnasked && type !== 'disabled')
}

const checkSampling = (request: WireRequest, claude: Claude): Rejection | null => {
  const fields = fieldsIn(request)
  const temperature = request.inferenceConfig?.temperature ?? fields['temperature']
  const topP = request.inferenceConfig?.topP ?? fields['top_p']
  const topK = fields['top_k']
  if (claude.version >= 4.7) {
    const given = [['temperature', temperature] as const, ['top_p', topP] as const, ['top_k', topK] as const].find(
      ([, value]) => value !== undefined,
    )
    return given === undefined ? null : invalid(`${given[0]} is deprecated for this model`)
  }
  if (claude.version >= 4.1 && temperature !== undefined && topP !== undefined) {
    return invalid('`temperature` and `top_p` cannot both be specified for this model. Please use only one.')
  }
  if (!isThinking(request, claude)) return null
  if (temperature !== undefined && temperature !== 1) return invalid('`temperature` may only be set to 1 when thinking is enabled.')
  if (topP !== undefined && Number(topP) < 0.95)
    return invalid('`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.')
  return topK === undefined ? null : invalid('`top_k` must be unset when thinking is enabled.')
}

const checkForced = (request: WireRequest, claude: Claude): Rejection | null => {
  const choice = request.toolConfig?.toolChoice
  const isForced = choice?.any !== undefined || choice?.tool !== undefined
  if (!isThinking(request, claude)) return null
  if (isForced) return invalid('Thinking may not be enabled when tool_choice forces tool use.')
  return request.messages.at(-1)?.role === 'assistant'
    ? invalid('A conversation must end with a user message when thinking is enabled.')
    : null
}

const largestAnswer = ({ kind, version }: Claude): number => {
  if (version >= 4.7 || kind === 'fable' || (kind === 'opus' && version === 4.6)) return 128_000
  return kind === 'opus' && version < 4.5 ? 32_000 : 64_000
}

const checkLength = ({ inferenceConfig }: WireRequest, claude: Claude): Rejection | null => {
  const limit = largestAnswer(claude)
  return (inferenceConfig?.maxTokens ?? 0) > limit
    ? invalid(
        `The maximum tokens you requested exceeds the model limit of ${limit}. Try again with a maximum tokens value that is lower than ${limit}.`,
      )
    : null
}

/** What Claude refuses of its own parameters. */
export const checkClaude = (request: WireRequest, baseId: string): Rejection | null => {
  const claude = claudeOf(baseId)
  const fields = fieldsIn(request)
  const foreign = foreignKey(fields, knownFields)
  const betas = fields['anthropic_beta']
  const topK = fields['top_k']
  return firstOf([
    () => (foreign === undefined ? null : extra(foreign)),
    () => (betas === undefined || Array.isArray(betas) ? null : invalid('anthropic_beta: Input should be a valid list')),
    () => (topK === undefined || (Number.isInteger(topK) && Number(topK) >= 0) ? null : invalid('top_k: Input should be a valid integer')),
    () => checkOutputConfig(fields),
    () => checkStops(request),
    ...(claude === null
      ? []
      : [
          () => checkThinking(request, claude),
          () => checkEffort(request, claude),
          () => checkSampling(request, claude),
          () => checkForced(request, claude),
          () => checkLength(request, claude),
        ]),
  ])
}
