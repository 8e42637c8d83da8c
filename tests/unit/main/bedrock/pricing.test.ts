import { describe, expect, it } from 'vitest'
import { costOf } from '../../../../src/main/bedrock/pricing.ts'

const million = { inputTokens: 1_000_000, outputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0 }
const november = () => Date.parse('2026-11-21')
const july = () => Date.parse('2026-07-01')
const usd = (modelId: string, usage = million, now = november): number | null => {
  const cost = costOf(modelId, usage, undefined, now).usd
  return cost === null ? null : Math.round(cost * 10_000) / 10_000
}

describe('costOf', () => {
  it.each([
    ['global.anthropic.claude-sonnet-4-6', 18],
    ['us.anthropic.claude-sonnet-4-6', 19.8],
    ['global.anthropic.claude-opus-5', 30],
    ['global.anthropic.claude-opus-5-5', 24],
    ['eu.anthropic.claude-opus-5-5', 26.4],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 6],
    ['amazon.nova-lite-v1:0', 0.3],
    ['eu.amazon.nova-lite-v1:0', 0.3],
    ['arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.amazon.nova-pro-v1:0', 4],
  ])('prices a million tokens each way of %s', (modelId, expected) => {
    expect(usd(modelId)).toBe(expected)
  })

  it('counts cached tokens at their own rates', () => {
    expect(
      usd('global.anthropic.claude-sonnet-4-6', {
        inputTokens: 0,
        outputTokens: 0,
        cacheReadTokens: 1_000_000,
        cacheWriteTokens: 1_000_000,
      }),
    ).toBe(4.05)
  })

  it('uses the row that was valid on the day', () => {
    expect([usd('global.anthropic.claude-sonnet-5', million, july), usd('global.anthropic.claude-sonnet-5')]).toEqual([12, 18])
  })

  it('charges long contexts more where the list says so', () => {
    expect(usd('openai.gpt-5.6-sol', { inputTokens: 300_000, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 })).toBe(3.3)
  })

  it('knows no price for what it does not know, and none for the demo reader', () => {
    expect([costOf('acme.robot-9', million), costOf('demo.reader', million)]).toEqual([
      { usd: null, asOf: null },
      { usd: 0, asOf: null },
    ])
  })

  it('tells the date of the row', () => {
    expect([costOf('global.anthropic.claude-sonnet-4-6', million).asOf, costOf('amazon.nova-lite-v1:0', million).asOf]).toEqual([
      '2026-06-26',
      '2026-08-21',
    ])
  })
})
