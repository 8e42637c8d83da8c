import type { AwsConnection, AwsIdentity } from '../aws-connection.ts'

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
 * The connection given back has them at hand. Null when the signal came first.
 */
export const settleIdentity = async (connection: AwsConnection, signal: AbortSignal): Promise<AwsConnection | null> => {
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    else signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  const identity = await Promise.race([settled(connection.identity), stopped])
  return identity === null ? null : { ...connection, identity }
}
