import { z } from 'zod'

/** What the app asks of the keychain process. */
export const keychainRequestSchema = z.object({
  id: z.number(),
  service: z.string().min(1),
  account: z.string().min(1),
  action: z.discriminatedUnion('type', [
    z.object({ type: z.literal('get') }),
    z.object({ type: z.literal('set'), secret: z.string().min(1) }),
    z.object({ type: z.literal('delete') }),
  ]),
})
export type KeychainAction = z.infer<typeof keychainRequestSchema>['action']

const keychainFailureSchema = z.enum(['locked', 'denied', 'unavailable'])
export type KeychainFailure = z.infer<typeof keychainFailureSchema>

/** `value` is the secret for `get` (null: none, or locked) and null for the others. A failure carries no text: it might quote the secret. */
export const keychainReplySchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number(), ok: z.literal(true), value: z.string().nullable() }),
  z.object({ id: z.number(), ok: z.literal(false), failure: keychainFailureSchema }),
])
export type KeychainReply = z.infer<typeof keychainReplySchema>
