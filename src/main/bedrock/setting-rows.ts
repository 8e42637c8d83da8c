import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorRow } from './error-row.ts'

/** The ways in which the service and the models say that they do not take something; `what` is the source of an expression. */
const refusalOf = (what: string): RegExp => {
  const refused = String.raw`deprecated|unsupported|cannot|may not|must not|extra inputs|not (?:be )?(?:supported|allowed|permitted|accepted|available|valid)`
  const refuses = String.raw`unsupported|unknown|unrecognized|unexpected|extraneous key|(?:does not|doesn't|not) (?:support|accept)`
  return new RegExp(`(?:${what})\\b.{0,90}(?:${refused})|(?:${refuses})[^.]{0,60}(?:${what})\\b`, 'iu')
}

const setting = (code: string, title: string, text: RegExp): ErrorRow => ({
  code,
  text,
  title,
  advice: say.settingAdvice,
  remedies: ['open-inference', 'choose-model'],
  retryable: false,
})

const history = (code: string, text: RegExp): ErrorRow => ({
  code,
  text,
  title: say.historyTitle,
  advice: say.historyAdvice,
  remedies: ['retry', 'choose-model'],
  retryable: true,
})

const reasoning: readonly ErrorRow[] = [
  setting('thinking-enabled-not-supported', say.thinkingTitle, /thinking\.type\.enabled"? is not supported/iu),
  setting('thinking-adaptive-not-supported', say.thinkingTitle, /(?:thinking\.type\.adaptive"?|adaptive thinking) is not supported/iu),
  setting(
    'thinking-disabled-not-supported',
    say.thinkingTitle,
    /thinking\.type\.disabled"? is not supported|thinking cannot be disabled/iu,
  ),
  setting('thinking-with-tool-choice', say.toolChoiceTitle, /thinking may not be enabled when tool_choice/iu),
  setting(
    'thinking-with-sampling',
    say.samplingTitle,
    /temperature may only be set to 1|top_p must be (?:greater|at least)|top_k must be unset/iu,
  ),
  history(
    'reasoning-history-not-accepted',
    /thinking\.signature|invalid signature in thinking|expected thinking or redacted_thinking|redacted_thinking blocks in|prefix.?mismatch/iu,
  ),
  history('reasoning-replay-not-supported', refusalOf('reasoningContent')),
]

const sampling: readonly ErrorRow[] = [
  setting('sampling-either-or', say.samplingTitle, /temperature(?: and |.{0,20})top_?p.{0,20}cannot both|top_?p.{0,40}cannot both/iu),
  setting('temperature-not-supported', say.temperatureTitle, refusalOf('temperature')),
  setting('top-p-not-supported', say.topPTitle, refusalOf('top_?p')),
  setting('top-k-not-supported', say.topKTitle, refusalOf('top_?k')),
  setting('stop-sequences-not-supported', say.stopSequencesTitle, refusalOf('stop_?\\s?sequences?')),
]

const caching: readonly ErrorRow[] = [
  setting('cache-lifetime-not-supported', say.cacheTitle, /\bttl\b.{0,80}(?:not |unsupported|cache)|cache.{0,80}\bttl\b/iu),
  setting(
    'cache-after-results-not-supported',
    say.cacheTitle,
    /cache_?(?:point|control).{0,60}tool_?result|tool_?result.{0,60}cache_?(?:point|control)/iu,
  ),
  setting(
    'cache-in-tools-not-supported',
    say.cacheTitle,
    /cache_?(?:point|control).{0,60}tool(?:s|config)\b|tool(?:s|config)\b.{0,60}cache_?(?:point|control)/iu,
  ),
  setting('cache-points-not-supported', say.cacheTitle, refusalOf('cache_?(?:points?|control)|prompt caching|caching')),
]

const extras: readonly ErrorRow[] = [
  setting('latency-not-supported', say.latencyTitle, refusalOf('latency|performance_?config')),
  setting('service-tier-not-supported', say.serviceTierTitle, refusalOf('service_?\\s?tier')),
  setting('citations-not-supported', say.citationsTitle, refusalOf('citations?')),
  setting(
    'schema-not-accepted',
    say.schemaTitle,
    /output_?config\.(?:text_?)?format\.(?:json_?)?schema|json schema.{0,80}(?:not supported|unsupported|too complex|recursive)|compiled grammar/iu,
  ),
  setting(
    'structured-output-not-supported',
    say.structuredTitle,
    refusalOf('output_?config\\.(?:text_?)?format|outputConfig(?!\\.effort)|text_?format|structured outputs?|json_schema|response_format'),
  ),
  setting('guard-content-not-supported', say.guardContentTitle, refusalOf('guard_?content')),
  setting(
    'effort-not-supported',
    say.thinkingTitle,
    refusalOf('output_?config\\.effort|effort|reasoning_effort|maxReasoningEffort|output_config'),
  ),
  setting('tool-choice-not-supported', say.toolChoiceTitle, /tool_?choice/iu),
  setting(
    'thinking-not-supported',
    say.thinkingTitle,
    new RegExp(`${refusalOf('thinking|reasoning|reasoning_?config|anthropic_beta').source}|thinking\\.type`, 'iu'),
  ),
]

const order: ErrorRow = history(
  'history-not-accepted',
  /toolConfig field must be defined|Expected toolResult blocks|tool_use ids were found|must (?:start|end) with a user message|roles must alternate/iu,
)

const fields: ErrorRow = setting(
  'field-not-accepted',
  say.fieldTitle,
  /extraneous key|extra inputs are not permitted|unrecognized request argument|unknown (?:parameter|field|name)|additionalModelRequestFields/iu,
)

/** Refusals of a setting, or of the form that a conversation was sent in. Most teach something: see learn-from-error. */
export const settingRows: readonly ErrorRow[] = [...reasoning, order, ...sampling, ...caching, ...extras]

/** What is left when a refused field is none that we know; looked at after what a model does not offer. */
export const fieldRows: readonly ErrorRow[] = [fields]
