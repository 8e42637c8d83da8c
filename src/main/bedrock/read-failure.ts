import { z } from 'zod'

/** What can be read from anything that was thrown: the SDK's own errors, Node's, and those that follow no shape. */
export type Failure = {
  readonly name: string
  readonly code: string
  readonly text: string
  readonly httpStatus: number | null
  readonly requestId: string | null
}

const shape = z.object({
  name: z.string().catch(''),
  message: z.string().catch(''),
  code: z.union([z.string(), z.number().transform(String)]).catch(''),
  originalMessage: z.string().catch(''),
  cause: z.unknown().optional(),
  $metadata: z
    .object({ httpStatusCode: z.number().nullable().catch(null), requestId: z.string().nullable().catch(null) })
    .catch({ httpStatusCode: null, requestId: null }),
})

const wrapper = /^The model returned the following errors:\s*/iu
const wrappedJson = z.object({ error: z.object({ message: z.string() }) })

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Takes the model's own words out of the service's wrapping. */
const unwrapped = (text: string): string => {
  const inner = text.replace(wrapper, '')
  const json = wrappedJson.safeParse(parsedJson(inner))
  return json.success ? json.data.error.message : inner
}

/** Node wraps a failed connection in an AggregateError whose code is that of its first attempt. */
export const readFailure = (thrown: unknown): Failure => {
  const read = shape.safeParse(thrown instanceof Error ? thrown : { name: 'Error', message: String(thrown) })
  if (!read.success) return { name: 'Error', code: '', text: String(thrown), httpStatus: null, requestId: null }
  const { name, message, code, originalMessage, cause, $metadata } = read.data
  const inner = cause instanceof Error && code === '' ? readFailure(cause) : null
  const text = originalMessage === '' ? unwrapped(message) : `${unwrapped(message)} ${originalMessage}`
  return { name, code: code || (inner?.code ?? ''), text, httpStatus: $metadata.httpStatusCode, requestId: $metadata.requestId }
}
