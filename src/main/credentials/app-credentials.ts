import { z } from 'zod'
import { credentialsMessages as words } from '../../shared/messages/credentials.ts'
import type { AwsCredentials } from '../aws-connection.ts'
import { apiKeyExpiry } from './api-key-expiry.ts'
import { apiKeySecretSchema, isKeyFor } from './api-key-secret.ts'
import type { AppProfile } from './app-profile.ts'
import { credentialsFailure } from './credentials-failure.ts'
import type { SecretVault } from './secret-vault.ts'
import type { SessionSecrets } from './session-secrets.ts'

type SecretSources = { readonly vault: Pick<SecretVault, 'read'>; readonly sessionSecrets: Pick<SessionSecrets, 'read'> }

const keysSchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), sessionToken: z.string().optional() })

const vaultWords = {
  locked: [words.secretLockedTitle, words.secretLockedAdvice],
  lost: [words.secretLostTitle, words.secretLostAdvice],
  absent: [words.secretLostTitle, words.secretLostAdvice],
  denied: [words.secretDeniedTitle, words.secretDeniedAdvice],
  unavailable: [words.secretUnavailableTitle, words.secretUnavailableAdvice],
} as const

const failure = ({ id, name }: AppProfile, state: keyof typeof vaultWords): Error => {
  const [title, advice] = vaultWords[state]
  return credentialsFailure({ code: `secret-${state}`, title: title(name), advice, profileId: id })
}

/** What is kept until the app quits comes first: it may stand in for an item in a locked keychain. */
const readSecret = async (profile: AppProfile, { vault, sessionSecrets }: SecretSources): Promise<string> => {
  const secret = sessionSecrets.read(profile.id)
  if (secret !== null) return secret
  if (!profile.secretSaved) {
    const { secretSessionTitle, secretSessionAdvice: advice } = words
    throw credentialsFailure({ code: 'secret-lost', title: secretSessionTitle(profile.name), advice, profileId: profile.id })
  }
  const reading = await vault.read(profile.id, { expectSaved: true })
  if (reading.state === 'saved') return reading.secret
  throw failure(profile, reading.state)
}

const readParsed = async <Value>(profile: AppProfile, sources: SecretSources, schema: z.ZodType<Value>): Promise<Value> => {
  const secret = await readSecret(profile, sources)
  let value: Value | undefined
  try {
    value = schema.safeParse(JSON.parse(secret)).data
  } catch {
    // The parser's own error would quote the secret.
    throw failure(profile, 'lost')
  }
  if (value === undefined) throw failure(profile, 'lost')
  return value
}

/** The keys of a profile that was made in the app: from the keychain, or from memory if they are kept until the app quits. */
export const readAppKeys = async (profile: AppProfile, sources: SecretSources): Promise<AwsCredentials> => {
  const { accessKeyId, secretAccessKey, sessionToken } = await readParsed(profile, sources, keysSchema)
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
}

export const readAppApiKey = async (profile: AppProfile, sources: SecretSources): Promise<string> => {
  const secret = await readParsed(profile, sources, apiKeySecretSchema)
  if (isKeyFor(secret, profile.endpoints)) return secret.apiKey
  const { apiKeyElsewhereTitle, apiKeyElsewhereAdvice: advice } = words
  throw credentialsFailure({ code: 'secret-elsewhere', title: apiKeyElsewhereTitle(profile.name), advice, profileId: profile.id })
}

/** Refuses a key that says of itself that it has ended, and tells when it does. */
export const checkApiKey = (apiKey: string, profile: { readonly profileId: string; readonly name: string }, now: number): Date | null => {
  const expiresAt = apiKeyExpiry(apiKey)
  if (expiresAt === null || expiresAt.getTime() > now) return expiresAt
  const { apiKeyExpiredTitle, apiKeyExpiredAdvice: advice } = words
  throw credentialsFailure({ code: 'api-key-expired', title: apiKeyExpiredTitle(profile.name), advice, profileId: profile.profileId })
}
