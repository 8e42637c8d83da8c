import { shell } from 'electron'
import { safeAddress } from './safe-address.ts'

/** The one place where anything is opened outside the app. False when the address is not one that may be opened. */
export const openAddress = async (address: string): Promise<boolean> => {
  const safe = safeAddress(address)
  if (safe === null) return false
  await shell.openExternal(safe)
  return true
}
