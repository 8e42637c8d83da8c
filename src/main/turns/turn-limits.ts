import { turnLimitMessages as words } from '../../shared/messages/turn-limits.ts'
import type { ReplyDetails } from '../../shared/model.ts'
import type { Settings } from '../../shared/settings.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'

/** What one turn has taken so far. Tokens count as the service counts them, cached ones too; replies without a known price add no money. */
export type Spent = { readonly rounds: number; readonly tokens: number; readonly usd: number }

export const nothingSpent: Spent = { rounds: 0, tokens: 0, usd: 0 }

export const withReply = ({ rounds, tokens, usd }: Spent, { usage, cost }: Pick<ReplyDetails, 'usage' | 'cost'>): Spent => ({
  rounds,
  tokens: tokens + (usage === null ? 0 : usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens + usage.outputTokens),
  usd: usd + (cost?.usd ?? 0),
})

const atLimit = (code: string, title: string): UserFacingError => ({
  code,
  title,
  advice: words.limitAdvice,
  retryable: true,
  remedies: ['continue', 'open-settings'],
})

type Limits = Pick<Settings, 'maximumToolRounds' | 'turnTokenBudget' | 'turnBudgetUsd'>

/** Why a turn may not go on by itself; null where it may. A person lets it go on with Continue, which is a turn of its own. */
export const limitReached = ({ maximumToolRounds, turnTokenBudget, turnBudgetUsd }: Limits, spent: Spent): UserFacingError | null => {
  if (spent.rounds >= maximumToolRounds) return atLimit('too-many-tool-rounds', words.tooManyRounds(maximumToolRounds))
  if (turnTokenBudget !== null && spent.tokens >= turnTokenBudget) {
    return atLimit('turn-token-budget', words.tooManyTokens(spent.tokens, turnTokenBudget))
  }
  if (turnBudgetUsd !== null && spent.usd >= turnBudgetUsd)
    return atLimit('turn-money-budget', words.tooMuchMoney(spent.usd, turnBudgetUsd))
  return null
}
