import { z } from 'zod'
import type { JsonObject, JsonValue } from '../../../shared/json.ts'
import { isWithin } from './is-within.ts'

const mostFields = 50
const deepest = 10
const mostValues = 5000
const largestForm = 64 * 1024

const text = z.string().max(20_000)
const option = z.object({ const: text, title: text })
const field = z.union([
  z.object({ type: z.literal('boolean') }),
  z.object({ type: z.literal('string') }),
  z.object({ type: z.enum(['number', 'integer']) }),
  z.object({ type: z.literal('array'), items: z.union([z.object({ enum: z.array(text) }), z.object({ anyOf: z.array(option) })]) }),
])
const formSchema = z.object({
  properties: z.record(z.string(), field).refine((fields) => Object.keys(fields).length <= mostFields),
  required: z.array(z.string()).optional(),
})

/** Whether a form has plain fields alone, and no more of them and around them than a person could read. */
export const isPlainForm = (schema: unknown): boolean =>
  isWithin(schema, deepest, mostValues) && formSchema.safeParse(schema).success && JSON.stringify(schema).length <= largestForm

const answerOf = { boolean: z.boolean(), string: text, number: z.number(), integer: z.int(), array: z.array(text) } as const

export type FormContent = Record<string, string | number | boolean | string[]>

/** What was filled in, as far as the form asks for it; null when something that it requires is missing or of another type. */
export const formContent = (schema: unknown, content: JsonObject): FormContent | null => {
  const form = formSchema.safeParse(schema).data
  if (form === undefined) return null
  const filled: FormContent = {}
  for (const [name, { type }] of Object.entries(form.properties)) {
    const value: JsonValue | undefined = Object.hasOwn(content, name) ? content[name] : undefined
    if (value === undefined || value === null) {
      if (form.required?.includes(name) === true) return null
      continue
    }
    const parsed = answerOf[type].safeParse(value)
    if (!parsed.success) return null
    filled[name] = parsed.data
  }
  return filled
}
