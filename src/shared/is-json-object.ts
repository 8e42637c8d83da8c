import type { JsonValue } from './json.ts'

/** For what came as JSON, checked or not: nothing else is in it. */
export const isJsonObject = (value: unknown): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
