import type { InferenceSettings } from '../../shared/inference.ts'
import type { Adjustment } from '../../shared/model.ts'
import type { JsonObject } from '../../shared/json.ts'
import type { ModelRule } from './model-rules.ts'

/**
 * How reasoning is asked for. `budgetTokens` comes on top of the longest answer, `isOn` tells that the model will reason, and `isClaude` that it then
 * refuses sampling settings and a forced tool. `leavesAllOut` drops the whole inference configuration.
 */
export type ReasoningRequest = {
  readonly fields: JsonObject
  readonly isOn: boolean
  readonly isClaude: boolean
  readonly budgetTokens: number
  readonly leavesAllOut: boolean
  readonly adjustments: readonly Adjustment[]
}

type Style = NonNullable<ModelRule['thinking']>
type Asked = Partial<Omit<ReasoningRequest, 'adjustments'>> & { readonly adjustments?: readonly Adjustment[] }
type Question = {
  readonly rule: ModelRule
  readonly settings: InferenceSettings
  readonly baseId: string
  readonly hasTools: boolean
  /** The tool round that goes on began without the reasoning that extended thinking wants at its beginning. */
  readonly lacksReasoning: boolean
}

const interleaved = 'interleaved-thinking-2025-05-14'
/** https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html */
const smallestBudgetTokens = 1024
const triedEfforts = ['low', 'medium', 'high']

/** What is tried where the rules know no style. */
export const styleOf = (rule: ModelRule, baseId: string): Style =>
  rule.thinking ?? (baseId.startsWith('anthropic.') ? 'adaptive' : 'reasoning_effort')

/** The levels that may be asked for; a model of which nothing is known is offered those that all families have. */
export const effortsOf = (rule: ModelRule): readonly string[] =>
  rule.thinking === null && rule.effort.length === 0 ? triedEfforts : rule.effort

const effortOf = (
  { rule, settings }: Question,
  otherwise: string | null,
): { effort: string | null; adjustments: readonly Adjustment[] } => {
  const wanted = settings.reasoning.effort
  if (wanted === null) return { effort: otherwise, adjustments: [] }
  return effortsOf(rule).includes(wanted) ? { effort: wanted, adjustments: [] } : { effort: otherwise, adjustments: ['effort-left-out'] }
}

const usual = (rule: ModelRule): string =>
  rule.effort.includes('medium') || rule.effort.length === 0 ? 'medium' : (rule.effort.at(-1) ?? 'medium')

const displayOf = ({ rule, settings }: Question): JsonObject =>
  settings.reasoning.showSummary && rule.displayDefault === 'omitted' ? { display: 'summarized' } : {}

const extended = (question: Question): Asked => {
  const { reasoning, maxTokens } = question.settings
  if (reasoning.mode !== 'on') return {}
  const most = question.rule.maxOutput ?? Number.MAX_SAFE_INTEGER
  const total = Math.min(maxTokens + reasoning.budgetTokens, most)
  const budgetTokens = Math.min(Math.max(reasoning.budgetTokens, smallestBudgetTokens), total - Math.min(maxTokens, Math.floor(total / 2)))
  if (question.lacksReasoning || budgetTokens < smallestBudgetTokens) return { adjustments: ['reasoning-left-out'] }
  return {
    fields: { thinking: { type: 'enabled', budget_tokens: budgetTokens }, ...(question.hasTools ? { anthropic_beta: [interleaved] } : {}) },
    isOn: true,
    isClaude: true,
    budgetTokens,
  }
}

const adaptiveOn = (question: Question): Asked => {
  const { effort, adjustments } = effortOf(question, null)
  return {
    fields: { thinking: { type: 'adaptive', ...displayOf(question) }, ...(effort === null ? {} : { output_config: { effort } }) },
    isOn: true,
    isClaude: true,
    adjustments,
  }
}

/** Nothing but that its summary is shown, where the model reasons unasked and would not show it. */
const unasked = (question: Question): Asked => {
  const display = displayOf(question)
  return { fields: display['display'] === undefined ? {} : { thinking: { type: 'adaptive', ...display } }, isOn: true, isClaude: true }
}

const adaptiveOff = (question: Question): Asked => {
  const { effort, adjustments } = effortOf(question, null)
  const efforts = effortsOf(question.rule)
  /** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_OutputConfig.html: capped at high without thinking. */
  const highest = question.rule.disableOnlyUpToEffort ?? 'high'
  const isTooHigh = effort !== null && efforts.indexOf(effort) > efforts.indexOf(highest)
  return {
    fields: { thinking: { type: 'disabled' }, ...(effort === null || isTooHigh ? {} : { output_config: { effort } }) },
    isClaude: true,
    adjustments: isTooHigh ? ['effort-left-out'] : adjustments,
  }
}

