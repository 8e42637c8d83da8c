import type { Adjustment } from '../../shared/model.ts'
import { keysOf } from './merge-fields.ts'
import type { LearnedRule, ModelRule } from './model-rules.ts'
import { effortsOf, styleOf } from './reasoning-request.ts'
import type { ReplyRequest } from './reply-request.ts'

/** A refusal in the service's words, and what was refused. */
export type Refusal = {
  readonly code: string
  readonly text: string
  readonly request: ReplyRequest
  readonly rule: ModelRule
  readonly baseId: string
}

/** `isOfRequest` is true where it says nothing about the model, and is forgotten with the request. */
export type Lesson = { readonly rule: LearnedRule; readonly isOfRequest: boolean; readonly adjustment: Adjustment | null }

const ofModel = (rule: LearnedRule, adjustment: Adjustment | null = null): Lesson => ({ rule, isOfRequest: false, adjustment })
const ofRequest = (rule: LearnedRule, adjustment: Adjustment | null = null): Lesson => ({ rule, isOfRequest: true, adjustment })

const everyPlace = { tools: true, system: true, messages: true } as const
/** A longer list is refused for its length, by the strictest families from the fifth on. */
const fewStopSequences = 4

/** No model writes fewer tokens at the most; a smaller number in a refusal is about something else. */
const leastMaxOutput = 256

const isFieldRefusal = (code: string): boolean =>
  code === 'field-not-accepted' || code.endsWith('-not-supported') || code.startsWith('thinking-')

const names = (text: string, key: string): boolean =>
  new RegExp(String.raw`(?<![\w-])${key.replaceAll(/[^\w]/gu, '.')}(?![\w-])`, 'iu').test(text)

/** A person's own request fields go first: what they ask for is no word about what we send. */
const ownFieldsLesson = ({ code, text, request, rule }: Refusal): Lesson | null => {
  const keys = rule.requestFields === false ? [] : keysOf(request.settings.requestFields)
  if (keys.length === 0 || !isFieldRefusal(code)) return null
  return code === 'field-not-accepted' || keys.some((key) => names(text, key)) ? ofRequest({ requestFields: false }) : null
}

/** One level is refused, or that a level is asked for at all. */
const effortLesson = ({ text, request, rule, baseId }: Refusal): Lesson => {
  const { effort, mode } = request.settings.reasoning
  const efforts = effortsOf(rule)
  const style = styleOf(rule, baseId)
  const isField = /extra inputs|extraneous key|unknown|unrecognized|\b(?:field|parameter)\b/iu.test(text)
  if (mode === 'default' && request.output !== null) return ofModel({ structured: false }, 'structured-output-changed')
  if (!isField && effort !== null && efforts.includes(effort) && efforts.length > 1) {
    return ofModel({ effort: efforts.filter((other) => other !== effort) })
  }
  return style === 'adaptive' || style === 'adaptiveAlways' ? ofModel({ thinking: style, effort: [] }) : ofModel({ thinking: 'none' })
}

/** Of the kinds that may stand in a tool result, the one that was refused. */
const resultMediaLesson = ({ text, rule }: Refusal): Lesson | null => {
  const [, refused] = /toolResult\.content\.(\w+)/iu.exec(text) ?? []
  return ofModel({ toolResultMedia: rule.toolResultMedia.filter((kind) => kind !== refused) })
}

const maxOutputLesson = ({ text, rule }: Refusal): Lesson | null => {
  const plain = text.replaceAll(/(?<=\d),(?=\d{3})/gu, '')
  const [, most] = /(?:model limit of|max_?tokens: \d+ >|less than or equal to|at most)\s*(\d+)/iu.exec(plain) ?? []
  const maxOutput = Number(most ?? 0)
  return maxOutput >= leastMaxOutput && maxOutput < (rule.maxOutput ?? Number.MAX_SAFE_INTEGER) ? ofModel({ maxOutput }) : null
}

/** Only the tier that was asked for: what holds for reserved capacity says nothing about flex. */
const tierLesson = ({ request, rule }: Refusal): Lesson | null => {
  const { serviceTier } = request.settings
  return serviceTier === null ? null : ofModel({ refusedTiers: [...new Set([...rule.refusedTiers, serviceTier])] })
}

