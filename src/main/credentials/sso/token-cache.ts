import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile } from './read-small-file.ts'
import { writePrivateFile } from './write-private-file.ts'

/** A token of IAM Identity Center with the registration that can renew it, as the AWS tools share it. */
export type SsoToken = {
  readonly startUrl: string
  readonly region: string
  readonly accessToken: string
  readonly expiresAt: Date
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly registrationExpiresAt?: Date | undefined
  readonly refreshToken?: string | undefined
}

export const ssoCacheFolder = (homeFolder: string): string => join(homeFolder, '.aws', 'sso', 'cache')

/** The AWS tools name no file like this, and what waits for a token has no use for it. */
export const registrationPrefix = 'outcrop-client-'

/** Where this app keeps how it is registered. */
export const registrationFile = (homeFolder: string, key: string): string =>
  join(ssoCacheFolder(homeFolder), `${registrationPrefix}${createHash('sha1').update(key).digest('hex')}.json`)

/** The file that the AWS tools look in: named by the sso-session, or by the start URL for the older form. */
export const ssoCacheFile = (homeFolder: string, cacheKey: string): string =>
  join(ssoCacheFolder(homeFolder), `${createHash('sha1').update(cacheKey).digest('hex')}.json`)

/** Older command line tools end a time with UTC instead of Z. */
const time = z
  .string()
  .transform((text) => new Date(text.replace(/\s*UTC$/u, 'Z')))
  .refine((date) => !Number.isNaN(date.getTime()))
const optionalText = z.string().min(1).optional().catch(undefined)

const tokenSchema = z.object({
  startUrl: z.string().catch(''),
  region: z.string().catch(''),
  accessToken: z.string().min(1),
  expiresAt: time,
  clientId: optionalText,
  clientSecret: optionalText,
  registrationExpiresAt: time.optional().catch(undefined),
  refreshToken: optionalText,
})

/** Null when there is none, or none that can be read: signing in writes it anew. */
export const readToken = async (homeFolder: string, cacheKey: string): Promise<SsoToken | null> => {
  try {
    return tokenSchema.safeParse(JSON.parse(await readSmallFile(ssoCacheFile(homeFolder, cacheKey)))).data ?? null
  } catch {
    // No file and a damaged file come to the same thing. The parser's own error would quote the token.
    return null
  }
}

/** Without fractions of a second, which not every AWS tool reads. */
export const cacheTime = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/u, 'Z')

export const writeToken = async (homeFolder: string, cacheKey: string, token: SsoToken): Promise<void> => {
  const { startUrl, region, accessToken, expiresAt, clientId, clientSecret, registrationExpiresAt, refreshToken } = token
  const content = {
    startUrl,
    region,
    accessToken,
    expiresAt: cacheTime(expiresAt),
    clientId,
    clientSecret,
    registrationExpiresAt: registrationExpiresAt === undefined ? undefined : cacheTime(registrationExpiresAt),
    refreshToken,
  }
  await writePrivateFile(ssoCacheFile(homeFolder, cacheKey), JSON.stringify(content, null, 2))
}

/** True when the token can be renewed without a person. */
export const tokenRenews = ({ clientId, clientSecret, refreshToken, registrationExpiresAt }: SsoToken, now: number): boolean =>
  clientId !== undefined &&
  clientSecret !== undefined &&
  refreshToken !== undefined &&
  (registrationExpiresAt === undefined || registrationExpiresAt.getTime() > now)
