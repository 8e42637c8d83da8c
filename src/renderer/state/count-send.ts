import type { CountedSend } from '../../shared/inference.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import { tryRequest } from '../bridge/client.ts'
import { askWhenStill } from './ask-when-still.ts'
import { createStore } from './create-store.ts'

export type CountInput = RequestInput<'turns.count'>

/** `count` is the last one of `conversationId`; while something newer is being counted it stands as it was. */
export type SendCount = {
  readonly conversationId: CountInput['conversationId']
  readonly count: CountedSend | null
  readonly status: 'idle' | 'waiting' | 'counting'
}

const pauseMs = 700
const nothing: SendCount = { conversationId: null, count: null, status: 'idle' }
const store = createStore<SendCount>(nothing)

export const useSendCount = store.use
export const sendCountState = store.get

/** A failure, such as no network, is no news: the last count stays. An answer about what has changed since is dropped. */
const counting = askWhenStill<CountInput>(pauseMs, async (input, isNewest) => {
  store.set((state) => ({ ...state, status: 'counting' }))
  const counted = await tryRequest('turns.count', input)
  if (!isNewest()) return
  store.set((state) => ({ ...state, count: counted.ok ? counted.value : state.count, status: 'idle' }))
})

/** Counts what would be sent when nothing has changed for a moment. */
export const countSoon = (input: CountInput): void => {
  counting.soon(input)
  const { conversationId } = input
  store.set((state) => ({ conversationId, count: state.conversationId === conversationId ? state.count : null, status: 'waiting' }))
}

/** Counts nothing until it is asked to. `isKept` leaves the last count on the screen, as while an answer is written. */
export const stopCounting = (isKept: boolean): void => {
  counting.stop()
  store.set((state) => (isKept ? { ...state, status: 'idle' } : nothing))
}

/** Counts at once what still waits, and waits for it no longer than `limitMs`. */
export const settleCount = async (limitMs: number): Promise<SendCount> => {
  await counting.settle(limitMs)
  return store.get()
}
