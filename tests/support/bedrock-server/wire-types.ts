import { z } from 'zod'

/** The wire's types: blobs are base64, unions have exactly one key, and a field that is not listed is refused. */
export const base64 = z
  .string()
  .min(1)
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/u.test(text), 'not base64')
export const json = z.json()

export const oneKeyOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((value) => Object.keys(value).length === 1, 'union')

/** Text within the lengths, and of the form, that the API's model states. */
export const textOf = (shortest: number, longest = Number.MAX_SAFE_INTEGER, form = /^[\s\S]*$/u) =>
  z.string().min(shortest).max(longest).regex(form)
