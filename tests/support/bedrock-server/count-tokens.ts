import { parseCountRequest } from './validate-shape.ts'

/** Like a real tokenizer: the same for the same request, and not what an estimate by four characters gives. */
const charactersPerToken = 3.2
const tokensPerBlob = 1450

const isBlob = (key: string, value: unknown): boolean => (key === 'bytes' || key === 'redactedContent') && typeof value === 'string'

const charactersIn = (value: unknown): number => {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 2
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (isBlob(key, inner) ? tokensPerBlob * charactersPerToken : charactersIn(inner)),
    2,
  )
}

/** The tokens of a CountTokens request. */
export const countOf = (body: unknown): number => {
  const parsed = parseCountRequest(body)
  return 'rejection' in parsed || parsed.request === null ? 1 : Math.ceil(charactersIn(parsed.request) / charactersPerToken) + 8
}
