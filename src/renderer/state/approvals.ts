import type { Approval, ApprovalAnswer, ApprovalId } from '../../shared/approval.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { on, tryRequest } from '../bridge/client.ts'
import { createStore } from './create-store.ts'

type ApprovalsState = {
  /** Everything that waits for a person's word, in any conversation, oldest first. */
  readonly approvals: readonly Approval[]
  /** Answered here, and not yet taken by main. */
  readonly sending: ReadonlySet<ApprovalId>
  readonly errors: ReadonlyMap<ApprovalId, UserFacingError>
}

const store = createStore<ApprovalsState>({ approvals: [], sending: new Set(), errors: new Map() })

export const useApprovals = store.use
export const waitingApprovals = (): readonly Approval[] => store.get().approvals

/** The dock has this id, so that a key can bring the focus there. */
export const approvalDockId = 'approval-dock'

const oldestFirst = (one: Approval, other: Approval): number => one.askedAt - other.askedAt

/** What is gone from main's list is neither being sent nor has it failed. */
const show = (approvals: readonly Approval[]): void =>
  store.set(({ sending, errors }) => {
    const known = new Set(approvals.map(({ id }) => id))
    return {
      approvals: approvals.toSorted(oldestFirst),
      sending: new Set([...sending].filter((id) => known.has(id))),
      errors: new Map([...errors].filter(([id]) => known.has(id))),
    }
  })

/** What was read is not put over what was said since. */
let saidCount = 0

/** Follows what waits. Returns the function that stops it. */
export const listenToApprovals = (): (() => void) =>
  on('approvals.changed', ({ approvals }) => {
    saidCount += 1
    show(approvals)
  })

/** Reads what waits already, as in a window that was loaded anew. */
export const loadApprovals = async (): Promise<void> => {
  const saidBefore = saidCount
  const listed = await tryRequest('approvals.list', {})
  if (listed.ok && saidCount === saidBefore) show(listed.value)
}

/** Questions of a conversation, and those that a server asks outside of any. */
export const approvalsFor = (approvals: readonly Approval[], conversationId: ConversationId | null): readonly Approval[] =>
  approvals.filter((approval) => approval.conversationId === null || approval.conversationId === conversationId)

/** How many questions wait in a conversation. */
export const useApprovalCount = (conversationId: ConversationId): number =>
  store.use(({ approvals }) => approvals.filter((approval) => approval.conversationId === conversationId).length)

const withError = (errors: ApprovalsState['errors'], id: ApprovalId, error: UserFacingError | null): ApprovalsState['errors'] => {
  const others = [...errors].filter(([known]) => known !== id)
  return new Map(error === null ? others : [...others, [id, error]])
}

/** Hands the answer over. The question stays until main has taken it, and says why when it was not. False when it was answered already. */
export const answerApproval = async (id: ApprovalId, answer: ApprovalAnswer): Promise<boolean> => {
  const { approvals, sending } = store.get()
  if (sending.has(id) || !approvals.some((approval) => approval.id === id)) return false
  store.set((state) => ({ ...state, sending: new Set([...state.sending, id]), errors: withError(state.errors, id, null) }))
  const answered = await tryRequest('approvals.answer', { approvalId: id, answer })
  store.set((state) => ({
    approvals: answered.ok ? state.approvals.filter((approval) => approval.id !== id) : state.approvals,
    sending: new Set([...state.sending].filter((other) => other !== id)),
    errors: answered.ok ? state.errors : withError(state.errors, id, answered.error),
  }))
  return answered.ok
}

/** Brings the focus to the question that waits, where one is on the screen. */
export const focusApprovals = (): void => document.getElementById(approvalDockId)?.focus()
