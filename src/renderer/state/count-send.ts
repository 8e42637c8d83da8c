import type { CountedSend } from '../../shared/inference.ts'
import type { RequestInput } from '../../shared/ipc/contract.ts'
import { tryRequest } from '../bridge/client.ts'
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

let newest = 0
let timer: ReturnType<typeof setTimeout> | undefined
let planned: CountInput | null = null
let running: Promise<void> = Promise.resolve()

export const useSendCount = store.use
export const sendCountState = store.get

/** A failure, such as no network, is no news: the last count stays. An answer about what has changed since is dropped. */
const run = async (input: CountInput, ticket: number): Promise<void> => {
  store.set((state) => ({ ...state, status: 'counting' }))
  const counted = await tryRequest('turns.count', input)
  if (ticket !== newest) return
  store.set((state) => ({ ...state, count: counted.ok ? counted.value : state.count, status: 'idle' }))
}

const runPlanned = (): void => {
  clearTimeout(timer)
  timer = undefined
  if (planned === null) return
  const input = planned
  planned = null
  running = run(input, newest)
}

/** Counts what would be sent when nothing has changed for a moment. */
export const countSoon = (input: CountInput): void => {
  newest += 1
  planned = input
  clearTimeout(timer)
  timer = setTimeout(runPlanned, pauseMs)
  const { conversationId } = input
  store.set((state) => ({ conversationId, count: state.conversationId === conversationId ? state.count : null, status: 'waiting' }))
}

/** Counts nothing until it is asked to. `isKept` leaves the last count on the screen, as while an answer is written. */
export const stopCounting = (isKept: boolean): void => {
  newest += 1
  planned = null
  clearTimeout(timer)
  store.set((state) => (isKept ? { ...state, status: 'idle' } : nothing))
}

/** Counts at once what still waits, and waits for it no longer than `limitMs`. */
export const settleCount = async (limitMs: number): Promise<SendCount> => {
  runPlanned()
  let limit: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    limit = setTimeout(resolve, limitMs)
  })
  await Promise.race([running, late])
  clearTimeout(limit)
  return store.get()
}
