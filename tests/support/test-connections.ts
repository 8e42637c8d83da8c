import { createConnections } from '../../src/main/credentials/resolve-credentials.ts'
import type { SecretReading } from '../../src/main/credentials/secret-vault.ts'
import { createSessionSecrets } from '../../src/main/credentials/session-secrets.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { UserFacingError } from '../../src/shared/user-facing-error.ts'

export const appProfileId = 'app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c11'

type Setting = {
  readonly homeFolder: string
  readonly environment?: Readonly<Record<string, string>>
  readonly reading?: SecretReading
  readonly appProfile?: { readonly name: string; readonly region: string | null; readonly secretSaved: boolean }
  readonly now?: () => number
}

/** Connections over a temporary home folder, with at most one profile of the app, whose keychain answers `reading`. */
export const createTestConnections = ({
  homeFolder,
  environment = {},
  reading = { state: 'absent' },
  appProfile,
  now = Date.now,
}: Setting) => {
  const sessionSecrets = createSessionSecrets()
  const { connect } = createConnections({
    environment,
    homeFolder,
    vault: { read: async () => reading },
    sessionSecrets,
    findAppProfile: (profileId) => (profileId === appProfileId ? (appProfile ?? null) : null),
    now,
    providerTimeoutMs: 2000,
  })
  return { connect, sessionSecrets }
}

/** The words for the person with which the work failed. */
export const failureOf = async (work: Promise<unknown>): Promise<UserFacingError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof ExpectedError) return error.userFacing
    throw error
  }
  throw new Error('It did not fail')
}

/** The section of a credentials file for static keys. */
export const staticKeys = (name: string, accessKeyId: string): string =>
  `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = secret-of-${accessKeyId}\n`
