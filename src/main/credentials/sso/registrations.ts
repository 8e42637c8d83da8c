import { z } from 'zod'
import type { SignInMethod } from '../../../shared/sign-in.ts'
import type { SsoSession } from './identity-centers.ts'
import { readSmallFile } from './read-small-file.ts'
import { cacheTime, registrationFile } from './token-cache.ts'
import { writePrivateFile } from './write-private-file.ts'

/** This app as IAM Identity Center knows it. `expiresAt` is milliseconds since 1970. */
export type Registration = { readonly clientId: string; readonly clientSecret: string; readonly expiresAt: number }

const fileSchema = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  expiresAt: z.iso.datetime().transform((text) => Date.parse(text)),
})
/** One that ends in the middle of a sign-in is of no use. */
const enoughMs = 15 * 60_000

/**
 * Registrations that were made before, in a file beside the tokens as the AWS command line keeps its own. Another tool's registration is
 * never taken: it may not allow the way of signing in, and the browser alone would say so.
 */
export const createRegistrations = (homeFolder: string, now: () => number) => {
  const known = new Map<string, Registration>()
  const keyOf = ({ startUrl, region }: SsoSession, method: SignInMethod): string =>
    JSON.stringify({ tool: 'Outcrop', method, region, startUrl })
  const isUsable = (registration: Registration): boolean => registration.expiresAt > now() + enoughMs

  const read = async (key: string): Promise<Registration | null> => {
    try {
      return fileSchema.safeParse(JSON.parse(await readSmallFile(registrationFile(homeFolder, key)))).data ?? null
    } catch {
      // None yet, or a damaged one: a new registration takes its place.
      return null
    }
  }

  return {
    find: async (session: SsoSession, method: SignInMethod): Promise<Registration | null> => {
      const key = keyOf(session, method)
      const found = known.get(key) ?? (await read(key))
      return found !== null && isUsable(found) ? found : null
    },
    keep: async (session: SsoSession, method: SignInMethod, registration: Registration): Promise<void> => {
      const key = keyOf(session, method)
      known.set(key, registration)
      const { clientId, clientSecret, expiresAt } = registration
      const content = JSON.stringify({ clientId, clientSecret, expiresAt: cacheTime(new Date(expiresAt)) }, null, 2)
      await writePrivateFile(registrationFile(homeFolder, key), content)
    },
    /** For one that the service does not know any more. */
    forget: async (session: SsoSession, method: SignInMethod): Promise<void> => {
      const key = keyOf(session, method)
      known.delete(key)
      const expired = JSON.stringify({ expiresAt: cacheTime(new Date(0)) })
      await writePrivateFile(registrationFile(homeFolder, key), expired)
    },
  }
}

export type Registrations = ReturnType<typeof createRegistrations>
