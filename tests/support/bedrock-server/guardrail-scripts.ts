import { delta, event, finish, start, stream, textBlock, textDelta, type Script } from './script-steps.ts'

export const guardrailId = 'a1b2c3d4e5f6'
type GuardrailOrigin = 'REQUEST' | 'ACCOUNT_ENFORCED' | 'ORGANIZATION_ENFORCED'
type Side = 'input' | 'output'

/** The words that a guardrail answers with in the place of what it blocked. */
export const blockedInput = 'Sorry, the model cannot answer this question.'
export const blockedOutput = 'Sorry, the answer was blocked.'
/** What the policies below matched. It must not be kept anywhere. */
export const matchedWords = { word: 'forbiddenword', email: 'jane@example.org', model: 'An answer that nobody may see.' } as const

const metrics = {
  guardrailProcessingLatency: 180,
  usage: {
    topicPolicyUnits: 1,
    contentPolicyUnits: 1,
    wordPolicyUnits: 1,
    sensitiveInformationPolicyUnits: 1,
    sensitiveInformationPolicyFreeUnits: 0,
    contextualGroundingPolicyUnits: 0,
  },
  guardrailCoverage: { textCharacters: { guarded: 40, total: 40 } },
}
const applied = (origins: readonly GuardrailOrigin[]) => ({
  guardrailId,
  guardrailVersion: '1',
  guardrailArn: `arn:aws:bedrock:us-east-1:123456789012:guardrail/${guardrailId}`,
  guardrailOrigin: origins,
  guardrailOwnership: origins.includes('ORGANIZATION_ENFORCED') ? 'CROSS_ACCOUNT' : 'SELF',
})

/** One finding of each policy, all blocked. */
const everyPolicy = {
  topicPolicy: { topics: [{ name: 'Finance', type: 'DENY', action: 'BLOCKED', detected: true }] },
  contentPolicy: { filters: [{ type: 'INSULTS', confidence: 'HIGH', filterStrength: 'HIGH', action: 'BLOCKED', detected: true }] },
  wordPolicy: {
    customWords: [{ match: matchedWords.word, action: 'BLOCKED', detected: true }],
    managedWordLists: [{ match: matchedWords.word, type: 'PROFANITY', action: 'NONE', detected: true }],
  },
  sensitiveInformationPolicy: {
    piiEntities: [{ match: matchedWords.email, type: 'EMAIL', action: 'BLOCKED', detected: true }],
    regexes: [{ name: 'Ticket', match: 'T-1', regex: 'T-\\d', action: 'NONE', detected: true }],
  },
} as const
const grounding = {
  contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold: 0.7, score: 0.2, action: 'BLOCKED', detected: true }] },
} as const

const assessment = (policies: object, origins: readonly GuardrailOrigin[]) => ({
  ...policies,
  invocationMetrics: metrics,
  appliedGuardrailDetails: applied(origins),
})

const traceOf = (side: Side, policies: object, origins: readonly GuardrailOrigin[]): object =>
  side === 'input'
    ? { inputAssessment: { [guardrailId]: assessment(policies, origins) }, actionReason: 'Guardrail blocked.' }
    : {
        modelOutput: [matchedWords.model],
        inputAssessment: { [guardrailId]: assessment({}, origins) },
        outputAssessments: { [guardrailId]: [assessment(policies, origins)] },
        actionReason: 'Guardrail blocked.',
      }

type Intervention = { readonly origins?: readonly GuardrailOrigin[]; readonly isTraced?: boolean }

/** A guardrail blocks the question. With the trace off nothing but the stop reason tells. */
export const guardrailOnInput = ({ origins = ['REQUEST'], isTraced = true }: Intervention = {}): Script =>
  stream(
    start,
    ...textBlock(blockedInput),
    ...finish('guardrail_intervened', 0, isTraced ? { trace: { guardrail: traceOf('input', everyPolicy, origins) } } : {}),
  )

/** A guardrail blocks the answer, in the sync mode before anything of it was sent. */
export const guardrailOnOutput = ({ origins = ['REQUEST'], isTraced = true }: Intervention = {}): Script =>
  stream(
    start,
    ...textBlock(blockedOutput),
    ...finish(
      'guardrail_intervened',
      7,
      isTraced ? { trace: { guardrail: traceOf('output', { ...everyPolicy, ...grounding }, origins) } } : {},
    ),
  )

/** The async mode: words were shown before the guardrail said no. */
export const guardrailAfterText = (text = matchedWords.model): Script =>
  stream(
    start,
    textDelta(text),
    delta(0, { text: blockedOutput }),
    event('contentBlockStop', { contentBlockIndex: 0 }),
    ...finish('guardrail_intervened', 9, { trace: { guardrail: traceOf('output', everyPolicy, ['REQUEST']) } }),
  )

/** Personal data is masked, and the answer ends as if nothing had happened. */
export const maskedPii = (text = 'Write to {EMAIL} or call {PHONE}.'): Script => {
  const piiEntities = [
    { match: matchedWords.email, type: 'EMAIL', action: 'ANONYMIZED', detected: true },
    { match: '555-0100', type: 'PHONE', action: 'ANONYMIZED', detected: true },
  ]
  const policies = { sensitiveInformationPolicy: { piiEntities, regexes: [] } }
  return stream(start, ...textBlock(text), ...finish('end_turn', 8, { trace: { guardrail: traceOf('output', policies, ['REQUEST']) } }))
}

/** A guardrail looked and found nothing. */
export const guardrailPassed = (text = 'All is well.'): Script =>
  stream(start, ...textBlock(text), ...finish('end_turn', 4, { trace: { guardrail: traceOf('input', {}, ['REQUEST']) } }))

/** Blocked before a word was written, by a guardrail that says nothing in its place. */
export const silentlyBlocked = (): Script => stream(start, ...finish('guardrail_intervened', 0))
