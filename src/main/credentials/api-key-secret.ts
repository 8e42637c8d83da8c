import { z } from 'zod'
import type { Endpoints } from '../../shared/profile.ts'

/**
 * Whoever is sent an API key can use it. So it is kept with the addresses it was entered for, beside AWS's own: a page that gives the profile
 * another address must not have the key sent there.
 */
export const apiKeySecretSchema = z.object({ apiKey: z.string().min(1), addresses: z.array(z.string()).default([]) })
export type ApiKeySecret = z.output<typeof apiKeySecretSchema>

const originsOf = (endpoints: Endpoints): readonly string[] =>
  Object.values(endpoints).flatMap((address) => (address !== null && URL.canParse(address) ? [new URL(address).origin] : []))

export const apiKeySecret = (apiKey: string, endpoints: Endpoints): string =>
  JSON.stringify({ apiKey, addresses: [...new Set(originsOf(endpoints))] } satisfies ApiKeySecret)

export const isKeyFor = ({ addresses }: ApiKeySecret, endpoints: Endpoints): boolean =>
  originsOf(endpoints).every((origin) => addresses.includes(origin))
