import type { Conversation } from '../../shared/conversation.ts'
import type { ConversationId, TurnId } from '../../shared/ids.ts'
import type { OpenConversation } from '../../shared/ipc/contract.ts'
import type { Message } from '../../shared/message.ts'
import type { TurnPush, TurnSnapshot, TurnWait } from '../../shared/turn-event.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import { applyTurnEvent, putMessage } from './apply-turn-event.ts'
import { applyToolOutput, noOutputs, type ToolOutputs } from './tool-output.ts'

/** The conversation on the screen; `conversation` null with `isLoading` false is the place where a new one begins. */
export type OpenConversationState = {
  readonly conversationId: ConversationId | null
  readonly conversation: Conversation | null
  readonly messages: readonly Message[]
  readonly hasOlder: boolean
  readonly isLoading: boolean
  readonly isSending: boolean
  /** `wait` while the turn stands still until someone has signed in. */
  readonly liveTurn: { readonly turnId: TurnId; readonly sequence: number; readonly wait: TurnWait | null } | null
  readonly openError: UserFacingError | null
  readonly outputs: ToolOutputs
}

export const nothingOpen: OpenConversationState = {
  conversationId: null,
  conversation: null,
  messages: [],
  hasOlder: false,
  isLoading: false,
  isSending: false,
  liveTurn: null,
  openError: null,
  outputs: noOutputs,
}

export const hasTurnEnded = (push: TurnPush): boolean => push.events.some((event) => event.type === 'turn-end')

/** The last push of a turn that the messages on the screen include. */
const takenOf = (state: OpenConversationState, push: TurnPush): number =>
  state.liveTurn?.turnId === push.turnId ? state.liveTurn.sequence : 0

export const hasGap = (state: OpenConversationState, pushes: readonly TurnPush[]): boolean => {
  const taken = new Map<TurnId, number>()
  return pushes.some((push) => {
    const last = taken.get(push.turnId) ?? takenOf(state, push)
    taken.set(push.turnId, Math.max(last, push.sequence))
    return push.sequence > last + 1
  })
}

const waitAfter = (state: OpenConversationState, push: TurnPush): TurnWait | null => {
  const change = push.events.findLast((event) => event.type === 'turn-waiting')
  if (change !== undefined) return change.wait
  return state.liveTurn?.turnId === push.turnId ? state.liveTurn.wait : null
}

export const applyPush = (state: OpenConversationState, push: TurnPush): OpenConversationState => {
  if (push.sequence <= takenOf(state, push)) return state
  return {
    ...state,
    messages: push.events.reduce(applyTurnEvent, state.messages),
    outputs: push.events.reduce(applyToolOutput, state.outputs),
    liveTurn: hasTurnEnded(push) ? null : { turnId: push.turnId, sequence: push.sequence, wait: waitAfter(state, push) },
  }
}

/** Keeps the object of a message that has not changed, so that it is not rendered again. */
const merge = (before: readonly Message[], stored: readonly Message[]): readonly Message[] => {
  const known = new Map(before.map((message) => [message.id, message]))
  return stored.map((message) => {
    const old = known.get(message.id)
    return old !== undefined && old.status === message.status && message.status !== 'streaming' ? old : message
  })
}

const takeSnapshot = ({ turnId, sequence, wait }: TurnSnapshot) => ({ turnId, sequence, wait })

/** What `conversations.open` gave, over what is on the screen already. */
export const showOpened = (state: OpenConversationState, opened: OpenConversation): OpenConversationState => {
  const first = opened.messages[0]?.position ?? 0
  const older = state.conversationId === opened.conversation.id ? state.messages.filter((message) => message.position < first) : []
  const stored = [...older, ...merge(state.messages, opened.messages)]
  return {
    conversationId: opened.conversation.id,
    conversation: opened.conversation,
    messages: (opened.liveTurn?.messages ?? []).reduce<readonly Message[]>(putMessage, stored),
    hasOlder: older.length > 0 ? state.hasOlder : opened.hasOlder,
    isLoading: false,
    isSending: false,
    liveTurn: opened.liveTurn === null ? null : takeSnapshot(opened.liveTurn),
    openError: null,
    outputs: state.conversationId === opened.conversation.id ? state.outputs : noOutputs,
  }
}
