import { ReadError } from './read-error.ts'

/** pdf.js throws a PasswordException where a password is missing or wrong; anything else means a file that is not what it should be. */
export const describePdfFailure = (error: unknown, passwordReason: 'password' | 'wrong-password'): ReadError => {
  if (error instanceof ReadError) return error
  const isPassword = error instanceof Error && error.name === 'PasswordException'
  return new ReadError(isPassword ? passwordReason : 'damaged', error instanceof Error ? error.message : String(error), { cause: error })
}
