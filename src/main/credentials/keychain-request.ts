import { z } from 'zod'

/** What the vault asks its child; one answer for each, by number. */
export const keychainRequestSchema = z.discriminatedUnion('operation', [
  z.object({ number: z.number(), operation: z.literal('get'), service: z.string(), account: z.string() }),
  z.object({ number: z.number(), operation: z.literal('set'), service: z.string(), account: z.string(), secret: z.string() }),
  z.object({ number: z.number(), operation: z.literal('delete'), service: z.string(), account: z.string() }),
])
export type KeychainRequest = z.infer<typeof keychainRequestSchema>

/** `value` is null where the keychain has nothing, and where a locked one on Linux will not say. */
export const keychainAnswerSchema = z.discriminatedUnion('ok', [
  z.object({ number: z.number(), ok: z.literal(true), value: z.string().nullable() }),
  z.object({ number: z.number(), ok: z.literal(false), message: z.string() }),
])
export type KeychainAnswer = z.infer<typeof keychainAnswerSchema>
