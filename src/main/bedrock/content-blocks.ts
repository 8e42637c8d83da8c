import type { ContentBlock, ToolResultBlock } from '@aws-sdk/client-bedrock-runtime'
import type { JsonValue, ReasoningPart, ToolCallPart } from '../../shared/message.ts'
import { documentText, missingImageText } from './document-text.ts'
import type { ModelRule } from './model-rules.ts'
import type { AttachmentPlan } from './plan-attachments.ts'
import type { RequestAttachment } from './reply-request.ts'

const notRun = 'This tool was not run.'
const noOutput = '(no output)'

export const textBlocks = (text: string): readonly ContentBlock.TextMember[] => (text.trim() === '' ? [] : [{ text }])

export const attachmentBlock = (attachment: RequestAttachment, plan: AttachmentPlan): ContentBlock => {
  switch (plan.as) {
    case 'document':
      return { document: { format: plan.format, name: plan.name, source: { bytes: attachment.bytes } } }
    case 'image':
      return { image: { format: plan.format, source: { bytes: attachment.bytes } } }
    case 'text':
      return { text: attachment.kind === 'image' ? missingImageText(attachment.name) : documentText(attachment.name, attachment.pages) }
  }
}

/** Reasoning goes back only as it was signed: the service checks it, and refuses what it did not write. */
export const reasoningBlocks = (part: ReasoningPart): readonly ContentBlock.ReasoningContentMember[] => {
  if (part.redacted !== undefined) return [{ reasoningContent: { redactedContent: new Uint8Array(Buffer.from(part.redacted, 'base64')) } }]
  if (part.signature === undefined) return []
  return [{ reasoningContent: { reasoningText: { text: part.text, signature: part.signature } } }]
}

const isObject = (value: JsonValue): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const toolName = (name: string): string => {
  const clean = name.replace(/[^a-zA-Z0-9_-]/gu, '_').slice(0, 64)
  return clean === '' ? 'unknown_tool' : clean
}

export const toolUseBlock = (part: ToolCallPart, toolUseId: string): ContentBlock.ToolUseMember => ({
  toolUse: { toolUseId, name: toolName(part.name), input: part.input !== null && isObject(part.input) ? part.input : {} },
})

/** Claude and Nova are told by `status` that a tool failed, the others by the first word. */
const takesStatus = (rule: ModelRule, baseId: string): boolean => rule.toolResultStatus && /^(anthropic\.|amazon\.nova)/u.test(baseId)

export const toolResultBlock = (part: ToolCallPart, toolUseId: string, rule: ModelRule, baseId: string): ContentBlock.ToolResultMember => {
  const { isError, text } = part.outcome ?? { isError: true, text: notRun }
  const hasStatus = takesStatus(rule, baseId)
  const shown = text.trim() === '' ? noOutput : text
  const told = isError && !hasStatus ? `Error: ${shown}` : shown
  const content: ToolResultBlock['content'] = rule.toolResultFormat === 'json' ? [{ json: { output: told } }] : [{ text: told }]
  return { toolResult: { toolUseId, content, ...(isError && hasStatus ? { status: 'error' as const } : {}) } }
}

/** A tool call and its result in words, for models that know no tools. */
export const toolCallText = (part: ToolCallPart): string =>
  `[The tool ${toolName(part.name)} was called with ${part.inputText.trim() === '' ? '{}' : part.inputText.trim()} and answered: ${part.outcome?.text.trim() || notRun}]`
