import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js'

/** What carries messages: the SDK's transports fit, and ours. */
export type Carrier = {
  start: () => Promise<void>
  send: (message: JSONRPCMessage) => Promise<void>
  close: () => Promise<void>
  onclose?: (() => void) | undefined
  onerror?: ((error: Error) => void) | undefined
  onmessage?: ((message: JSONRPCMessage) => void) | undefined
  setProtocolVersion?: ((version: string) => void) | undefined
}

/** Why a connection was ended from our side. */
export class ServerEnded extends Error {
  readonly reason: 'flood' | 'too-large'

  constructor(reason: 'flood' | 'too-large') {
    super(`The server was ended: ${reason}`)
    this.name = 'ServerEnded'
    this.reason = reason
  }
}
