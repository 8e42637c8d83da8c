import type { AppProfile } from '../../src/main/credentials/app-profile.ts'
import type { AwsConnection, AwsCredentials } from '../../src/main/aws-connection.ts'
import type { AskForCode } from '../../src/main/credentials/code-questions.ts'
import { createConnections } from '../../src/main/credentials/resolve-credentials.ts'
import type { SecretReading } from '../../src/main/credentials/secret-vault.ts'
import { createSessionSecrets } from '../../src/main/credentials/session-secrets.ts'
import type { FindRoute } from '../../src/main/network/route.ts'
import { ExpectedError } from '../../src/shared/expected-error.ts'
import type { ProfileState } from '../../src/shared/profile.ts'
import type { UserFacingError } from '../../src/shared/user-facing-error.ts'

export const appProfileId = 'app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c11'
export const otherAppProfileId = 'app:6b8f9a52-7c1e-4d5a-9a55-0f5b5f1f0c12'

/** A profile of the app that holds access keys, with what is to be different. */
export const anAppProfile = (changes: Partial<AppProfile> = {}): AppProfile => ({
  id: appProfileId,
  name: 'Mine',
  kind: 'app-keys',
  region: 'us-east-1',
  secretSaved: true,
  endpoints: { runtime: null, controlPlane: null, agentRuntime: null },
  role: null,
  sso: null,
  ...changes,
})

type Setting = {
  readonly homeFolder: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly reading?: SecretReading
  readonly appProfiles?: readonly AppProfile[]
  readonly askForCode?: AskForCode
  readonly ensurePath?: () => Promise<void>
  readonly findRoute?: FindRoute
  readonly now?: () => number
}

const noCode: AskForCode = async () => {
  throw new Error('Nobody was to be asked for a code')
}

/** Connections over a temporary home folder and profiles of the app, whose keychain answers `reading`. */
export const createTestConnections = ({
  homeFolder,
  environment = {},
  reading = { state: 'absent' },
  appProfiles = [],
  askForCode = noCode,
  ensurePath,
  findRoute,
  now = Date.now,
}: Setting) => {
  const sessionSecrets = createSessionSecrets()
  const states: ProfileState[] = []
  const connections = createConnections({
    environment,
    homeFolder,
    vault: { read: async () => reading },
    sessionSecrets,
    findAppProfile: (profileId) => appProfiles.find(({ id }) => id === profileId) ?? null,
    askForCode,
    ensurePath,
    findRoute,
    onState: (state) => states.push(state),
    now,
    providerTimeoutMs: 2000,
  })
  return { ...connections, sessionSecrets, states }
}

/** The credentials of a connection that signs with keys. */
export const keysOf = async ({ identity }: AwsConnection): Promise<AwsCredentials> => {
  if (identity.type !== 'keys') throw new Error('The connection carries an API key')
  return identity.credentials()
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
