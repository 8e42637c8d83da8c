import type { GuardrailAssessment, GuardrailTraceAssessment } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it } from 'vitest'
import { guardrailReport } from '../../../../src/main/bedrock/guardrail-report.ts'

const everyPolicy: GuardrailAssessment = {
  topicPolicy: { topics: [{ name: 'Investments', type: 'DENY', action: 'BLOCKED', detected: true }] },
  contentPolicy: { filters: [{ type: 'VIOLENCE', confidence: 'LOW', filterStrength: 'HIGH', action: 'NONE', detected: false }] },
  wordPolicy: {
    customWords: [
      { match: 'secret word', action: 'BLOCKED', detected: true },
      { match: 'other secret word', action: 'BLOCKED', detected: true },
    ],
    managedWordLists: [{ match: 'swear word', type: 'PROFANITY', action: 'NONE', detected: true }],
  },
  sensitiveInformationPolicy: {
    piiEntities: [{ match: 'jane@example.com', type: 'EMAIL', action: 'ANONYMIZED', detected: true }],
    regexes: [
      { name: 'Invoice', match: 'R-1', regex: 'R-\\d', action: 'BLOCKED', detected: true },
      { match: 'R-2', regex: 'R-\\d', action: 'NONE' },
    ],
  },
  contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', threshold: 0.7, score: 0.2, action: 'BLOCKED' }] },
  automatedReasoningPolicy: {
    findings: [{ invalid: { translation: { premises: [{ naturalLanguage: 'secret premise' }] } } }, { valid: {} }],
  },
  appliedGuardrailDetails: { guardrailId: 'abc', guardrailVersion: '3', guardrailOrigin: ['REQUEST'] },
}
const masking: GuardrailAssessment = {
  sensitiveInformationPolicy: { piiEntities: [{ match: 'Jane', type: 'NAME', action: 'ANONYMIZED', detected: true }], regexes: [] },
}
const short = (trace: GuardrailTraceAssessment | null, stopReason: string | null, hasModelWritten = true) => {
  const report = guardrailReport(trace, stopReason, hasModelWritten)
  return report === null ? null : [report.action, ...report.blockedSides]
}

describe('guardrailReport', () => {
  it('walks through every policy of both sides, without the words that were found', () => {
    const report = guardrailReport({ inputAssessment: { abc: everyPolicy }, outputAssessments: { abc: [masking] } }, 'guardrail_intervened')
    const input = (policy: string, name: string, action: string, detected = true) => ({ side: 'input', policy, name, action, detected })
    expect(report).toEqual({
      action: 'blocked',
      findings: [
        input('topic', 'Investments', 'BLOCKED'),
        input('content', 'VIOLENCE', 'NONE', false),
        input('word', 'CUSTOM', 'BLOCKED'),
        input('word', 'PROFANITY', 'NONE'),
        input('sensitive-information', 'EMAIL', 'ANONYMIZED'),
        input('sensitive-information', 'Invoice', 'BLOCKED'),
        input('sensitive-information', 'REGEX', 'NONE', false),
        input('grounding', 'GROUNDING', 'BLOCKED'),
        input('automated-reasoning', 'invalid', 'NONE'),
        input('automated-reasoning', 'valid', 'NONE', false),
        { side: 'output', policy: 'sensitive-information', name: 'NAME', action: 'ANONYMIZED', detected: true },
      ],
      applied: [{ id: 'abc', version: '3', origin: 'REQUEST' }],
      blockedSides: ['input'],
      redacted: [],
    })
  })

  it('says blocked of each side where something was both blocked and detected, whatever the stop reason', () => {
    const undetected: GuardrailAssessment = { topicPolicy: { topics: [{ name: 'A', type: 'DENY', action: 'BLOCKED', detected: false }] } }
    expect([
      short({ outputAssessments: { a: [undetected], b: [everyPolicy] } }, 'end_turn'),
      short({ inputAssessment: { a: everyPolicy }, outputAssessments: { a: [everyPolicy] } }, null),
      short({ inputAssessment: { a: undetected } }, 'end_turn'),
    ]).toEqual([['blocked', 'output'], ['blocked', 'input', 'output'], ['none']])
  })

  it('tells masking from blocking, though the service says that it intervened in both', () => {
    const trace = { outputAssessments: { a: [masking] } }
    expect([short(trace, 'guardrail_intervened'), short(trace, 'end_turn')]).toEqual([['masked'], ['masked']])
  })

  it('takes an intervention that nothing tells about for one of the input when the model wrote nothing, else of the output', () => {
    expect([
      short(null, 'guardrail_intervened', false),
      short(null, 'guardrail_intervened', true),
      short({ actionReason: 'x' }, 'guardrail_intervened', false),
    ]).toEqual([
      ['blocked', 'input'],
      ['blocked', 'output'],
      ['blocked', 'input'],
    ])
  })

  it('names guardrails that the account or the organization enforces', () => {
    const details = { guardrailId: 'org', guardrailVersion: '1', guardrailOrigin: ['ACCOUNT_ENFORCED', 'ORGANIZATION_ENFORCED'] } as const
    const assessment = { appliedGuardrailDetails: { ...details, guardrailOrigin: [...details.guardrailOrigin] } }
    expect(guardrailReport({ inputAssessment: { org: assessment } }, 'end_turn')).toEqual({
      action: 'none',
      findings: [],
      applied: [
        { id: 'org', version: '1', origin: 'ACCOUNT_ENFORCED' },
        { id: 'org', version: '1', origin: 'ORGANIZATION_ENFORCED' },
      ],
      blockedSides: [],
      redacted: [],
    })
  })

  it('has nothing to say of a filter of the model itself, or where no guardrail is known of', () => {
    expect([short(null, 'content_filtered'), short(null, 'end_turn'), short(null, null)]).toEqual([null, null, null])
  })
})
