import { z } from 'zod'

/** A certificate authority that is trusted besides those of the system. `expiresAt` is milliseconds since 1970. */
export const certificateSchema = z.object({ fingerprint: z.string(), name: z.string(), expiresAt: z.number() })
export type Certificate = z.infer<typeof certificateSchema>

/** What has become of the proxy's password; `none` when no user name is set. */
export const proxyPasswordStateSchema = z.enum(['none', 'saved', 'session-only', 'absent', 'locked', 'unavailable', 'denied', 'lost'])
export type ProxyPasswordState = z.infer<typeof proxyPasswordStateSchema>
