import type { GuardrailAssessment, GuardrailAutomatedReasoningFinding, GuardrailTraceAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailReport } from '../../shared/model.ts'
import { memberOf } from './part-of-member.ts'

type Finding = GuardrailReport['findings'][number]
type Side = Finding['side']
type Seen = { readonly action?: string | undefined; readonly detected?: boolean | undefined }

/** Older answers do not say whether something was detected; then the action tells. */
const finding = (side: Side, policy: string, name: string | undefined, { action = 'NONE', detected }: Seen): Finding => ({
  side,
  policy,
  name: name ?? 'OTHER',
  action,
  detected: detected ?? action !== 'NONE',
})

/** Automated reasoning only tells what it found; it blocks nothing. */
const reasoned = (side: Side, result: GuardrailAutomatedReasoningFinding): Finding => {
  const name = memberOf(result)?.[0]
  return finding(side, 'automated-reasoning', name, { detected: name !== 'valid' && name !== 'noTranslations' })
}

/** Every policy of one assessment, without the words that were matched. */
const findingsOf = (side: Side, assessment: GuardrailAssessment): readonly Finding[] => [
  ...(assessment.topicPolicy?.topics ?? []).map((seen) => finding(side, 'topic', seen.name, seen)),
  ...(assessment.contentPolicy?.filters ?? []).map((seen) => finding(side, 'content', seen.type, seen)),
  ...(assessment.wordPolicy?.customWords ?? []).map((seen) => finding(side, 'word', 'CUSTOM', seen)),
  ...(assessment.wordPolicy?.managedWordLists ?? []).map((seen) => finding(side, 'word', seen.type, seen)),
  ...(assessment.sensitiveInformationPolicy?.piiEntities ?? []).map((seen) => finding(side, 'sensitive-information', seen.type, seen)),
  ...(assessment.sensitiveInformationPolicy?.regexes ?? []).map((seen) =>
    finding(side, 'sensitive-information', seen.name ?? 'REGEX', seen),
  ),
  ...(assessment.contextualGroundingPolicy?.filters ?? []).map((seen) => finding(side, 'grounding', seen.type, seen)),
  ...(assessment.automatedReasoningPolicy?.findings ?? []).map((seen) => reasoned(side, seen)),
]

type Assessed = { readonly id: string; readonly side: Side; readonly assessment: GuardrailAssessment }

const assessed = ({ inputAssessment = {}, outputAssessments = {} }: GuardrailTraceAssessment): readonly Assessed[] => [
  ...Object.entries(inputAssessment).map(([id, assessment]) => ({ id, side: 'input' as const, assessment })),
  ...Object.entries(outputAssessments).flatMap(([id, assessments]) =>
    assessments.map((assessment) => ({ id, side: 'output' as const, assessment })),
  ),
]

/** Without the matched words, several findings may be the same. */
const unique = <Item>(items: readonly Item[]): Item[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]

const appliedIn = (assessments: readonly Assessed[]): GuardrailReport['applied'] => {
  const applied = assessments.flatMap(({ id, assessment }) => {
    const { guardrailId = id, guardrailVersion = '', guardrailOrigin = ['REQUEST'] } = assessment.appliedGuardrailDetails ?? {}
    return guardrailOrigin.map((origin) => ({ id: guardrailId, version: guardrailVersion, origin }))
  })
  const told = new Set(applied.flatMap(({ id, version }) => (version === '' ? [] : [id])))
  return unique(applied.filter(({ id, version }) => version !== '' || !told.has(id)))
}

/**
 * What a guardrail did, without the words it found; null where none is known of.
 * The service says `guardrail_intervened` also when it has only masked. When nothing says which side was blocked, as with the trace switched off, it
 * is the input if the model wrote nothing, else the output.
 */
export const guardrailReport = (
  trace: GuardrailTraceAssessment | null,
  stopReason: string | null,
  hasModelWritten = false,
): GuardrailReport | null => {
  const isIntervention = stopReason === 'guardrail_intervened'
  if (trace === null && !isIntervention) return null
  const assessments = assessed(trace ?? {})
  const findings = unique(assessments.flatMap(({ side, assessment }) => findingsOf(side, assessment)))
  const hasDone = (action: string, side?: Side): boolean =>
    findings.some((found) => found.detected && found.action === action && (side === undefined || found.side === side))
  const told = (['input', 'output'] as const).filter((side) => hasDone('BLOCKED', side))
  const isMasked = hasDone('ANONYMIZED')
  const isUntold = told.length === 0 && isIntervention && !isMasked
  const blockedSides = isUntold ? [hasModelWritten ? ('output' as const) : ('input' as const)] : told
  return {
    action: blockedSides.length > 0 ? 'blocked' : isMasked ? 'masked' : 'none',
    findings,
    applied: appliedIn(assessments),
    blockedSides,
    redacted: [],
  }
}
