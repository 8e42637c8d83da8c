import type { SystemContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { MessageId } from '../../shared/ids.ts'
import type { Adjustment } from '../../shared/model.ts'
import type { Entry } from './conversation-order.ts'
import type { ModelRule } from './model-rules.ts'
import type { ReplyRequest } from './reply-request.ts'

/**
 * `opening` may go to `system`; it is empty where the family takes none and the texts stand in the first message. `newestQuestion` is the entry that
 * holds the newest question's own blocks, -1 for none. `ends` is where the last block of a stored message stands. `reasoningMissing`: the tool round
 * that is going on has lost the reasoning it has to begin with, so thinking must be off for this request.
 */
export type RepairedHistory = {
  readonly entries: readonly Entry[]
  readonly opening: readonly SystemContentBlock[]
  readonly usedTools: readonly string[]
  readonly prefixHash: string
  readonly newestQuestion: number
  readonly ends: ReadonlyMap<MessageId, { readonly entry: number; readonly block: number }>
  readonly reasoningMissing: boolean
  readonly adjustments: readonly Adjustment[]
}

export const repairHistory = (request: ReplyRequest, rule: ModelRule, _baseId: string): RepairedHistory => ({
  entries: [],
  opening: rule.system === false ? [] : [{ text: request.appInstructions }],
  usedTools: [],
  prefixHash: '',
  newestQuestion: -1,
  ends: new Map(),
  reasoningMissing: false,
  adjustments: [],
})
