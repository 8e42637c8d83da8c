import { describe, expect, it } from 'vitest'
import { replyGroups } from '../../../../../src/renderer/features/reply/reply-rows.ts'
import { sampleDetails } from '../../../../support/sample-message.ts'

describe('replyGroups', () => {
  it('says every fact that is known, in words', () => {
    const details = sampleDetails({
      invokedModelId: 'anthropic.claude-haiku',
      stopReason: 'max_tokens',
      usage: {
        inputTokens: 12,
        outputTokens: 1500,
        cacheReadTokens: 3000,
        cacheWriteTokens: 700,
        cacheWrites: [
          { ttl: '1h', tokens: 500 },
          { ttl: '5m', tokens: 150 },
        ],
      },
      cost: { usd: 1.5, asOf: '2026-11-01', savedUsd: -0.02 },
      latencyMs: 12_340,
      timeToFirstTokenMs: 456,
      requestId: 'r-1',
      serviceTier: 'priority',
      latencyMode: 'optimized',
      guardrail: { action: 'masked', findings: [], applied: [{ id: 'g1', version: 'DRAFT', origin: 'REQUEST' }], blockedSides: [] },
      structured: { name: 'invoice', mode: 'tool', value: null, isValid: false, problems: [] },
      adjustments: ['temperature-left-out', 'not-streamed'],
    })
    expect(replyGroups(details).map(({ label, rows }) => [label, ...rows.map((row) => `${row.label}: ${row.value}`)])).toEqual([
      [
        'Answer',
        'Model: amazon.nova-lite-v1:0',
        'Model that answered: anthropic.claude-haiku',
        'Ended because: it reached the length limit',
        'Schema: invoice, asked for as a tool, not followed',
        'Left out or changed: temperature, not streamed',
      ],
      [
        'Tokens',
        'Sent, not from the cache: 12',
        'Sent, read from the cache: 3,000',
        'Written to the cache for 1 hour: 500',
        'Written to the cache for 5 minutes: 150',
        'Sent, written to the cache: 50',
        'Received: 1,500',
      ],
      ['Cost', 'Cost: $1.50, at the price of the standard tier', 'Prices of: Nov 1, 2026', 'Saved by the cache: −$0.020'],
      ['Time', 'First word after: 0.46 s', 'Whole reply: 12.34 s'],
      ['Guardrail', 'Outcome: Text was masked', 'Guardrails: g1, version DRAFT'],
      ['Request', 'Service tier: priority', 'Latency: optimized', 'Request id: r-1'],
    ])
  })

  it('says the cost alone where it was reckoned with the price of what was used', () => {
    const cost = { usd: 1.5, asOf: null, savedUsd: null }
    const rows = [{ serviceTier: 'default', latencyMode: 'standard' }, { serviceTier: null }, { serviceTier: 'flex' }].map((more) =>
      replyGroups(sampleDetails({ cost, ...more })).flatMap((group) => group.rows.filter(({ label }) => label === 'Cost')),
    )
    expect(rows.flat().map(({ value }) => value)).toEqual(['$1.50', '$1.50', '$1.50, at the price of the standard tier'])
  })

  it('leaves out groups of which nothing is known, and keeps a stop reason it has no words for', () => {
    expect(replyGroups(sampleDetails({ stopReason: 'brand_new' })).map(({ rows }) => rows.map(({ value }) => value))).toEqual([
      ['amazon.nova-lite-v1:0', 'brand_new'],
    ])
  })
})
