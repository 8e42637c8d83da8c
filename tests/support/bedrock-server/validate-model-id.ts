import { constraint, firstOf, invalid, type Rejection } from './rejection.ts'
import { baseIdOf, claudeOf } from './model-facts.ts'
import type { WireRequest } from './validate-shape.ts'

const modelIdPattern =
  /^(?:arn:aws(?:-[^:]+)?:(?:bedrock|sagemaker):[a-z0-9-]{1,20}:(?:\d{12})?:[a-zA-Z0-9-]+\/[a-zA-Z0-9-:./]+|[a-zA-Z0-9-:.]+)$/u
const promptArn = /^arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:\d{12}:prompt\/[0-9a-zA-Z]{10}(?::\d{1,5})?$/u

const wrongId = 'The provided model identifier is invalid.'

export const checkModelId = (modelId: string): Rejection | null => {
  if (modelId.length < 1 || modelId.length > 2048 || !modelIdPattern.test(modelId)) {
    return constraint(modelId, 'modelId', 'satisfy regular expression pattern')
  }
  if (modelId.includes(':prompt/') && !promptArn.test(modelId)) return constraint(modelId, 'modelId', 'satisfy regular expression pattern')
  if (modelId.includes(':imported-model/'))
    return invalid("This action doesn't support the model that you provided. Try again with a supported model.")
  return modelId.startsWith('arn:') || baseIdOf(modelId).includes('.') ? null : invalid(wrongId)
}

export const isPrompt = (modelId: string): boolean => promptArn.test(modelId)

/** A prompt of Prompt Management brings these along itself. */
const fieldsOfPrompt = ['inferenceConfig', 'system', 'toolConfig', 'additionalModelRequestFields'] as const

export const checkPrompt = (request: WireRequest, modelId: string): Rejection | null => {
  const present = isPrompt(modelId) ? fieldsOfPrompt.find((field) => request[field] !== undefined) : undefined
  return firstOf([
    () =>
      present === undefined
        ? null
        : invalid(`The ${present} field can't be used with a prompt from Prompt Management. Remove ${present} and try again.`),
    () =>
      request.promptVariables !== undefined && !isPrompt(modelId)
        ? invalid('The promptVariables field can only be used when modelId is the ARN of a prompt. Remove promptVariables and try again.')
        : null,
  ])
}

/** CountTokens takes base ids alone, and counts for some generations of Claude. */
export const checkCountModel = (modelId: string): Rejection | null => {
  if (modelId.length > 256 || !/^[a-zA-Z_.\-/0-9:]+$/u.test(modelId))
    return constraint(modelId, 'modelId', 'satisfy regular expression pattern')
  if (modelId !== baseIdOf(modelId) || !modelId.includes('.')) return invalid(wrongId)
  const claude = claudeOf(modelId)
  const counts = claude !== null && claude.version >= 3.5 && claude.version < 4.6
  return counts ? null : invalid("The provided model doesn't support counting tokens.")
}
