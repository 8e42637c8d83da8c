import { z } from 'zod'

/** What a person can press to get further; the renderer maps each to one button. */
export const remedySchema = z.enum(['retry', 'continue', 'choose-model', 'choose-profile', 'open-settings', 'remove-attachment'])
export type Remedy = z.infer<typeof remedySchema>

/** A failure in words: `title` names the thing and the reason, `advice` the next step, `detail` is the technical text, redacted. */
export const userFacingErrorSchema = z.object({
  code: z.string().max(80),
  title: z.string(),
  advice: z.string(),
  detail: z.string().optional(),
  retryable: z.boolean(),
  remedies: z.array(remedySchema).default([]),
})
export type UserFacingError = z.infer<typeof userFacingErrorSchema>
