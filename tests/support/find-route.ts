import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { FindRoute } from '../../src/main/network/route.ts'

/** Straight to the server of a test. */
export const directRoute = ({ maxAttempts = 3 } = {}): FindRoute => {
  const requestHandler = new NodeHttpHandler()
  return async () => ({ key: 'direct', requestHandler, retryMode: 'standard', maxAttempts })
}

/** For the demo, which needs no network. */
export const noRoute: FindRoute = () => Promise.reject(new Error('Nothing may be sent'))
