import { createHash } from 'node:crypto'

/** Bytes stand as their hash. A Buffer has a JSON of its own, so it is met before JSON.stringify gets to see it. */
const plain = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('base64')
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

/** The hash of everything up to and including `next`, given the hash of what is before it. */
export const chainedHash = (previous: string, next: unknown): string =>
  createHash('sha256')
    .update(previous)
    .update(JSON.stringify(plain(next)))
    .digest('hex')
