import { z } from 'zod'
import { parsedJson } from '../../shared/json.ts'

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

const deepestCause = 8
const longestText = 20_000
const wrapper = /The model returned the following errors:\s*/giu

const said = z.object({ message: z.string().min(1), type: z.string().catch('') })
const wrappedJson = z.union([
  z.object({ error: said }).transform(({ error }) => error),
  said,
  z.object({ Message: z.string().min(1) }).transform(({ Message }) => ({ message: Message, type: '' })),
])

/** The words of a wrapped error with what stands around it; types such as `overloaded_error` say more than the words beside them. */
const unwrappedOnce = (text: string): string => {
  const plain = text.replaceAll(wrapper, '')
  const start = plain.indexOf('{')
  const end = plain.lastIndexOf('}')
  if (start === -1 || end < start) return plain
  const read = wrappedJson.safeParse(parsedJson(plain.slice(start, end + 1)))
  if (!read.success) return plain
  const { message, type } = read.data
  const kind = type === '' || type === 'error' || type === 'invalid_request_error' ? '' : ` (${type})`
  return `${plain.slice(0, start)}${message}${kind}${plain.slice(end + 1)}`
}

/** Takes the model's own words out of the service's wrapping, which may be doubled. */
const unwrapped = (text: string): string => {
  let result = text.slice(0, longestText)
  for (let depth = 0; depth < deepestCause; depth += 1) {
    const next = unwrappedOnce(result)
    if (next === result) return result
    result = next
  }
  return result
}

const unreadable: Failure = { name: 'Error', code: '', text: '', httpStatus: null, requestId: null }

const read = (thrown: unknown, depth: number): Failure => {
  const parsed = shape.safeParse(typeof thrown === 'object' && thrown !== null ? thrown : { name: 'Error', message: String(thrown) })
  if (!parsed.success) return unreadable
  const { name, message, code, originalMessage, cause, $metadata } = parsed.data
  const inner = cause instanceof Error && code === '' && depth < deepestCause ? read(cause, depth + 1) : null
  const text = originalMessage === '' ? unwrapped(message) : `${unwrapped(message)} ${unwrapped(originalMessage)}`
  return {
    name: name === '' ? 'Error' : name,
    code: code || (inner?.code ?? ''),
    text,
    httpStatus: $metadata.httpStatusCode,
    requestId: $metadata.requestId,
  }
}

/** Node wraps a failed connection in an AggregateError whose code is that of its first attempt. Never throws. */
export const readFailure = (thrown: unknown): Failure => {
  try {
    return read(thrown, 0)
  } catch {
    // Something was thrown that cannot even be looked at, such as a proxy or an object without a text.
    return unreadable
  }
}

/** The words as they are compared: typographic quotation marks made plain, backticks and line breaks gone. */
export const comparable = (text: string): string =>
  text
    .replaceAll(/[‘’‛ʼ´]/gu, "'")
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll('`', '')
    .replaceAll(/\s+/gu, ' ')
