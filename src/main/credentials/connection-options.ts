import type { ProfileState } from '../../shared/profile.ts'
import type { FindRoute } from '../network/route.ts'
import type { FindAppProfile } from './app-profile.ts'
import type { AskForCode } from './code-questions.ts'
import type { Environment } from './read-aws-files.ts'
import type { SecretVault } from './secret-vault.ts'
import type { SessionSecrets } from './session-secrets.ts'

export type ConnectionOptions = {
  readonly environment: Environment
  readonly homeFolder: string
  readonly vault: Pick<SecretVault, 'read'>
  readonly sessionSecrets: Pick<SessionSecrets, 'read'>
  readonly findAppProfile: FindAppProfile
  readonly askForCode: AskForCode
  readonly findRoute?: FindRoute | undefined
  /** Awaited before a program of credential_process is run. */
  readonly ensurePath?: (() => Promise<void>) | undefined
  readonly onState?: ((state: ProfileState) => void) | undefined
  readonly now?: (() => number) | undefined
  readonly providerTimeoutMs?: number | undefined
}
