import type { AwsConnection } from '../aws-connection.ts'

/**
 * Gets the credentials before the watch over the model's silence begins: a person may have to type a code, or a program may be slow. The request
 * finds them at hand. Ends early when the signal does.
 */
export const haveCredentials = async ({ identity }: AwsConnection, signal: AbortSignal): Promise<void> => {
  const asked = identity.type === 'keys' ? identity.credentials() : identity.token()
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([asked, stopped])
}
