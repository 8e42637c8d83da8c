import type { ConversationId, MessageId, TurnId } from '../../shared/ids.ts'
import type { Message, Part } from '../../shared/message.ts'
import type { TurnEvent, TurnPush, TurnSnapshot, TurnWait } from '../../shared/turn-event.ts'

/** One push per frame of the screen is all a window can show; the first after a pause goes at once. */
const pushEveryMs = 16

type LiveMessage = { message: Message; readonly parts: () => readonly Part[] }

/** A turn that runs: collects its events into pushes and knows how it stands, for a window that was reloaded. */
export type ActiveTurn = {
  readonly conversationId: ConversationId
  readonly turnId: TurnId
  readonly signal: AbortSignal
  readonly emit: (event: TurnEvent) => void
  /** Registers a message of the turn; `parts` is read when a snapshot is taken. */
  readonly track: (message: Message, parts: () => readonly Part[]) => void
  /** How often something has changed that a request may have waited for. */
  readonly changesSoFar: () => number
  /** Stands still until something has changed since `changes`, or the turn was stopped: see `signal`. */
  readonly waitForSignIn: (wait: TurnWait, changes: number) => Promise<void>
}

/** Neighbouring deltas of the same part, or of what a call writes, become one, so that a push stays small however fast the model is. */
const joined = (events: readonly TurnEvent[]): TurnEvent[] => {
  const result: TurnEvent[] = []
  for (const event of events) {
    const last = result.at(-1)
    if (
      (event.type === 'part-delta' || event.type === 'tool-output') &&
      last?.type === event.type &&
      last.messageId === event.messageId &&
      last.index === event.index
    ) {
      result[result.length - 1] = { ...last, text: last.text + event.text }
    } else {
      result.push(event)
    }
  }
  return result
}

export const createActiveTurns = (push: (turnPush: TurnPush) => void) => {
  const running = new Map<
    TurnId,
    {
      readonly conversationId: ConversationId
      readonly abort: AbortController
      readonly snapshot: () => TurnSnapshot
      readonly resume: () => void
      readonly ended: Promise<void>
    }
  >()

  const start = (conversationId: ConversationId, turnId: TurnId, run: (turn: ActiveTurn) => Promise<void>): void => {
    const abort = new AbortController()
    const messages = new Map<MessageId, LiveMessage>()
    let waiting: TurnEvent[] = []
    let timer: NodeJS.Timeout | undefined
    let sequence = 0
    let lastPushAt = 0
    let wait: TurnWait | null = null
    let changes = 0
    let goOn = (): void => undefined
    const resume = (): void => {
      changes += 1
      goOn()
    }

    const flush = (): void => {
      clearTimeout(timer)
      timer = undefined
      if (waiting.length === 0) return
      const events = joined(waiting)
      waiting = []
      lastPushAt = performance.now()
      sequence += 1
      push({ conversationId, turnId, sequence, events })
    }
    const emit = (event: TurnEvent): void => {
      if (event.type === 'message-end') {
        const live = messages.get(event.messageId)
        if (live !== undefined) live.message = { ...live.message, status: event.status, error: event.error, details: event.details }
      }
      waiting.push(event)
      timer ??= setTimeout(flush, Math.max(0, lastPushAt + pushEveryMs - performance.now()))
    }
    const snapshot = (): TurnSnapshot => {
      flush()
      return { turnId, sequence, messages: [...messages.values()].map(({ message, parts }) => ({ ...message, parts: [...parts()] })), wait }
    }
    const track = (message: Message, parts: () => readonly Part[]): void => {
      messages.set(message.id, { message, parts })
    }
    const setWait = (next: TurnWait | null): void => {
      wait = next
      emit({ type: 'turn-waiting', wait })
    }
    const waitForSignIn = async (next: TurnWait, since: number): Promise<void> => {
      const signal = abort.signal
      if (signal.aborted || changes > since) return
      setWait(next)
      await new Promise<void>((resolve) => {
        goOn = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      setWait(null)
    }
    const turn: ActiveTurn = {
      conversationId,
      turnId,
      signal: abort.signal,
      emit,
      track,
      changesSoFar: () => changes,
      waitForSignIn,
    }
    const ended = run(turn).finally(() => {
      emit({ type: 'turn-end' })
      flush()
      running.delete(turnId)
    })
    running.set(turnId, { conversationId, abort, snapshot, resume, ended })
  }

  return {
    start,
    /** Stops a turn; `reason` travels to the run. An unknown turn has ended already. */
    cancel: (turnId: TurnId, reason: 'user' | 'quit' = 'user'): void => running.get(turnId)?.abort.abort(reason),
    /** Lets a turn that waits for a sign-in try again; any other is left alone. */
    resume: (turnId: TurnId): void => running.get(turnId)?.resume(),
    /** Someone has signed in, or the AWS files have changed. */
    resumeAll: (): void => {
      for (const turn of running.values()) turn.resume()
    },
    isRunning: (conversationId: ConversationId): boolean => [...running.values()].some((turn) => turn.conversationId === conversationId),
    snapshot: (conversationId: ConversationId): TurnSnapshot | null =>
      [...running.values()].find((turn) => turn.conversationId === conversationId)?.snapshot() ?? null,
    /** When a turn has written its last row; at once for one that is not known any more. */
    whenEnded: async (turnId: TurnId): Promise<void> => {
      // How it ended stands in the stored messages, a fault too.
      await running.get(turnId)?.ended.catch(() => undefined)
    },
    /** Stops the turns of one conversation and waits until they have written their last row. */
    stopConversation: async (conversationId: ConversationId): Promise<void> => {
      const turns = [...running.values()].filter((turn) => turn.conversationId === conversationId)
      for (const turn of turns) turn.abort.abort('user')
      await Promise.all(turns.map((turn) => turn.ended))
    },
    stopAll: async (): Promise<void> => {
      const turns = [...running.values()]
      for (const turn of turns) turn.abort.abort('quit')
      await Promise.all(turns.map((turn) => turn.ended))
    },
  }
}

export type ActiveTurns = ReturnType<typeof createActiveTurns>