type Teach = (refusal: Refusal) => Lesson | null

const always =
  (lesson: Lesson): Teach =>
  () =>
    lesson

const lessons: ReadonlyMap<string, Teach> = new Map<string, Teach>([
  ['documents-not-supported', always(ofModel({ documents: false }))],
  ['images-not-supported', always(ofModel({ images: false }))],
  ['video-not-supported', always(ofModel({ video: false }))],
  ['audio-not-supported', always(ofModel({ audio: false }))],
  ['system-not-supported', always(ofModel({ system: false }))],
  ['tools-not-supported', always(ofModel({ tools: false }))],
  ['tool-streaming-not-supported', always(ofModel({ streamTools: false }))],
  ['status-not-supported', always(ofModel({ toolResultStatus: false }))],
  ['sampling-either-or', always(ofModel({ tempXorTopP: true }))],
  ['thinking-with-sampling', always(ofModel({ sampling: false }))],
  ['top-p-not-supported', always(ofModel({ topP: false }))],
  ['top-k-not-supported', always(ofModel({ topK: null }))],
  ['thinking-enabled-not-supported', always(ofModel({ thinking: 'adaptive' }, 'reasoning-style-changed'))],
  ['thinking-adaptive-not-supported', always(ofModel({ thinking: 'extended' }, 'reasoning-style-changed'))],
  ['thinking-disabled-not-supported', always(ofModel({ thinking: 'adaptiveAlways' }, 'reasoning-style-changed'))],
  ['thinking-not-supported', always(ofModel({ thinking: 'none' }))],
  ['thinking-with-tool-choice', always(ofModel({ forcedToolChoice: false }))],
  ['tool-choice-not-supported', always(ofModel({ forcedToolChoice: false }))],
  ['reasoning-history-not-accepted', always(ofRequest({ replayReasoning: false }))],
  ['reasoning-replay-not-supported', always(ofModel({ replayReasoning: false }))],
  ['cache-lifetime-not-supported', always(ofModel({ cacheTtl: ['5m'] }, 'cache-lifetime-changed'))],
  ['cache-points-not-supported', always(ofModel({ cache: null }, 'cache-points-left-out'))],
  ['latency-not-supported', always(ofModel({ latency: false }))],
  ['structured-output-not-supported', always(ofModel({ structured: false }, 'structured-output-changed'))],
  ['schema-not-accepted', always(ofRequest({ structured: false }, 'structured-output-changed'))],
  ['guard-content-not-supported', always(ofModel({ guardContent: false }))],
  ['counting-not-supported', always(ofModel({ countTokens: false }))],
  ['answer-limit', maxOutputLesson],
  ['service-tier-not-supported', tierLesson],
  ['tool-result-media-not-supported', resultMediaLesson],
  ['effort-not-supported', effortLesson],
  ['temperature-not-supported', ({ baseId }) => ofModel(baseId.startsWith('anthropic.') ? { sampling: false } : { temperature: false })],
  [
    'stop-sequences-not-supported',
    ({ request }) => (request.settings.stopSequences.length > fewStopSequences ? ofRequest : ofModel)({ stopSequences: false }),
  ],
  [
    'cache-in-tools-not-supported',
    ({ rule }) => ofModel({ cache: { ...(rule.cache ?? everyPlace), tools: false } }, 'cache-points-left-out'),
  ],
  [
    'cache-after-results-not-supported',
    ({ rule }) => ofModel({ cache: { ...(rule.cache ?? everyPlace), afterToolResult: false } }, 'cache-points-left-out'),
  ],
  ['citations-not-supported', ({ request }) => (request.output === null ? ofModel : ofRequest)({ citations: false }, 'citations-left-out')],
])

/** What a refusal teaches, so that the same request can be put in another way; null when it teaches nothing new. */
export const learnFromError = (refusal: Refusal): Lesson | null => {
  const lesson = ownFieldsLesson(refusal) ?? lessons.get(refusal.code)?.(refusal) ?? null
  if (lesson === null) return null
  return JSON.stringify({ ...refusal.rule, ...lesson.rule }) === JSON.stringify(refusal.rule) ? null : lesson
}
