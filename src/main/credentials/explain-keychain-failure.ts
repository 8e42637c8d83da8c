import type { KeychainFailure } from './keychain-protocol.ts'

/** gnome-keyring, KWallet and macOS; a keyring that does not exist yet and cannot be asked for is as good as locked. */
const lockedWords = /locked|prompt|dismissed|interaction is not allowed|does not exist at path .*\/secrets\/collection/iu
const deniedWords = /denied|cancel|not permitted|passphrase you entered|auth/iu

/** The keychain's own words are read here and go no further. */
export const explainKeychainFailure = (thrown: unknown): KeychainFailure => {
  const words = thrown instanceof Error ? thrown.message : String(thrown)
  if (lockedWords.test(words)) return 'locked'
  return deniedWords.test(words) ? 'denied' : 'unavailable'
}
