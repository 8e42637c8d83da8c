import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { FloodGuard } from './flood-guard.ts'
import { childrenOf } from './is-within.ts'
import { ServerEnded, type Carrier } from './carrier.ts'

/** How large a message is, roughly and without writing it out again: the text in it is what counts. */
const roughSize = (value: unknown): number => {
  let size = 0
  let level: readonly unknown[] = [value]
  while (level.length > 0) {
    for (const item of level) size += typeof item === 'string' ? item.length : 8
    level = level.flatMap(childrenOf)
  }
  return size
}

export type TransportListener = {
  /** It was ended because of what it sent. */
  readonly onEnded: (error: ServerEnded) => void
  readonly onClosed: () => void
  readonly onProblem: (error: Error) => void
}

/** A carrier as the SDK takes one, which ends when the server sends without end; afterwards nothing is let through. */
export const guardedTransport = (carrier: Carrier, guard: FloodGuard, { onEnded, onClosed, onProblem }: TransportListener): Transport => {
  let isOver = false
  const end = (error: ServerEnded): void => {
    if (isOver) return
    isOver = true
    onEnded(error)
    void carrier.close()
  }
  const transport: Transport = {
    start: async () => {
      Object.assign(carrier, {
        onmessage: (message) => {
          if (isOver) return
          if (guard.take(roughSize(message))) transport.onmessage?.(message)
          else end(new ServerEnded('flood'))
        },
        onerror: (error) => {
          if (error instanceof ServerEnded) end(error)
          onProblem(error)
          transport.onerror?.(error)
        },
        onclose: () => {
          isOver = true
          transport.onclose?.()
          onClosed()
        },
      } satisfies Partial<Carrier>)
      await carrier.start()
    },
    send: (message) => carrier.send(message),
    close: () => carrier.close(),
    setProtocolVersion: (version) => carrier.setProtocolVersion?.(version),
  }
  return transport
}
