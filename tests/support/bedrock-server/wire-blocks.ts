import { z } from 'zod'
import { base64, json, oneKeyOf, textOf } from './wire-types.ts'

const text = z.string()
const index = z.number().int().min(0)

export const cachePoint = z.strictObject({ type: z.literal('default'), ttl: z.enum(['5m', '1h']).optional() })
const s3Location = z.strictObject({
  uri: textOf(1, 1024, /^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](?:\/.*)?$/u),
  bucketOwner: z
    .string()
    .regex(/^\d{12}$/u)
    .optional(),
})
const bytesSource = oneKeyOf({ bytes: base64, s3Location })
const error = z.strictObject({ message: text.optional() }).optional()
const citations = z.strictObject({ enabled: z.boolean() }).optional()

const image = z.strictObject({ format: z.enum(['png', 'jpeg', 'gif', 'webp']), source: bytesSource, error })
const document = z.strictObject({
  format: z.enum(['pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md']).optional(),
  name: textOf(1, 200),
  source: oneKeyOf({ bytes: base64, s3Location, text, content: z.array(oneKeyOf({ text })) }),
  context: text.optional(),
  citations,
})
const video = z.strictObject({
  format: z.enum(['mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', 'three_gp']),
  source: bytesSource,
})
const audioFormats = [
  'mp3',
  'opus',
  'wav',
  'aac',
  'flac',
  'mp4',
  'ogg',
  'mkv',
  'mka',
  'x-aac',
  'm4a',
  'mpeg',
  'mpga',
  'pcm',
  'webm',
] as const
const audio = z.strictObject({ format: z.enum(audioFormats), source: bytesSource, error })
const searchResult = z.strictObject({ source: text, title: text, content: z.array(z.strictObject({ text })), citations })

const toolUseId = textOf(1, 64, /^[a-zA-Z0-9_.:-]+$/u)
export const toolName = textOf(1, 64, /^[a-zA-Z0-9_-]+$/u)
const toolUse = z.strictObject({ toolUseId, name: toolName, input: json, type: z.literal('server_tool_use').optional() })
const toolResult = z.strictObject({
  toolUseId,
  content: z.array(oneKeyOf({ text, json, image, document, video, searchResult })),
  status: z.enum(['success', 'error']).optional(),
  type: text.optional(),
})

export const guardContent = oneKeyOf({
  text: z.strictObject({ text, qualifiers: z.array(z.enum(['grounding_source', 'query', 'guard_content'])).optional() }),
  image: z.strictObject({ format: z.enum(['png', 'jpeg']), source: oneKeyOf({ bytes: base64 }) }),
})
const reasoningContent = oneKeyOf({
  reasoningText: z.strictObject({ text, signature: text.optional() }),
  redactedContent: base64,
})

const documentPlace = z.strictObject({ documentIndex: index.optional(), start: index.optional(), end: index.optional() })
const location = oneKeyOf({
  web: z.strictObject({ url: text.optional(), domain: text.optional() }),
  documentChar: documentPlace,
  documentPage: documentPlace,
  documentChunk: documentPlace,
  searchResultLocation: z.strictObject({ searchResultIndex: index.optional(), start: index.optional(), end: index.optional() }),
})
const citation = z.strictObject({
  title: text.optional(),
  source: text.optional(),
  sourceContent: z.array(oneKeyOf({ text })).optional(),
  location: location.optional(),
})
const citationsContent = z.strictObject({ content: z.array(oneKeyOf({ text })).optional(), citations: z.array(citation).optional() })

const tool = z.strictObject({ type: textOf(1, 64).optional(), name: textOf(1, 128).optional(), serverName: textOf(1, 128).optional() })

export const contentBlock = oneKeyOf({
  text,
  image,
  document,
  video,
  audio,
  toolUse,
  toolResult,
  guardContent,
  cachePoint,
  reasoningContent,
  citationsContent,
  searchResult,
  toolAddition: z.strictObject({ tool }),
  toolRemoval: z.strictObject({ tool }),
})
export type WireBlock = z.infer<typeof contentBlock>
export type WireDocument = z.infer<typeof document>
