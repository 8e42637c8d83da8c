import { z } from 'zod'
import { regionSchema } from './region.ts'
import { userFacingErrorSchema } from './user-facing-error.ts'

/** Where to sign in with IAM Identity Center. `method` device shows a code to type, for places whose policy forbids the first. */
export const identityCenterSchema = z.object({
  startUrl: z
    .string()
    .trim()
    .max(2048)
    .regex(/^https?:\/\//u),
  region: regionSchema,
})
export type IdentityCenter = z.infer<typeof identityCenterSchema>
export const signInMethodSchema = z.enum(['browser', 'device'])
export type SignInMethod = z.infer<typeof signInMethodSchema>

/** How far a sign-in is. `expiresAt` is milliseconds since 1970. */
const signInStateSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('starting') }),
  /** The browser was opened and the app waits for it to come back. */
  z.object({ type: z.literal('browser') }),
  z.object({ type: z.literal('device'), userCode: z.string(), verificationUrl: z.string(), expiresAt: z.number() }),
  z.object({ type: z.literal('done'), expiresAt: z.number() }),
  z.object({ type: z.literal('failed'), error: userFacingErrorSchema }),
  z.object({ type: z.literal('cancelled') }),
])
export type SignInState = z.infer<typeof signInStateSchema>

export const signInIdSchema = z.uuid()
export const signInPushSchema = z.object({ signInId: signInIdSchema, state: signInStateSchema })

export const accountSchema = z.object({ accountId: z.string(), name: z.string(), email: z.string() })
export type Account = z.infer<typeof accountSchema>

/** A one-time code that a role asks for. `problem` says why the last one was not taken. */
export const codeQuestionSchema = z.object({
  questionId: z.uuid(),
  profileName: z.string(),
  serial: z.string(),
  problem: z.string().nullable(),
  expiresAt: z.number(),
})
export type CodeQuestion = z.infer<typeof codeQuestionSchema>
