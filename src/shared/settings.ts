import { z } from 'zod'
import { profileIdSchema } from './ids.ts'

export const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

/** Stored as one JSON row per key; a value that no longer parses falls back to its default alone. */
export const settingsSchema = z.object({
  theme: themeSchema.default('system'),
  readingFace: z.enum(['sans', 'serif']).default('sans'),
  sidebarOpen: z.boolean().default(true),
  /** null until the welcome was answered. */
  profileId: profileIdSchema.nullable().default(null),
  modelId: z.string().max(2048).default(''),
  region: z.string().max(64).default(''),
  maxTokens: z.number().int().min(1).max(128_000).default(4096),
  /** Seconds without any event before a reply counts as stalled: to the first one, and between two. */
  firstEventTimeoutSeconds: z.number().int().min(5).max(3600).default(60),
  betweenEventsTimeoutSeconds: z.number().int().min(5).max(3600).default(30),
})
export type Settings = z.infer<typeof settingsSchema>
