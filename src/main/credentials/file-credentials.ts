import { stat } from 'node:fs/promises'
import { ExpectedError } from '../../shared/expected-error.ts'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { ProfileKind } from '../../shared/profile.ts'
import { credentialsFailure, explainProviderFailure } from './explain-provider-failure.ts'
import type { AwsFilePaths } from './read-aws-files.ts'

export type AwsCredentials = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

export type FileProfile = { readonly name: string; readonly kind: ProfileKind; readonly region: string }

/** Credentials are fetched anew this long before they expire. */
const renewBeforeMs = 5 * 60_000
/** Keys that name no expiry may be exchanged behind our back, so they are believed for this long. */
const unexpiringMs = 60_000
/** The SDK keeps keys that do not expire for ever, and asks before each request when they expire within five minutes. */
const askAgainMs = 4 * 60_000
const defaultTimeoutMs = 60_000

const stampOf = async (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs}/${size}/${ino}`,
    // A file that is not there has no time of change; the provider says so if it needed it.
    () => '',
  )

type Kept = { readonly stamp: string; readonly until: number; readonly credentials: Promise<AwsCredentials> }

/** Fetches the credentials of profiles in ~/.aws, once for requests side by side, and again after the files changed. */
export const createFileCredentials = (paths: AwsFilePaths, now: () => number, timeoutMs = defaultTimeoutMs) => {
  const kept = new Map<string, Kept>()

  const fetchCredentials = async ({ name, kind, region }: FileProfile): Promise<AwsCredentials> => {
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_resolve, reject) => {
      const error = credentialsFailure({ code: 'credentials-timeout', title: words.timeoutTitle(name), advice: words.timeoutAdvice })
      timer = setTimeout(() => reject(error), timeoutMs)
    })
    try {
      const { fromIni } = await import('@aws-sdk/credential-providers')
      const provide = fromIni({
        profile: name,
        filepath: paths.credentialsFile,
        configFilepath: paths.configFile,
        ignoreCache: true,
        clientConfig: { region },
      })
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = await Promise.race([provide(), tooLong])
      return {
        accessKeyId,
        secretAccessKey,
        ...(sessionToken === undefined ? {} : { sessionToken }),
        ...(expiration === undefined ? {} : { expiration }),
      }
    } catch (error) {
      throw error instanceof ExpectedError ? error : explainProviderFailure(name, kind, error)
    } finally {
      clearTimeout(timer)
    }
  }

  const keep = (key: string, stamp: string, profile: FileProfile): Promise<AwsCredentials> => {
    const credentials = fetchCredentials(profile)
    const entry = { stamp, until: Number.POSITIVE_INFINITY, credentials }
    kept.set(key, entry)
    credentials.then(
      ({ expiration }) => {
        const until = expiration === undefined ? now() + unexpiringMs : expiration.getTime() - renewBeforeMs
        if (kept.get(key) === entry) kept.set(key, { ...entry, until })
      },
      () => {
        if (kept.get(key) === entry) kept.delete(key)
      },
    )
    return credentials
  }

  return async (profile: FileProfile): Promise<AwsCredentials> => {
    const stamp = (await Promise.all([stampOf(paths.configFile), stampOf(paths.credentialsFile)])).join()
    const key = JSON.stringify([profile.name, profile.region])
    const known = kept.get(key)
    const isUsable = known !== undefined && known.stamp === stamp && known.until > now()
    const credentials = await (isUsable ? known.credentials : keep(key, stamp, profile))
    return credentials.expiration === undefined ? { ...credentials, expiration: new Date(now() + askAgainMs) } : credentials
  }
}
