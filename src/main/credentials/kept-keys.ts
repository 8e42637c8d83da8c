import type { AwsCredentials } from '../aws-connection.ts'

/** `profile` changes with what leads to the keys, `token` with the sign-in token on the disk, which getting the keys may itself renew. */
export type KeysStamp = { readonly profile: string; readonly token: string }

type Fresh = {
  readonly profileId: string
  readonly stamp: () => Promise<KeysStamp>
  readonly renewBeforeMs: number
  readonly fetch: () => Promise<AwsCredentials>
}

/** `token` is null while the keys are being fetched. */
type Kept = {
  readonly profile: string
  readonly token: string | null
  readonly until: number
  readonly keys: Promise<AwsCredentials>
}

/** Keys that name no expiry may be exchanged behind our back, so they are believed for this long. */
const unexpiringMs = 60_000

/** Keeps keys in memory until shortly before they expire: fetched once for requests side by side, and again when their stamp changes. */
export const createKeptKeys = (now: () => number) => {
  const kept = new Map<string, Kept>()

  const fetchAndKeep = async ({ profileId, stamp, renewBeforeMs, fetch }: Fresh, { profile }: KeysStamp): Promise<AwsCredentials> => {
    const keys = fetch()
    const entry: Kept = { profile, token: null, until: Number.POSITIVE_INFINITY, keys }
    kept.set(profileId, entry)
    try {
      const { expiration } = await keys
      const until = expiration === undefined ? now() + unexpiringMs : expiration.getTime() - renewBeforeMs
      const { token } = await stamp()
      if (kept.get(profileId) === entry) kept.set(profileId, { profile, token, until, keys })
    } catch (error) {
      if (kept.get(profileId) === entry) kept.delete(profileId)
      throw error
    }
    return keys
  }

  return {
    keysOf: async (fresh: Fresh): Promise<AwsCredentials> => {
      const stamp = await fresh.stamp()
      const known = kept.get(fresh.profileId)
      const isSame = known?.profile === stamp.profile && (known.token === null || known.token === stamp.token)
      return known !== undefined && isSame && known.until > now() ? known.keys : fetchAndKeep(fresh, stamp)
    },
    forget: (profileId: string): void => void kept.delete(profileId),
  }
}
