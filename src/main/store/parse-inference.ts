import { inferenceChangesSchema, type InferenceChanges } from '../../shared/inference.ts'
import { parsedJson } from './parsed-json.ts'

/** Stored choices, each by itself: one that can no longer be read is dropped, the others stay. */
export const parseInference = (text: string): InferenceChanges => {
  const json = parsedJson(text)
  if (typeof json !== 'object' || json === null) return {}
  return Object.entries(json).reduce<InferenceChanges>((changes, [key, value]) => {
    const parsed = inferenceChangesSchema.safeParse({ [key]: value })
    return parsed.success ? { ...changes, ...parsed.data } : changes
  }, {})
}
