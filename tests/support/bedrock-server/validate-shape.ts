import { z } from 'zod'
import { constraint, invalid, type Rejection } from './rejection.ts'
import { cachePoint, contentBlock, guardContent, toolName } from './wire-blocks.ts'
import { json, oneKeyOf, textOf } from './wire-types.ts'

const toolSpec = z.strictObject({
  name: toolName,
  description: textOf(1).optional(),
  inputSchema: oneKeyOf({ json: z.record(z.string(), json) }),
  strict: z.boolean().optional(),
})
const empty = z.strictObject({})
const toolConfig = z.strictObject({
  tools: z.array(oneKeyOf({ toolSpec, systemTool: z.strictObject({ name: toolName }), cachePoint })).min(1),
  toolChoice: oneKeyOf({ auto: empty, any: empty, tool: z.strictObject({ name: toolName }) }).optional(),
})
const share = z.number().min(0).max(1).optional()
const inferenceConfig = z.strictObject({
  maxTokens: z.number().int().min(1).optional(),
  temperature: share,
  topP: share,
  stopSequences: z.array(textOf(1)).max(2500).optional(),
})
const guardrailConfig = z.strictObject({
  guardrailIdentifier: textOf(
    0,
    2048,
    /^(?:|[a-z0-9]+|arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/u,
  ).optional(),
  guardrailVersion: textOf(0, 8, /^(?:|[1-9]\d{0,7}|DRAFT)$/u).optional(),
  trace: z.enum(['enabled', 'disabled', 'enabled_full']).optional(),
  streamProcessingMode: z.enum(['sync', 'async']).optional(),
})
const metadataText = /^[a-zA-Z0-9\s:_@$#=/+,\-.]*$/u
const requestMetadata = z.record(textOf(1, 256, metadataText), textOf(0, 256, metadataText)).superRefine((pairs, context) => {
  const { length } = Object.keys(pairs)
  if (length < 1) context.addIssue({ code: 'too_small', minimum: 1, inclusive: true, origin: 'map', input: pairs })
  if (length > 16) context.addIssue({ code: 'too_big', maximum: 16, inclusive: true, origin: 'map', input: pairs })
})
const jsonSchema = z.strictObject({ schema: z.string(), name: z.string().optional(), description: z.string().optional() })
const outputConfig = z.strictObject({
  textFormat: z.strictObject({ type: z.literal('json_schema'), structure: oneKeyOf({ jsonSchema }) }).optional(),
  effort: textOf(0, 16).optional(),
})

/** What CountTokens takes of a request. */
const counted = {
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant', 'system']), content: z.array(contentBlock) })).default([]),
  system: z.array(oneKeyOf({ text: textOf(1), guardContent, cachePoint })).optional(),
  toolConfig: toolConfig.optional(),
  additionalModelRequestFields: json.optional(),
}
const requestSchema = z.strictObject({
  ...counted,
  inferenceConfig: inferenceConfig.optional(),
  guardrailConfig: guardrailConfig.optional(),
  promptVariables: z.record(z.string(), oneKeyOf({ text: z.string() })).optional(),
  additionalModelResponseFieldPaths: z.array(textOf(1, 256)).max(10).optional(),
  requestMetadata: requestMetadata.optional(),
  performanceConfig: z.strictObject({ latency: z.enum(['standard', 'optimized']).optional() }).optional(),
  serviceTier: z.strictObject({ type: z.enum(['priority', 'default', 'flex', 'reserved']) }).optional(),
  outputConfig: outputConfig.optional(),
})
export type WireRequest = z.infer<typeof requestSchema>

const countSchema = z.strictObject({
  input: oneKeyOf({ converse: z.strictObject(counted), invokeModel: z.strictObject({ body: z.string() }) }),
})

const reform = 'please reformat your input and try again.'

const explain = (issue: z.core.$ZodIssue, input: unknown): Rejection => {
  const path = issue.path.map(String)
  const place = path.map((key) => (/^\d+$/u.test(key) ? `${Number(key) + 1}.member` : key)).join('.')
  const value: unknown = issue.path.reduce<unknown>(
    (inner, key) => Object.entries(Object(inner)).find(([name]) => name === String(key))?.[1],
    input,
  )
  switch (issue.code) {
    case 'unrecognized_keys':
      return invalid(`Malformed input request: #/${path.join('/')}: extraneous key [${issue.keys[0] ?? ''}] is not permitted, ${reform}`)
    case 'invalid_value':
      return constraint(value, place, `satisfy enum value set: [${issue.values.join(', ')}]`)
    case 'invalid_format':
      return constraint(value, place, `satisfy regular expression pattern: ${issue.pattern ?? ''}`)
    case 'too_small':
      return constraint(value, place, `have ${issue.origin === 'number' ? 'value' : 'length'} greater than or equal to ${issue.minimum}`)
    case 'too_big':
      return constraint(value, place, `have ${issue.origin === 'number' ? 'value' : 'length'} less than or equal to ${issue.maximum}`)
    case 'invalid_key':
      return constraint(path.at(-1), place, 'satisfy constraint: [Member must have length between 1 and 256 and satisfy its pattern]')
    case 'invalid_type':
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return issue.message === 'union'
        ? invalid(`Malformed input request: #/${path.join('/')}: exactly one member of the union must be set, ${reform}`)
        : { status: 400, type: 'SerializationException', message: `${path.join('/')}: ${issue.message}` }
  }
}

type Parsed = { readonly request: WireRequest } | { readonly rejection: Rejection }

const rejectionOf = (error: z.ZodError, body: unknown): Rejection => {
  const [issue] = error.issues
  return issue === undefined ? invalid('Malformed input request.') : explain(issue, body)
}

/** Reads a request body as the service would, or says why it would not. */
export const parseWireRequest = (body: unknown): Parsed => {
  const parsed = requestSchema.safeParse(body)
  return parsed.success ? { request: parsed.data } : { rejection: rejectionOf(parsed.error, body) }
}

/** The same for what CountTokens is given; null for the body of an InvokeModel, which is not looked into. */
export const parseCountRequest = (body: unknown): Parsed | { readonly request: null } => {
  const parsed = countSchema.safeParse(body)
  return parsed.success ? { request: parsed.data.input.converse ?? null } : { rejection: rejectionOf(parsed.error, body) }
}
