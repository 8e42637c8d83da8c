import { describe, expect, it } from 'vitest'
import { adjustmentWords, detailWords } from '../../../../src/renderer/features/transcript/detail-words.ts'
import { durationWords } from '../../../../src/renderer/ui/duration-words.ts'
import { firstSentMessage } from '../../../../src/renderer/features/transcript/first-sent-message.ts'
import { guardrailWords } from '../../../../src/renderer/features/transcript/guardrail-words.ts'
import { stopNotice } from '../../../../src/renderer/features/transcript/stop-notice.ts'
import { adjustmentSchema, guardrailReportSchema, type GuardrailReport } from '../../../../src/shared/model.ts'
import { sampleDetails, sampleMessage } from '../../../support/sample-message.ts'

describe('detailWords', () => {
  it('says what a reply took, what it cost at which prices, and who answered', () => {
    const details = sampleDetails({
      stopReason: 'stop_sequence',
      responseFields: { stop_sequence: '###' },
      invokedModelId: 'anthropic.claude-haiku',
      serviceTier: 'flex',
      usage: { inputTokens: 100, outputTokens: 1200, cacheReadTokens: 900, cacheWriteTokens: 0 },
      cost: { usd: 0.0123, asOf: '2026-11-01', savedUsd: 0.5 },
      latencyMs: 12_300,
      timeToFirstTokenMs: 420,
    })
    expect(detailWords(details)).toEqual([
      'answered by anthropic.claude-haiku',
      '1,000 tokens in, 1,200 out',
      '90 % cached',
      '$0.012 (Nov 1, 2026)',
      '$0.50 saved',
      'took 12 s',
      'first word 0.4 s',
      'tier flex',
      'stopped at “###”',
      'amazon.nova-lite-v1:0',
    ])
  })

  it('names the model behind an ARN without what stands before it', () => {
    const details = sampleDetails({
      modelId: 'arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/amazon.nova:1',
      invokedModelId: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    })
    expect(detailWords(details)).toEqual(['answered by amazon.nova-lite-v1:0', 'amazon.nova:1'])
  })

  it('says no more than the model where nothing else is known', () => {
    expect(detailWords(sampleDetails({ cost: { usd: null, asOf: null }, serviceTier: 'default' }))).toEqual(['amazon.nova-lite-v1:0'])
  })
})

describe('adjustmentWords', () => {
  it('has words for every one, in two lines', () => {
    const lines = adjustmentWords(adjustmentSchema.options)
    expect([lines.length, lines.join(', ').split(', ').length, adjustmentWords(['temperature-left-out'])]).toEqual([
      2,
      adjustmentSchema.options.length + 2,
      ['Left out for this model: temperature'],
    ])
  })
})

describe('durationWords', () => {
  it.each([
    [420, '0.4 s'],
    [9_940, '9.9 s'],
    [12_300, '12 s'],
    [59_700, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('calls %i ms %s', (durationMs, words) => {
    expect(durationWords(durationMs)).toBe(words)
  })
})

describe('stopNotice', () => {
  const noticed = (stopReason: string | null, guardrail: GuardrailReport | null = null) => {
    const notice = stopNotice({ stopReason, guardrail })
    return notice === null ? null : [notice.title, ...notice.remedies]
  }

  it('says nothing where an answer ended as it should', () => {
    expect([null, 'end_turn', 'stop_sequence', 'tool_use'].map((reason) => noticed(reason))).toEqual([null, null, null, null])
  })

  it.each([
    ['max_tokens', 'The answer reached its length limit', 'continue', 'open-inference'],
    ['model_context_window_exceeded', 'The context window is full', 'trim-history', 'summarise-history', 'choose-model'],
    ['content_filtered', 'A content filter ended the answer', 'retry', 'choose-model'],
    ['guardrail_intervened', 'A guardrail has stepped in', 'open-inference'],
    ['malformed_model_output', 'The model wrote an answer that could not be read', 'retry', 'choose-model'],
    ['malformed_tool_use', 'The model called a tool in a way that could not be read', 'retry', 'choose-model'],
    ['refusal', 'The model declined to answer', 'choose-model'],
    ['constructor', 'The answer ended for a reason that is new to Outcrop: constructor', 'continue', 'retry'],
  ])('has its own words and next step for %s', (reason, ...expected) => {
    expect(noticed(reason)).toEqual(expected)
  })

  it('leaves an intervention to the card that explains it', () => {
    expect(
      noticed(
        'guardrail_intervened',
        guardrailReportSchema.parse({ action: 'blocked', findings: [], applied: [], blockedSides: ['input'] }),
      ),
    ).toBe(null)
  })
})

describe('guardrailWords', () => {
  const found = (policy: string, name: string, side = 'input', action = 'BLOCKED') => ({ side, policy, name, action, detected: true })
  const report = (changes: object) =>
    guardrailReportSchema.parse({ action: 'blocked', findings: [], applied: [], blockedSides: ['input'], ...changes })

  it('names every policy in plain words, who enforces it, and that the conversation goes on', () => {
    const findings = [
      found('topic', 'Investments'),
      found('content', 'PROMPT_ATTACK'),
      found('word', 'CUSTOM'),
      found('sensitive-information', 'US_PASSPORT_NUMBER'),
      found('grounding', 'RELEVANCE', 'output'),
      found('automated-reasoning', 'invalid', 'output'),
      { ...found('content', 'HATE'), detected: false },
      found('content', 'INSULTS', 'input', 'NONE'),
    ]
    const applied = [{ id: 'g1', version: '1', origin: 'ORGANIZATION_ENFORCED' }]
    expect(guardrailWords(report({ findings, applied, blockedSides: ['input', 'output'], redacted: ['input'] }))).toEqual({
      tone: 'blocked',
      title: 'A guardrail blocked the question and the answer',
      findings: [
        'In the question: the topic “Investments”',
        'In the question: an attempt to override the instructions (content filter)',
        'In the question: words of your organisation (word list)',
        'In the question: US passport number (personal data)',
        'In the answer: not relevant to the question (grounding)',
        'In the answer: contradicts the rules (automated reasoning)',
      ],
      notes: [
        'It is a guardrail that your organisation enforces for every request.',
        'The blocked text was replaced here, on the disk and in the search.',
        'The conversation can go on: this question and its answer are not sent again.',
      ],
    })
  })

  it('says how to learn more where the trace was off, and only notes what was masked', () => {
    const masked = report({
      action: 'masked',
      blockedSides: [],
      findings: [
        found('sensitive-information', 'EMAIL', 'output', 'ANONYMIZED'),
        found('sensitive-information', 'SOME_NEW_THING', 'output', 'ANONYMIZED'),
      ],
    })
    expect([guardrailWords(report({}))?.notes[0], guardrailWords(masked)?.title, guardrailWords(report({ action: 'none' }))]).toEqual([
      'It did not say why. Switch on its trace in the settings of this conversation to see the policy.',
      'Masked by a guardrail: email address, some new thing',
      null,
    ])
  })
})

describe('firstSentMessage', () => {
  const ids = ['a', 'b', 'c'].map((_letter, index) => `1111111${index}-1111-4111-8111-111111111111`)
  const messages = ids.map((id, index) => sampleMessage({ id, position: index + 1 }))

  it('is the line between what is sent and what is not, where both are on the screen', () => {
    expect([0, 1, 2, 3, 9].map((contextFrom) => firstSentMessage(messages, contextFrom))).toEqual([null, null, ids[1], ids[2], null])
  })
})
