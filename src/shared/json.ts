import { z } from 'zod'

export const jsonValueSchema = z.json()
export type JsonValue = z.infer<typeof jsonValueSchema>
export type JsonObject = { readonly [key: string]: JsonValue }

/** Undefined for text that is no JSON. For what Outcrop has written itself: its caller checks the form, and falls back for this value alone. */
export const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // A damaged text must not hide what stands beside it.
    return undefined
  }
}

/** The value of a text that someone else has written; null where it is no JSON, or is too deep to be kept. */
export const jsonIn = (text: string): JsonValue | null => {
  try {
    return jsonValueSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Cut or damaged text has no value.
    return null
  }
}
