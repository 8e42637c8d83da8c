import { shell } from 'electron'
import { safeAddress } from './safe-address.ts'

/**
 * The one place where anything is opened outside the app. False when the address is not one that may be opened. `isLocalAllowed` is for pages of
 * a sign-in whose service runs on this computer.
 */
export const openAddress = async (address: string, { isLocalAllowed = false } = {}): Promise<boolean> => {
  const safe = safeAddress(address, isLocalAllowed)
  if (safe === null) return false
  await shell.openExternal(safe)
  return true
}
