import { describe, expect, it } from 'vitest'
import { limitReached, nothingSpent, withReply, type Spent } from '../../../../src/main/turns/turn-limits.ts'

const limits = { maximumToolRounds: 25, turnTokenBudget: 1_000_000, turnBudgetUsd: 5 }

describe('withReply', () => {
  it('adds up all tokens, cached ones too, and the money that is known', () => {
    const usage = { inputTokens: 10, outputTokens: 20, cacheReadTokens: 300, cacheWriteTokens: 4000, cacheWrites: [] }
    const once = withReply(nothingSpent, { usage, cost: { usd: 0.25, asOf: null, savedUsd: null } })
    const twice = withReply(once, { usage, cost: { usd: null, asOf: null, savedUsd: null } })
    expect([once, twice, withReply(twice, { usage: null, cost: null })]).toEqual([
      { rounds: 0, tokens: 4330, usd: 0.25 },
      { rounds: 0, tokens: 8660, usd: 0.25 },
      { rounds: 0, tokens: 8660, usd: 0.25 },
    ])
  })
})

describe('limitReached', () => {
  it.each<[string, Spent, string | null]>([
    ['below all limits', { rounds: 24, tokens: 999_999, usd: 4.99 }, null],
    ['at the rounds', { rounds: 25, tokens: 0, usd: 0 }, 'This answer has used tools 25 times in a row, and wants to again'],
    [
      'at the tokens',
      { rounds: 1, tokens: 1_234_567, usd: 0 },
      'This answer has taken 1,234,567 tokens; 1,000,000 are the limit for one answer',
    ],
    ['at the money', { rounds: 1, tokens: 0, usd: 5.125 }, 'This answer has cost $5.13; $5.00 is the limit for one answer'],
  ])('says what was reached and how it goes on: %s', (_name, spent, title) => {
    const reached = limitReached(limits, spent)
    expect(reached === null ? null : { title: reached.title, remedies: reached.remedies }).toEqual(
      title === null ? null : { title, remedies: ['continue', 'open-settings'] },
    )
  })

  it('knows no limit where none is set', () => {
    const without = { maximumToolRounds: 25, turnTokenBudget: null, turnBudgetUsd: null }
    expect(limitReached(without, { rounds: 0, tokens: 1e12, usd: 1e6 })).toBeNull()
  })
})
