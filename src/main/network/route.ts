import type { NodeHttpHandler } from '@smithy/node-http-handler'

/** How requests leave this computer. `key` changes with the network settings: clients made under another one are to be made anew. */
export type NetworkRoute = {
  readonly key: string
  readonly requestHandler: NodeHttpHandler
  readonly retryMode: 'standard' | 'adaptive'
  readonly maxAttempts: number
}

/** The route as the settings say it now. Never rejects: settings that cannot be used fail the requests themselves. */
export type FindRoute = () => Promise<NetworkRoute>
