import {
  approvalIdSchema,
  type Approval,
  type ApprovalAnswer,
  type ApprovalId,
  type ApprovalReason,
  type ApprovalScope,
  type RememberedApproval,
} from '../../shared/approval.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { JsonValue } from '../../shared/json.ts'
import type { ToolKind } from '../../shared/tool.ts'
import { approvalKey, type AskedTool } from './approval-key.ts'
import type { Ask, ToolContext } from './tool.ts'

/** Where yeses for later are kept: store/approvals.ts. */
type RememberedApprovals = {
  /** How far an earlier yes reaches; null without one. */
  readonly scopeOf: (key: string, conversationId: ConversationId | null) => 'conversation' | 'always' | null
  readonly add: (row: RememberedApproval & { readonly key: string }) => void
  readonly list: () => readonly RememberedApproval[]
  readonly forget: (id: string) => void
  readonly forgetAll: () => void
}

export type ApprovalDecision =
  | {
      readonly type: 'allow'
      /** `remembered`: nobody was asked, for they had been before. */
      readonly by: ApprovalScope | 'remembered'
      /** What was filled in where a server asked by a form. */
      readonly content: { readonly [key: string]: JsonValue } | null
    }
  /** `message` is for the model; empty where there is none, and where the question was withdrawn. */
  | { readonly type: 'deny'; readonly message: string }

export type Asked = {
  readonly tool: AskedTool
  readonly ask: Ask
  /** The call's place; null for what a server asks by itself. */
  readonly context: (ToolContext & { readonly index: number }) | null
  /** Text of others is in what the model was sent. */
  readonly isTainted: boolean
  /** Hears that a person is really asked. */
  readonly onAsked?: () => void
}

export type Approvals = {
  /** Never rejects: a question that is withdrawn by `signal` is a no. */
  readonly decide: (asked: Asked, signal: AbortSignal) => Promise<ApprovalDecision>
  /** Takes a person's word. One that waits no more, and a scope that was not offered, are left alone. */
  readonly answer: (id: ApprovalId, answer: ApprovalAnswer) => void
  readonly list: () => readonly Approval[]
  readonly remembered: () => readonly RememberedApproval[]
  readonly forget: (id: string) => void
  readonly forgetAll: () => void
}

type Options = {
  readonly memory: RememberedApprovals
  /** Hears of everything that waits, whenever that has changed. */
  readonly push: (approvals: readonly Approval[]) => void
  readonly now: () => number
  readonly newId: () => string
}

type Waiting = {
  readonly approval: Approval
  readonly key: string
  readonly what: string
  readonly isBound: boolean
  readonly settle: (decision: ApprovalDecision) => void
}

/** What text of others could misuse: a yes for later does not cover it once such text is in the conversation. */
const misusedKinds: ReadonlySet<ToolKind> = new Set(['write', 'run', 'network', 'other'])

/** What may be offered: nothing for later where it would not hold, and nothing for a conversation where there is none. */
const offeredScopes = (ask: Ask, isBound: boolean, hasConversation: boolean): readonly ApprovalScope[] => {
  const offered = ask.scopes.filter((scope) => scope === 'once' || (!isBound && (scope === 'always' || hasConversation)))
  return offered.length === 0 ? ['once'] : offered
}

const reasonsOf = ({ reasons }: Ask, isBound: boolean): readonly ApprovalReason[] =>
  isBound && !reasons.includes('untrusted-text') ? [...reasons, 'untrusted-text'] : reasons

const withdrawn: ApprovalDecision = { type: 'deny', message: '' }
const remembered: ApprovalDecision = { type: 'allow', by: 'remembered', content: null }

/** The one place that decides whether a call runs: what was allowed before, what a person says now, and what nobody may say yes to for later. */
export const createApprovals = ({ memory, push, now, newId }: Options): Approvals => {
  const waiting = new Map<ApprovalId, Waiting>()
  const list = (): readonly Approval[] => [...waiting.values()].map(({ approval }) => approval)
  const tell = (): void => push(list())

  const isRemembered = ({ scopes }: Ask, key: string, conversationId: ConversationId | null): boolean => {
    const scope = memory.scopeOf(key, conversationId)
    return scope !== null && scopes.includes(scope)
  }

  /** Others that ask the very same have their answer with this one. */
  const settleAlike = ({ key, approval: { conversationId } }: Waiting, scope: ApprovalScope): void => {
    for (const other of waiting.values()) {
      const isCovered = scope === 'always' || other.approval.conversationId === conversationId
      if (other.key === key && !other.isBound && isCovered && other.approval.scopes.includes(scope)) other.settle(remembered)
    }
  }

  const allow = (one: Waiting, scope: ApprovalScope, content: Extract<ApprovalDecision, { type: 'allow' }>['content']): void => {
    const { key, what, approval } = one
    if (scope !== 'once') {
      const conversationId = scope === 'always' ? null : approval.conversationId
      const { name, title } = approval.tool
      memory.add({ id: newId(), conversationId, toolName: name, toolTitle: title, what, createdAt: now(), key })
    }
    one.settle({ type: 'allow', by: scope, content })
    if (scope !== 'once') settleAlike(one, scope)
  }

  return {
    decide: ({ tool, ask, context, isTainted, onAsked }, signal) => {
      const key = approvalKey(tool, ask)
      const conversationId = context?.conversationId ?? null
      const isBound = isTainted && misusedKinds.has(tool.kind)
      if (signal.aborted) return Promise.resolve(withdrawn)
      if (!isBound && isRemembered(ask, key, conversationId)) return Promise.resolve(remembered)
      const { name, title, kind, source } = tool
      const approval: Approval = {
        id: approvalIdSchema.parse(newId()),
        conversationId,
        turnId: context?.turnId ?? null,
        messageId: context?.messageId ?? null,
        index: context?.index ?? null,
        tool: { name, title, kind, source },
        view: ask.view,
        reasons: [...reasonsOf(ask, isBound)],
        scopes: [...offeredScopes(ask, isBound, conversationId !== null)],
        askedAt: now(),
      }
      return new Promise((resolve) => {
        const withdraw = (): void => settle(withdrawn)
        const settle = (decision: ApprovalDecision): void => {
          signal.removeEventListener('abort', withdraw)
          if (waiting.delete(approval.id)) tell()
          resolve(decision)
        }
        signal.addEventListener('abort', withdraw, { once: true })
        waiting.set(approval.id, { approval, key, what: ask.what, isBound, settle })
        onAsked?.()
        tell()
      })
    },
    answer: (id, answer) => {
      const one = waiting.get(id)
      if (one === undefined) return
      if (answer.type === 'deny') one.settle({ type: 'deny', message: answer.message })
      else if (one.approval.scopes.includes(answer.scope)) allow(one, answer.scope, answer.content)
    },
    list,
    remembered: memory.list,
    forget: memory.forget,
    forgetAll: memory.forgetAll,
  }
}
