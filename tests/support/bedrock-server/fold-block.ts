import { z } from 'zod'

/** What the events of one block have said so far. */
export type FoldedBlock = {
  readonly start: Readonly<Record<string, unknown>>
  readonly text: string
  readonly input: string
  readonly results: readonly unknown[]
  readonly reasoning: { readonly text: string; readonly signature: string | null; readonly redacted: string } | null
  readonly citations: readonly unknown[]
  readonly image: Readonly<Record<string, unknown>>
  /** Members that are not known yet. */
  readonly unknown: Readonly<Record<string, unknown>>
}

export const emptyBlock: FoldedBlock = {
  start: {},
  text: '',
  input: '',
  results: [],
  reasoning: null,
  citations: [],
  image: {},
  unknown: {},
}

const fields = z.record(z.string(), z.unknown())
const deltaSchema = z.object({
  text: z.string().optional(),
  toolUse: z.object({ input: z.string() }).optional(),
  toolResult: z.array(z.unknown()).optional(),
  reasoningContent: z
    .object({ text: z.string().optional(), signature: z.string().optional(), redactedContent: z.string().optional() })
    .optional(),
  citation: z.unknown().optional(),
  image: fields.optional(),
})
const known: readonly string[] = Object.keys(deltaSchema.shape)

type Fields = Readonly<Record<string, unknown>>

export const withStart = (block: FoldedBlock, start: Fields): FoldedBlock => ({ ...block, start: { ...block.start, ...start } })

const joined = (one: string, other: string): string =>
  Buffer.concat([Buffer.from(one, 'base64'), Buffer.from(other, 'base64')]).toString('base64')

export const withDelta = (block: FoldedBlock, delta: Fields): FoldedBlock => {
  const { text = '', toolUse, toolResult = [], reasoningContent, citation, image = {} } = deltaSchema.parse(delta)
  const { text: thought = '', signature, redactedContent = '' } = reasoningContent ?? {}
  const before = block.reasoning ?? { text: '', signature: null, redacted: '' }
  return {
    ...block,
    text: block.text + text,
    input: block.input + (toolUse?.input ?? ''),
    results: [...block.results, ...toolResult],
    reasoning:
      reasoningContent === undefined
        ? block.reasoning
        : {
            text: before.text + thought,
            signature: signature === undefined ? before.signature : `${before.signature ?? ''}${signature}`,
            redacted: joined(before.redacted, redactedContent),
          },
    citations: citation === undefined ? block.citations : [...block.citations, citation],
    image: { ...block.image, ...image },
    unknown: { ...block.unknown, ...Object.fromEntries(Object.entries(delta).filter(([key]) => !known.includes(key))) },
  }
}

/** Converse never gives input that is no JSON. */
const inputOf = (text: string): unknown => {
  try {
    return JSON.parse(text === '' ? '{}' : text)
  } catch {
    // A call that was cut off has none.
    return {}
  }
}

/** The content block of a Converse response; null where nothing was said. */
export const blockOf = ({ start, text, input, results, reasoning, citations, image, unknown }: FoldedBlock): unknown => {
  const { toolUse, toolResult, image: format } = start
  if (toolUse !== undefined) return { toolUse: { ...fields.parse(toolUse), input: inputOf(input) } }
  if (toolResult !== undefined) return { toolResult: { ...fields.parse(toolResult), content: results } }
  if (format !== undefined || Object.keys(image).length > 0) return { image: { ...fields.parse(format ?? {}), ...image } }
  if (reasoning !== null) {
    const { text: thought, signature, redacted } = reasoning
    return redacted === ''
      ? { reasoningContent: { reasoningText: { text: thought, ...(signature === null ? {} : { signature }) } } }
      : { reasoningContent: { redactedContent: redacted } }
  }
  if (citations.length > 0) return { citationsContent: { content: [{ text }], citations } }
  if (text !== '') return { text }
  return Object.keys(unknown).length > 0 ? unknown : null
}
