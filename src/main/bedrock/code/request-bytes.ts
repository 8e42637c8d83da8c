import { z } from 'zod'
import { isJsonObject } from '../../../shared/is-json-object.ts'
import type { JsonValue } from '../../../shared/json.ts'

const bytesSchema = z.strictObject({
  $bytes: z.object({ sha256: z.string(), sizeBytes: z.number(), base64: z.string().optional() }),
})

/** Bytes of a request: small ones are known, larger ones lie in a file beside the program. */
export type RequestBytes = { readonly sha256: string; readonly base64: string | null }
export type RequestFile = { readonly name: string; readonly sha256: string }

export const bytesIn = (value: JsonValue): RequestBytes | null => {
  const parsed = bytesSchema.safeParse(value)
  return parsed.success ? { sha256: parsed.data.$bytes.sha256, base64: parsed.data.$bytes.base64 ?? null } : null
}

const extensionOf = (format: JsonValue | undefined): string | null =>
  typeof format === 'string' && /^[a-z0-9_-]{1,12}$/u.test(format) ? format : null

const collect = (value: JsonValue, extension: string, found: Map<string, string>): void => {
  const bytes = bytesIn(value)
  if (bytes !== null) {
    if (bytes.base64 === null && !found.has(bytes.sha256)) found.set(bytes.sha256, `file-${found.size + 1}.${extension}`)
    return
  }
  if (Array.isArray(value)) for (const inner of value) collect(inner, extension, found)
  if (isJsonObject(value)) for (const inner of Object.values(value)) collect(inner, extensionOf(value['format']) ?? extension, found)
}

/** The files that a program needs beside it: one for each distinct content, named by its place and its format. */
export const requestFiles = (request: JsonValue): readonly RequestFile[] => {
  const found = new Map<string, string>()
  collect(request, 'bin', found)
  return [...found].map(([sha256, name]) => ({ name, sha256 }))
}
