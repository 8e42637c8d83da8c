import { z } from 'zod'
import { profileIdSchema } from './ids.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

const values = {
  theme: themeSchema,
  readingFace: z.enum(['sans', 'serif']),
  sidebarOpen: z.boolean(),
  /** null until the welcome was answered. */
  profileId: profileIdSchema.nullable(),
  modelId: z.string().max(2048),
  region: z.string().max(64),
  maxTokens: z.number().int().min(1).max(128_000),
  /** Seconds without any event before a reply counts as stalled: to the first one, and between two. */
  firstEventTimeoutSeconds: z.number().int().min(5).max(3600),
  betweenEventsTimeoutSeconds: z.number().int().min(5).max(3600),
}

/** Stored as one JSON row per key; a value that no longer parses falls back to its default alone. */
export const settingsSchema = z.object({
  theme: values.theme.default('system'),
  readingFace: values.readingFace.default('sans'),
  sidebarOpen: values.sidebarOpen.default(true),
  profileId: values.profileId.default(null),
  modelId: values.modelId.default(''),
  region: values.region.default(''),
  maxTokens: values.maxTokens.default(4096),
  firstEventTimeoutSeconds: values.firstEventTimeoutSeconds.default(60),
  betweenEventsTimeoutSeconds: values.betweenEventsTimeoutSeconds.default(30),
})
/** Only what is to change. `settingsSchema.partial()` would fill every missing value with its default, and so reset it. */
export const settingsChangesSchema = z.object(values).partial()
export type Settings = z.infer<typeof settingsSchema>
