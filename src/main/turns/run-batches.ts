import { batchIdSchema, type Batch, type BatchId, type NewBatch } from '../../shared/batch.ts'
import { refusal, type ExpectedError } from '../../shared/expected-error.ts'
import type { TurnId } from '../../shared/ids.ts'
import { batchMessages } from '../../shared/messages/batch.ts'
import { mainMessages } from '../../shared/messages/main.ts'
import { getAttachment } from '../store/attachments.ts'
import { insertBatch, nextWaiting, readBatch, removeBatch, retryFailedItems, setBatchStatus, setItem } from '../store/batches.ts'
import { getConversation } from '../store/conversations.ts'
import { inTransaction, type WritableDatabase } from '../store/database.ts'
import type { ActiveTurns } from './active-turns.ts'
import { beginItem, endOfItem, failureOf, type ItemEnd } from './batch-item.ts'
import { countFailure, type FailuresInRow } from './failures-in-row.ts'
import type { TurnStarter } from './start-turn.ts'
import { waitUntil } from './wait-until.ts'

export type BatchRunnerDependencies = {
  readonly database: () => WritableDatabase
  readonly starter: Pick<TurnStarter, 'ask' | 'retry'>
  readonly activeTurns: Pick<ActiveTurns, 'whenEnded' | 'cancel' | 'snapshot'>
  readonly onChange: (batch: Batch) => void
  readonly now: () => number
  readonly newId: () => string
  /** Files that are answered at the same time, of all batches together. */
  readonly atOnce?: number
}

/** A file that is being answered, or waits for the time at which it may be asked again. */
type Flight = { readonly batchId: BatchId; readonly place: number; turnId: TurnId | null; readonly waiting: AbortController }

const maximumRetries = 3

const gone = (title: string, advice: string): ExpectedError => refusal('gone', title, advice)

/**
 * Asks one question about many files, each in a conversation of its own. Everything stands in the database: what a restart finds half done is paused
 * (`pauseAll`) and goes on where it was. Call `dispose` before the turns are stopped: what they answer then is asked again later.
 */
