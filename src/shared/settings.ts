import { z } from 'zod'
import { profileIdSchema } from './ids.ts'

const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

const values = {
  theme: themeSchema,
  readingFace: z.enum(['sans', 'serif']),
  sidebarOpen: z.boolean(),
  /** null until the welcome was answered. */
  profileId: profileIdSchema.nullable(),
  modelId: z.string().max(2048),
  /** For new conversations; empty means the profile's own, else that of the environment. */
  region: z.string().max(64),
  favouriteModelIds: z.array(z.string().max(2048)).max(200),
  maxTokens: z.number().int().min(1).max(128_000),
  /** Seconds without any event before a reply counts as stalled: to the first one, and between two. */
  firstEventTimeoutSeconds: z.number().int().min(5).max(3600),
  betweenEventsTimeoutSeconds: z.number().int().min(5).max(3600),
  proxyMode: z.enum(['system', 'manual', 'none']),
  /** An http, https or socks5 address without a user name or password. */
  proxyUrl: z
    .string()
    .max(2048)
    .regex(/^[^@]*$/u),
  proxyUser: z.string().max(256),
  /** As NO_PROXY: hosts and domains separated by commas. */
  noProxy: z.string().max(4096),
  /** The SDK's connectionTimeout and socketTimeout; 0 seconds of silence is no limit. */
  connectTimeoutSeconds: z.number().int().min(1).max(120),
  idleTimeoutSeconds: z.number().int().min(0).max(3600),
  retryMode: z.enum(['standard', 'adaptive']),
  maxAttempts: z.number().int().min(1).max(10),
  /** Sends the draft to CountTokens; without it tokens are estimated here. */
  countsWithService: z.boolean(),
  /** Of all profiles together; null for none. It warns, it does not stop. */
  monthlyBudgetUsd: z.number().min(0.01).max(10_000_000).nullable(),
  /** Tools that are switched off everywhere, by name. */
  toolsOff: z.array(z.string().max(64)).max(1000),
  /** Rounds of tools in one turn; tokens and money that one turn may take, null for no limit. */
  maximumToolRounds: z.number().int().min(1).max(100),
  turnTokenBudget: z.number().int().min(1000).max(100_000_000).nullable(),
  turnBudgetUsd: z.number().min(0.01).max(10_000).nullable(),
  /** Prompts of the quick actions that a person has changed, by the action's name. */
  actionPrompts: z.record(z.string().max(40), z.string().max(20_000)),
  /** What a summary is told about its length. */
  summaryLength: z.enum(['short', 'medium', 'long']),
  /** What documents are translated into; empty until one was chosen, which is the system's. */
  translationLanguage: z.string().max(60),
  /** The last warning about the budget that was put away, as `2026-11 80`: month and percent. */
  budgetWarningSeen: z.string().max(16),
}

/** Stored as one JSON row per key; a value that no longer parses falls back to its default alone. */
export const settingsSchema = z.object({
  theme: values.theme.default('system'),
  readingFace: values.readingFace.default('sans'),
  sidebarOpen: values.sidebarOpen.default(true),
  profileId: values.profileId.default(null),
  modelId: values.modelId.default(''),
  region: values.region.default(''),
  favouriteModelIds: values.favouriteModelIds.default([]),
  maxTokens: values.maxTokens.default(4096),
  firstEventTimeoutSeconds: values.firstEventTimeoutSeconds.default(60),
  betweenEventsTimeoutSeconds: values.betweenEventsTimeoutSeconds.default(30),
  proxyMode: values.proxyMode.default('system'),
  proxyUrl: values.proxyUrl.default(''),
  proxyUser: values.proxyUser.default(''),
  noProxy: values.noProxy.default(''),
  connectTimeoutSeconds: values.connectTimeoutSeconds.default(10),
  idleTimeoutSeconds: values.idleTimeoutSeconds.default(300),
  retryMode: values.retryMode.default('standard'),
  maxAttempts: values.maxAttempts.default(3),
  countsWithService: values.countsWithService.default(true),
  monthlyBudgetUsd: values.monthlyBudgetUsd.default(null),
  toolsOff: values.toolsOff.default([]),
  maximumToolRounds: values.maximumToolRounds.default(25),
  turnTokenBudget: values.turnTokenBudget.default(1_000_000),
  turnBudgetUsd: values.turnBudgetUsd.default(5),
  actionPrompts: values.actionPrompts.default({}),
  summaryLength: values.summaryLength.default('medium'),
  translationLanguage: values.translationLanguage.default(''),
  budgetWarningSeen: values.budgetWarningSeen.default(''),
})
/** Only what is to change. `settingsSchema.partial()` would fill every missing value with its default, and so reset it. */
export const settingsChangesSchema = z.object(values).partial()
export type Settings = z.infer<typeof settingsSchema>
