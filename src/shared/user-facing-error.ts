import { z } from 'zod'

/** What a person can press to get further; the renderer maps each to one button, some of them with what `context` holds. */
export const remedySchema = z.enum([
  'retry',
  'continue',
  'choose-model',
  'choose-profile',
  'open-settings',
  'remove-attachment',
  /** Signs in to `profileId`. */
  'sign-in',
  /** One button for each of `alternatives`: chooses that model and asks again. */
  'use-alternative',
  /** Copies the least IAM policy for the model and what the conversation uses. */
  'copy-policy',
  /** Opens `pageUrl` in the system browser. */
  'open-page',
  /** Counts down to `retryAt`, then asks again. */
  'wait',
  /** Sets the longest answer to `maxTokens` and asks again. */
  'lower-max-tokens',
  /** Opens the connection doctor for the profile. */
  'run-doctor',
  /** Leaves the oldest turns out of the next request and asks again. */
  'trim-history',
  /** Puts a summary in the place of the older turns and asks again. */
  'summarise-history',
  /** Opens the settings of this conversation. */
  'open-inference',
])
export type Remedy = z.infer<typeof remedySchema>

/** What the remedies need. `retryAt` is milliseconds since 1970; `command` is a line for a terminal. */
const errorContextSchema = z.object({
  profileId: z.string().optional(),
  region: z.string().optional(),
  modelId: z.string().optional(),
  alternatives: z.array(z.object({ modelId: z.string(), name: z.string() })).optional(),
  pageUrl: z.string().optional(),
  retryAt: z.number().optional(),
  maxTokens: z.number().int().positive().optional(),
  command: z.string().optional(),
})
export type ErrorContext = z.infer<typeof errorContextSchema>

/** A failure in words: `title` names the thing and the reason, `advice` the next step, `detail` is the technical text, redacted. */
export const userFacingErrorSchema = z.object({
  code: z.string().max(80),
  title: z.string(),
  advice: z.string(),
  detail: z.string().optional(),
  retryable: z.boolean(),
  remedies: z.array(remedySchema).default([]),
  context: errorContextSchema.optional(),
})
export type UserFacingError = z.infer<typeof userFacingErrorSchema>
