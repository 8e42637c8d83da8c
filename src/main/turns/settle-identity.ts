import type { AwsConnection, AwsIdentity } from '../aws-connection.ts'
import { endWithSignal } from './end-with-signal.ts'

const settled = async (identity: AwsIdentity): Promise<AwsIdentity> => {
  if (identity.type === 'keys') {
    const keys = await identity.credentials()
    return { type: 'keys', credentials: async () => keys }
  }
  const token = await identity.token()
  return { type: 'api-key', token: async () => token }
}

/**
 * Gets the credentials of one reply before the watch over the model's silence begins: a person may have to type a code, or a program may be slow.
 * The connection given back has them at hand. Rejects when the signal came first.
 */
export const settleIdentity = (connection: AwsConnection, signal: AbortSignal): Promise<AwsConnection> =>
  endWithSignal(async () => ({ ...connection, identity: await settled(connection.identity) }), 0, signal)
