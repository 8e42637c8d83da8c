import { onTestFinished } from 'vitest'
import { startSignInServer, type SignInOptions } from './sign-in-server.ts'

/** The same for one test, with its end. */
export const openSignInServer = async (options: SignInOptions = {}) => {
  const server = await startSignInServer(options)
  onTestFinished(server.close)
  return server
}
