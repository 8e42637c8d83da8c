import type { ContentBlock, SystemContentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { MessageId } from '../../shared/ids.ts'
import type { Adjustment } from '../../shared/model.ts'
import { answerBlocks } from './answer-blocks.ts'
import { textBlocks } from './content-blocks.ts'
import { inAcceptedOrder, piecesOf, type Draft, type Entry } from './conversation-order.ts'
import type { ModelRule } from './model-rules.ts'
import { chainedHash } from './prefix-hash.ts'
import { questionBlocks } from './question-blocks.ts'
import { refuse } from './refuse-request.ts'
import { repairAdjustments, repairContext } from './repair-settings.ts'
import type { RepairContext } from './repair-context.ts'
import { lacksReasoning } from './replay-reasoning.ts'
import type { ReplyRequest, RequestMessage } from './reply-request.ts'
import type { UsedTools } from './tool-config.ts'

/**
 * `opening` may go to `system`; it is empty where the family takes none and the texts stand in the first message. `newestQuestion` is the entry that
 * holds the newest question's own blocks, -1 for none. `ends` is where the last block of a stored message stands. `reasoningMissing`: the tool round
 * that is going on has lost the reasoning it has to begin with, so thinking must be off for this request.
 */
export type RepairedHistory = {
  readonly entries: readonly Entry[]
  readonly opening: readonly SystemContentBlock[]
  readonly usedTools: UsedTools
  /** Only for models that bind their reasoning to it: files are hashed whole. */
  readonly prefixHash: string | null
  readonly newestQuestion: number
  readonly ends: ReadonlyMap<MessageId, { readonly entry: number; readonly block: number }>
  readonly reasoningMissing: boolean
  readonly adjustments: readonly Adjustment[]
}

type Told = { readonly drafts: readonly Draft[]; readonly prefixHash: string | null; readonly dropped: ReadonlySet<MessageId> }

const chained = (previous: string | null, next: unknown): string | null => (previous === null ? null : chainedHash(previous, next))

const draftOf = (role: Draft['role'], blocks: readonly ContentBlock[], from: MessageId | null): Draft => ({
  role,
  pieces: piecesOf(blocks, from),
})

/** Each message in its turn, for the reasoning of one may depend on all that is sent before it. */
const toldMessages = (messages: readonly RequestMessage[], startHash: string | null, context: RepairContext): Told => {
  const drafts: Draft[] = []
  const dropped = new Set<MessageId>()
  let prefixHash = startHash
  for (const [index, message] of messages.entries()) {
    if (message.role === 'user') {
      const blocks = questionBlocks(message, index, context)
      drafts.push(draftOf('user', blocks, message.id))
      prefixHash = chained(prefixHash, [message.id, blocks])
      continue
    }
    const { said, results, beside, hasDropped } = answerBlocks(message, index, prefixHash, context)
    if (hasDropped) dropped.add(message.id)
    drafts.push(draftOf('assistant', said, message.id), draftOf('user', results, message.id), draftOf('user', beside, message.id))
    prefixHash = chained(prefixHash, [message.id, said, results, beside])
  }
  return { drafts, prefixHash, dropped }
}

const summaryText = (summary: string): string => `Summary of the conversation so far:\n\n${summary}`

const endsOf = (drafts: readonly Draft[]): RepairedHistory['ends'] =>
  new Map(
    drafts.flatMap(({ pieces }, entry) =>
      pieces.flatMap(({ from }, block): readonly (readonly [MessageId, { entry: number; block: number }])[] =>
        from === null ? [] : [[from, { entry, block }]],
      ),
    ),
  )

const usedToolsOf = (blocks: readonly ContentBlock[]): UsedTools => {
  const calls = blocks.flatMap(({ toolUse }) => (toolUse === undefined ? [] : [toolUse]))
  const namesOf = (isServer: boolean): readonly string[] => [
    ...new Set(calls.flatMap(({ name, type }) => (name === undefined || (type === 'server_tool_use') !== isServer ? [] : [name]))),
  ]
  return { own: namesOf(false), server: namesOf(true) }
}

/**
 * Any stored history as messages that the family of `rule` accepts: complete pairs of calls and results, roles in turn, nothing blank, every file and
 * block of a kind that it takes, and reasoning only where it is still valid. Throws only what cannot be sent at all, in words.
 */
export const repairHistory = (request: ReplyRequest, rule: ModelRule, baseId: string): RepairedHistory => {
  const { messages, appInstructions, settings, summary, correction, tools, output } = request
  const context = repairContext(request, rule, baseId)
  const system = [appInstructions, settings.systemPrompt].flatMap(textBlocks)
  const told = toldMessages(messages, chained(rule.thinkingBoundToPrefix ? '' : null, { system, summary, tools, output }), context)
  if (told.drafts.every(({ pieces }) => pieces.length === 0)) throw refuse.nothingToSend()
  const drafts = inAcceptedOrder(
    [
      draftOf('user', rule.system === false ? system : [], null),
      draftOf(
        'user',
        textBlocks(summary ?? '').map(({ text }) => ({ text: summaryText(text) })),
        null,
      ),
      ...told.drafts,
      draftOf('user', textBlocks(correction ?? ''), null),
    ],
    rule,
  )
  const newest = messages.findLast(({ role }) => role === 'user')?.id
  return {
    entries: drafts.map(({ role, pieces }) => ({ role, content: pieces.map(({ block }) => block) })),
    opening: rule.system === false ? [] : system,
    usedTools: usedToolsOf(drafts.flatMap(({ pieces }) => pieces.map(({ block }) => block))),
    prefixHash: correction === null ? told.prefixHash : chained(told.prefixHash, correction),
    newestQuestion: drafts.findLastIndex(
      ({ role, pieces }) => role === 'user' && newest !== undefined && pieces.some(({ from }) => from === newest),
    ),
    ends: endsOf(drafts),
    reasoningMissing: lacksReasoning(drafts, told.dropped, rule, context.isClaude),
    adjustments: repairAdjustments(request, context),
  }
}
