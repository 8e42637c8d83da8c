import { z } from 'zod'
import { constraint, invalid, type Rejection } from './rejection.ts'

/** The wire's types: blobs are base64, unions have exactly one key, and a field that is not listed is refused. */
const base64 = z
  .string()
  .min(1)
  .refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/u.test(text), 'not base64')
const json = z.json()
const jsonObject = z.record(z.string(), json)

const oneKeyOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((value) => Object.keys(value).length === 1, 'union')

const cachePoint = z.strictObject({ type: z.literal('default'), ttl: z.enum(['5m', '1h']).optional() })
const s3Location = z.strictObject({
  uri: z.string().regex(/^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](?:\/.*)?$/u),
  bucketOwner: z.string().optional(),
})
const bytesSource = oneKeyOf({ bytes: base64, s3Location })
const image = z.strictObject({ format: z.enum(['png', 'jpeg', 'gif', 'webp']), source: bytesSource })
const document = z.strictObject({
  format: z.enum(['pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md']).optional(),
  name: z.string(),
  source: oneKeyOf({ bytes: base64, s3Location, text: z.string(), content: z.array(oneKeyOf({ text: z.string() })) }),
  context: z.string().optional(),
  citations: z.strictObject({ enabled: z.boolean() }).optional(),
})
const toolUse = z.strictObject({ toolUseId: z.string(), name: z.string(), input: jsonObject, type: z.string().optional() })
const toolResult = z.strictObject({
  toolUseId: z.string(),
  content: z.array(oneKeyOf({ text: z.string(), json: jsonObject, image, document })),
  status: z.enum(['success', 'error']).optional(),
  type: z.string().optional(),
})
const reasoningContent = oneKeyOf({
  reasoningText: z.strictObject({ text: z.string(), signature: z.string().optional() }),
  redactedContent: base64,
})
const contentBlock = oneKeyOf({ text: z.string(), image, document, toolUse, toolResult, reasoningContent, cachePoint })

const toolSpec = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  inputSchema: oneKeyOf({ json: jsonObject }),
  strict: z.boolean().optional(),
})
const toolConfig = z.strictObject({
  tools: z.array(oneKeyOf({ toolSpec, systemTool: z.strictObject({ name: z.string() }), cachePoint })),
  toolChoice: oneKeyOf({ auto: z.strictObject({}), any: z.strictObject({}), tool: z.strictObject({ name: z.string() }) }).optional(),
})
const inferenceConfig = z.strictObject({
  maxTokens: z.number().int().optional(),
  temperature: z.number().optional(),
  topP: z.number().optional(),
  stopSequences: z.array(z.string()).optional(),
})

const requestSchema = z.strictObject({
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant', 'system']), content: z.array(contentBlock) })).default([]),
  system: z.array(oneKeyOf({ text: z.string(), cachePoint })).optional(),
  inferenceConfig: inferenceConfig.optional(),
  toolConfig: toolConfig.optional(),
  additionalModelRequestFields: json.optional(),
  additionalModelResponseFieldPaths: z.array(z.string()).optional(),
  requestMetadata: z.record(z.string(), z.string()).optional(),
  guardrailConfig: json.optional(),
  performanceConfig: json.optional(),
  outputConfig: json.optional(),
  serviceTier: json.optional(),
})
export type WireRequest = z.infer<typeof requestSchema>
export type WireBlock = z.infer<typeof contentBlock>
export type WireDocument = z.infer<typeof document>

const explain = (issue: z.core.$ZodIssue): Rejection => {
  const path = issue.path.map(String).join('/')
  if (issue.code === 'unrecognized_keys') {
    return invalid(
      `Malformed input request: #/${path}: extraneous key [${issue.keys[0] ?? ''}] is not permitted, please reformat your input and try again.`,
    )
  }
  if (issue.message === 'union') {
    return invalid(
      `Malformed input request: #/${path}: exactly one member of the union must be set, please reformat your input and try again.`,
    )
  }
  if (issue.code === 'invalid_value') {
    return constraint('', issue.path.map(String).join('.'), `satisfy enum value set: [${issue.values.join(', ')}]`)
  }
  return { status: 400, type: 'SerializationException', message: `${path}: ${issue.message}` }
}

/** Reads a request body as the service would, or says why it would not. */
export const parseWireRequest = (body: unknown): { readonly request: WireRequest } | { readonly rejection: Rejection } => {
  const parsed = requestSchema.safeParse(body)
  if (parsed.success) return { request: parsed.data }
  const [issue] = parsed.error.issues
  return { rejection: issue === undefined ? invalid('Malformed input request.') : explain(issue) }
}
