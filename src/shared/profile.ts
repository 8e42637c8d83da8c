import { z } from 'zod'
import { profileIdSchema } from './ids.ts'
import { regionSchema } from './region.ts'

/** Where a profile's credentials come from. The `app-` kinds were made here. Secrets are never part of a profile. */
const profileKindSchema = z.enum([
  'demo',
  'environment',
  'static',
  'sso-session',
  'sso-legacy',
  'role',
  'credential-source',
  'process',
  'web-identity',
  'login',
  'app-keys',
  'app-role',
  'app-api-key',
  'app-sso',
  'unknown',
])
export type ProfileKind = z.infer<typeof profileKindSchema>

/** State of the secret behind a profile made in the app; `none` for profiles whose secret is not ours to keep. */
export const secretStateSchema = z.enum(['none', 'saved', 'session-only', 'absent', 'locked', 'unavailable', 'denied', 'lost'])
export type SecretState = z.infer<typeof secretStateSchema>

const address = z.string().trim().max(2048).nullable()
/** Addresses used instead of AWS's own, such as VPC endpoints; null for AWS's own. Main refuses all but https and this computer. */
export const endpointsSchema = z.object({ runtime: address, controlPlane: address, agentRuntime: address })
export type Endpoints = z.infer<typeof endpointsSchema>

/**
 * `signIn` is how a person renews it: in the app, with a command in a terminal, or not at all. `asksForCode` is true where a role wants a
 * one-time code. `note` says in a few words what it does, such as the chain of roles; it never holds a secret.
 */
export const profileSchema = z.object({
  id: profileIdSchema,
  name: z.string(),
  kind: profileKindSchema,
  region: z.string().nullable(),
  signIn: z.enum(['identity-center', 'command', 'none']),
  asksForCode: z.boolean(),
  note: z.string().nullable(),
  endpoints: endpointsSchema,
})
export type Profile = z.infer<typeof profileSchema>

/** `problem` says in one sentence why a file in ~/.aws could not be read; the profiles of the other file are still listed. */
export const profileListSchema = z.object({ profiles: z.array(profileSchema), problem: z.string().nullable() })
export type ProfileList = z.infer<typeof profileListSchema>

/**
 * What is known of a profile without asking AWS: `expiresAt` in milliseconds since 1970, null when nothing expires or nothing is known;
 * `renews` when it is renewed without a person.
 */
export const profileStateSchema = z.object({
  profileId: profileIdSchema,
  status: z.enum(['unknown', 'ready', 'sign-in-needed', 'failed']),
  expiresAt: z.number().nullable(),
  renews: z.boolean(),
})
export type ProfileState = z.infer<typeof profileStateSchema>

const name = z.string().trim().min(1).max(80)
const keep = z.enum(['keychain', 'until-quit'])

const accessKeys = {
  accessKeyId: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{16,128}$/u),
  secretAccessKey: z.string().trim().min(16).max(256),
  sessionToken: z.string().trim().max(8192).optional(),
}
const apiKey = { apiKey: z.string().trim().min(16).max(16_384) }

/** The secret of a profile. It crosses the bridge once, inwards, and goes to the keychain. */
export const newSecretSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app-keys'), ...accessKeys }),
  z.object({ kind: z.literal('app-api-key'), ...apiKey }),
])
export type NewSecret = z.infer<typeof newSecretSchema>

const common = { name, region: regionSchema, endpoints: endpointsSchema }
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
const roleArn = z
  .string()
  .trim()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,1024}$/u)

/** A profile to be made. `signInId` names a finished sign-in whose account and role were picked. */
export const newProfileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('app-keys'), ...common, ...accessKeys, keep }),
  z.object({ kind: z.literal('app-api-key'), ...common, ...apiKey, keep }),
  z.object({
    kind: z.literal('app-role'),
    ...common,
    sourceProfileId: profileIdSchema,
    roleArn,
    externalId: z.string().trim().max(1224).optional(),
    mfaSerial: z.string().trim().max(256).optional(),
    sessionName: z
      .string()
      .trim()
      .regex(/^[\w+=,.@-]{2,64}$/u)
      .optional(),
  }),
  z.object({
    kind: z.literal('app-sso'),
    ...common,
    signInId: z.uuid(),
    accountId: z.string().regex(/^\d{12}$/u),
    roleName: z.string().min(1).max(128),
  }),
])
export type NewProfile = z.infer<typeof newProfileSchema>
