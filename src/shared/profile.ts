import { z } from 'zod'
import { profileIdSchema } from './ids.ts'

/** Where a profile's credentials come from. Secrets are never part of it. */
export const profileKindSchema = z.enum(['demo', 'static', 'sso', 'role', 'process', 'web-identity', 'login', 'keychain', 'unknown'])
export type ProfileKind = z.infer<typeof profileKindSchema>

/** State of the secret behind a profile made in the app; `none` for profiles whose secret is not ours to keep. */
export const secretStateSchema = z.enum(['none', 'saved', 'session-only', 'locked', 'lost', 'unavailable'])
export type SecretState = z.infer<typeof secretStateSchema>

export const profileSchema = z.object({
  id: profileIdSchema,
  name: z.string(),
  kind: profileKindSchema,
  region: z.string().nullable(),
})
export type Profile = z.infer<typeof profileSchema>

/** `problem` says in one sentence why a file in ~/.aws could not be read; the profiles of the other file are still listed. */
export const profileListSchema = z.object({ profiles: z.array(profileSchema), problem: z.string().nullable() })
export type ProfileList = z.infer<typeof profileListSchema>

/** Access keys typed into the app. They cross the bridge once, inwards, and go to the keychain. */
export const accessKeysSchema = z.object({
  name: z.string().trim().min(1).max(80),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/u),
  accessKeyId: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{16,128}$/u),
  secretAccessKey: z.string().trim().min(16).max(256),
  sessionToken: z.string().trim().max(8192).optional(),
  keep: z.enum(['keychain', 'until-quit']),
})
export type AccessKeys = z.infer<typeof accessKeysSchema>