const adaptive = (question: Question): Asked => {
  const { mode } = question.settings.reasoning
  const wouldThink = mode === 'on' || (mode === 'default' && question.rule.thinkingDefaultOn)
  if (question.lacksReasoning && wouldThink) return { ...adaptiveOff(question), adjustments: ['reasoning-left-out'] }
  switch (mode) {
    case 'default':
      return question.rule.thinkingDefaultOn ? unasked(question) : {}
    case 'off':
      return adaptiveOff(question)
    case 'on':
      return adaptiveOn(question)
  }
}

const always = (question: Question): Asked => {
  const { leastThinking } = question.rule
  switch (question.settings.reasoning.mode) {
    case 'default':
      return unasked(question)
    case 'off':
      return leastThinking === null
        ? { ...unasked(question), adjustments: ['reasoning-left-out'] }
        : { fields: { thinking: { type: leastThinking } }, isOn: true, isClaude: true, adjustments: ['reasoning-style-changed'] }
    case 'on':
      return adaptiveOn(question)
  }
}

/** Families that take a level in a field of their own, and `none` where they can be switched off. */
const leveled = (question: Question, fieldsOf: (effort: string) => JsonObject): Asked => {
  const { rule, settings } = question
  switch (settings.reasoning.mode) {
    case 'default':
      return {}
    case 'off':
      return rule.effort.includes('none') ? { fields: fieldsOf('none') } : { adjustments: ['reasoning-left-out'] }
    case 'on': {
      const { effort, adjustments } = effortOf(question, usual(rule))
      return { fields: fieldsOf(effort ?? usual(rule)), isOn: true, adjustments }
    }
  }
}

/** https://docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking.html: `high` is refused beside temperature, top-p and max tokens. */
const nova = (question: Question): Asked => {
  switch (question.settings.reasoning.mode) {
    case 'default':
      return {}
    case 'off':
      return { fields: { reasoningConfig: { type: 'disabled' } } }
    case 'on': {
      const { effort, adjustments } = effortOf(question, 'medium')
      const maxReasoningEffort = effort ?? 'medium'
      return {
        fields: { reasoningConfig: { type: 'enabled', maxReasoningEffort } },
        isOn: true,
        leavesAllOut: maxReasoningEffort === 'high',
        adjustments,
      }
    }
  }
}

const inStyle = (style: Style, question: Question): Asked => {
  switch (style) {
    case 'none': {
      const { mode } = question.settings.reasoning
      const reasonsAnyway = question.rule.reasoning === true
      const isMissed = reasonsAnyway ? mode === 'off' : mode === 'on'
      return { isOn: reasonsAnyway, adjustments: isMissed ? ['reasoning-left-out'] : [] }
    }
    case 'extended':
      return extended(question)
    case 'adaptive':
      return adaptive(question)
    case 'adaptiveAlways':
      return always(question)
    case 'reasoning_effort':
      return leveled(question, (effort) => ({ reasoning_effort: effort }))
    case 'openai':
      return leveled(question, (effort) => ({ reasoning: { effort } }))
    case 'qwen':
      return leveled(question, (effort) => ({ reasoning_config: effort }))
    case 'nova2':
      return nova(question)
  }
}

const typeOf = (thinking: unknown): unknown =>
  typeof thinking === 'object' && thinking !== null && 'type' in thinking ? thinking.type : null
const budgetOf = (thinking: unknown): number =>
  typeof thinking === 'object' && thinking !== null && 'budget_tokens' in thinking && typeof thinking.budget_tokens === 'number'
    ? thinking.budget_tokens
    : 0

/** What a person has written into the request fields is theirs: nothing is added, but the rest of the request follows it. */
const byHand = (thinking: unknown): Asked => ({ isOn: typeOf(thinking) !== 'disabled', isClaude: true, budgetTokens: budgetOf(thinking) })

const nothing: ReasoningRequest = { fields: {}, isOn: false, isClaude: false, budgetTokens: 0, leavesAllOut: false, adjustments: [] }

/** Reasoning in the words of the model's family. */
export const reasoningRequest = (question: Question): ReasoningRequest => {
  const { thinking } = question.rule.requestFields === false ? {} : question.settings.requestFields
  const asked = thinking === undefined ? inStyle(styleOf(question.rule, question.baseId), question) : byHand(thinking)
  return { ...nothing, ...asked }
}
