import { inferenceChangesSchema, type InferenceChanges } from '../../shared/inference.ts'
import { parsedJson } from '../../shared/json.ts'

/** Stored choices, each by itself: one that can no longer be read is dropped, the others stay. */
export const parseInference = (text: string): InferenceChanges => {
  const json = parsedJson(text)
  if (typeof json !== 'object' || json === null) return {}
  const stored = new Map<string, unknown>(Object.entries(json))
  const sound = [...stored].filter(([key, value]) => inferenceChangesSchema.safeParse({ [key]: value }).success)
  return inferenceChangesSchema.parse(Object.fromEntries(sound))
}
