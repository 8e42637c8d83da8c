import { z } from 'zod'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import { credentialsFailure } from './explain-provider-failure.ts'
import type { AwsCredentials } from './file-credentials.ts'
import type { SecretReading, SecretVault } from './secret-vault.ts'
import type { SessionSecrets } from './session-secrets.ts'

export type AppProfile = { readonly name: string; readonly region: string | null; readonly secretSaved: boolean }

const keysSchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().optional() })

const vaultWords = {
  locked: [words.secretLockedTitle, words.secretLockedAdvice],
  lost: [words.secretLostTitle, words.secretLostAdvice],
  absent: [words.secretLostTitle, words.secretLostAdvice],
  denied: [words.secretDeniedTitle, words.secretDeniedAdvice],
  unavailable: [words.secretUnavailableTitle, words.secretUnavailableAdvice],
} as const

const failure = (name: string, state: keyof typeof vaultWords): Error => {
  const [title, advice] = vaultWords[state]
  return credentialsFailure({ code: `secret-${state}`, title: title(name), advice })
}

const parseKeys = (secret: string): z.infer<typeof keysSchema> | null => {
  try {
    return keysSchema.safeParse(JSON.parse(secret)).data ?? null
  } catch {
    // The parser's own error would quote the secret; the caller says that the keys are lost.
    return null
  }
}

const keysOf = (name: string, secret: string): AwsCredentials => {
  const keys = parseKeys(secret)
  if (keys === null) throw failure(name, 'lost')
  const { accessKeyId, secretAccessKey, sessionToken } = keys
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}

/** The keys of a profile that was made in the app: from the keychain, or from memory if they are kept until the app quits. */
export const readAppCredentials = async (
  profileId: string,
  { name, secretSaved }: AppProfile,
  vault: Pick<SecretVault, 'read'>,
  sessionSecrets: Pick<SessionSecrets, 'read'>,
): Promise<AwsCredentials> => {
  if (!secretSaved) {
    const secret = sessionSecrets.read(profileId)
    if (secret !== null) return keysOf(name, secret)
    throw credentialsFailure({ code: 'secret-lost', title: words.secretSessionTitle(name), advice: words.secretSessionAdvice })
  }
  const reading: SecretReading = await vault.read(profileId, { expectSaved: true })
  if (reading.state === 'saved') return keysOf(name, reading.secret)
  throw failure(name, reading.state)
}