export const createBatchRunner = ({ database, starter, activeTurns, onChange, now, newId, atOnce = 2 }: BatchRunnerDependencies) => {
  const flights = new Set<Flight>()
  const failures = new Map<BatchId, FailuresInRow>()
  let isDisposed = false

  const tell = (id: BatchId): void => {
    const batch = readBatch(database(), id)
    if (batch !== null) onChange(batch)
  }
  const existing = (id: BatchId): Batch => {
    const batch = readBatch(database(), id)
    if (batch === null) throw gone(batchMessages.goneTitle, batchMessages.goneAdvice)
    return batch
  }
  const isOpen = ({ items }: Batch): boolean => items.some(({ status }) => status === 'waiting' || status === 'running')

  /** Asks, waits for the end, and where the service said when to come back, asks again then. Null when nothing is to be written any more. */
  const answer = async (flight: Flight, retries: number): Promise<ItemEnd | null> => {
    const batch = readBatch(database(), flight.batchId)
    if (batch === null) return null
    const begun = beginItem({ database: database(), starter, activeTurns, now, newId }, batch, flight.place)
    if (begun.type === 'answered') return { status: 'done', error: null }
    flight.turnId = begun.turnId
    tell(flight.batchId)
    await activeTurns.whenEnded(begun.turnId)
    flight.turnId = null
    if (isDisposed) return null
    const end = endOfItem(database(), begun.conversationId)
    const retryAt = end.error?.context?.retryAt
    const isPaused = readBatch(database(), flight.batchId)?.status !== 'running'
    if (retryAt === undefined || end.status !== 'failed' || retries === maximumRetries || isPaused) return end
    setItem(database(), flight.batchId, flight.place, { status: 'running', conversationId: begun.conversationId, error: end.error })
    tell(flight.batchId)
    if (!(await waitUntil(retryAt, now, flight.waiting.signal))) return { status: 'waiting', error: null }
    return answer(flight, retries + 1)
  }

  const land = (flight: Flight, end: ItemEnd): void => {
    const { batchId, place } = flight
    const batch = readBatch(database(), batchId)
    const item = batch?.items[place]
    if (batch === null || item === undefined) return
    const { conversationId } = item
    const isThere = conversationId !== null && getConversation(database(), conversationId) !== null
    const inRow = countFailure(failures.get(batchId), end)
    failures.set(batchId, inRow)
    const mustPause = end.isQuitting === true || inRow.isTooMany
    inTransaction(database(), () => {
      setItem(database(), batchId, place, { status: end.status, conversationId: isThere ? conversationId : null, error: end.error })
      if (!isOpen(existing(batchId))) setBatchStatus(database(), batchId, 'done')
      else if (mustPause) setBatchStatus(database(), batchId, 'paused')
    })
    if (mustPause) stopWaiting(batchId)
    tell(batchId)
  }

  const fly = async (flight: Flight): Promise<void> => {
    flights.add(flight)
    const end = await answer(flight, 0).catch((error: unknown) => failureOf(error))
    flights.delete(flight)
    if (isDisposed) return
    if (end !== null) land(flight, end)
    pump()
  }

  const pump = (): void => {
    if (isDisposed) return
    while (flights.size < atOnce) {
      const next = nextWaiting(database())
      if (next === null) return
      const { batchId, place } = next
      const conversationId = readBatch(database(), batchId)?.items[place]?.conversationId ?? null
      setItem(database(), batchId, place, { status: 'running', conversationId, error: null })
      // What the database does not take now is found at the next start as running, and waits again.
      fly({ batchId, place, turnId: null, waiting: new AbortController() }).catch(() => undefined)
    }
  }

  const stopWaiting = (id: BatchId): void => {
    for (const { batchId, waiting } of flights) if (batchId === id) waiting.abort()
  }
  const goOn = (id: BatchId): void => {
    failures.delete(id)
    setBatchStatus(database(), id, isOpen(existing(id)) ? 'running' : 'done')
    pump()
    tell(id)
  }

  return {
    start: ({ title, prompt, attachmentIds, profileId, region, modelId }: NewBatch): Batch => {
      const items = [...new Set(attachmentIds)].map((id): Batch['items'][number] => {
        const attachment = getAttachment(database(), id)
        if (attachment === null) throw gone(mainMessages.attachmentGoneTitle, mainMessages.attachmentGoneAdvice)
        return { attachment, status: 'waiting', conversationId: null, error: null, excerpt: '' }
      })
      const id = batchIdSchema.parse(newId())
      insertBatch(database(), { id, title, prompt, profileId, region, modelId, status: 'running', items, createdAt: now() })
      pump()
      tell(id)
      return existing(id)
    },
    /** What is being answered is answered to its end; a file that was to be asked again later is one of those that wait. */
    pause: (id: BatchId): void => {
      if (existing(id).status !== 'running') return
      setBatchStatus(database(), id, 'paused')
      stopWaiting(id)
      tell(id)
    },
    resume: (id: BatchId): void => {
      if (existing(id).status === 'paused') goOn(id)
    },
    retryFailed: (id: BatchId): void => {
      retryFailedItems(database(), existing(id).id)
      goOn(id)
    },
    /** Stops what is being answered; its conversations stay as they are then. */
    remove: (id: BatchId): void => {
      removeBatch(database(), id)
      failures.delete(id)
      stopWaiting(id)
      for (const { batchId, turnId } of flights) if (batchId === id && turnId !== null) activeTurns.cancel(turnId)
    },
    /** Nothing is asked or written any more. */
    dispose: (): void => {
      isDisposed = true
      for (const { waiting } of flights) waiting.abort()
    },
  }
}

export type BatchRunner = ReturnType<typeof createBatchRunner>
