import type { ContentBlock, ConverseStreamCommandInput, Tool } from '@aws-sdk/client-bedrock-runtime'
import type { ToolCallPart } from '../../shared/message.ts'
import { baseModelId } from './base-model-id.ts'
import { attachmentBlock, reasoningBlocks, textBlocks, toolCallText, toolName, toolResultBlock, toolUseBlock } from './content-blocks.ts'
import { inAcceptedOrder, type Entry } from './conversation-order.ts'
import { modelRule, type ModelRule } from './model-rules.ts'
import { planAttachments, type AttachmentPlan } from './plan-attachments.ts'
import { refuse } from './refuse-request.ts'
import type { ReplyRequest, RequestAttachment, RequestMessage, RequestPart, ToolSpec } from './reply-request.ts'
import { createToolIds } from './tool-ids.ts'

type Context = {
  readonly rule: ModelRule
  readonly baseId: string
  readonly plans: ReadonlyMap<RequestAttachment, AttachmentPlan>
  readonly newToolId: (toolUseId: string) => string
}

const asText: AttachmentPlan = { as: 'text' }

const userBlocks = (part: RequestPart, context: Context): readonly ContentBlock[] => {
  switch (part.type) {
    case 'text':
      return textBlocks(part.text)
    case 'attachment':
      return [attachmentBlock(part.attachment, context.plans.get(part.attachment) ?? asText)]
    case 'reasoning':
    case 'tool-call':
    case 'unknown':
      return []
  }
}

/** A call that was cut off was never run and is not told; one that ran is. */
const isTold = (part: ToolCallPart, message: RequestMessage): boolean =>
  message.status === 'complete' || (part.input !== null && part.outcome !== null)

type AnswerBlocks = { readonly content: readonly ContentBlock[]; readonly results: readonly ContentBlock[] }

const answerBlocks = (part: RequestPart, message: RequestMessage, keepsReasoning: boolean, context: Context): AnswerBlocks => {
  switch (part.type) {
    case 'text':
      return { content: textBlocks(part.text), results: [] }
    case 'reasoning':
      return { content: keepsReasoning ? reasoningBlocks(part) : [], results: [] }
    case 'tool-call': {
      if (!isTold(part, message)) return { content: [], results: [] }
      if (context.rule.tools === false) return { content: [{ text: toolCallText(part) }], results: [] }
      const toolUseId = context.newToolId(part.toolUseId)
      return { content: [toolUseBlock(part, toolUseId)], results: [toolResultBlock(part, toolUseId, context.rule, context.baseId)] }
    }
    case 'attachment':
    case 'unknown':
      return { content: [], results: [] }
  }
}

const isReasoning = (block: ContentBlock): boolean => block.reasoningContent !== undefined

const entriesOf = (message: RequestMessage, isInToolRound: boolean, context: Context): readonly Entry[] => {
  if (message.role === 'user') return [{ role: 'user', content: message.parts.flatMap((part) => userBlocks(part, context)) }]
  const keepsReasoning = isInToolRound && message.status === 'complete' && context.baseId.startsWith('anthropic.')
  const blocks = message.parts.map((part) => answerBlocks(part, message, keepsReasoning, context))
  const content = blocks.flatMap((block) => block.content)
  return [
    { role: 'assistant', content: content.every(isReasoning) ? [] : content },
    { role: 'user', content: blocks.flatMap((block) => block.results) },
  ]
}

const toolOf = ({ name, description, inputSchema }: ToolSpec): Tool => ({
  toolSpec: { name: toolName(name), ...(description.trim() === '' ? {} : { description }), inputSchema: { json: inputSchema } },
})

/** The service wants the tools named wherever the history holds calls, even when none is offered any more. */
const toolsFor = (request: ReplyRequest, entries: readonly Entry[], rule: ModelRule): readonly Tool[] => {
  if (rule.tools === false) return []
  if (request.tools.length > 0) return request.tools.map(toolOf)
  const used = entries.flatMap(({ content }) => content.flatMap((block) => (block.toolUse?.name === undefined ? [] : [block.toolUse.name])))
  return [...new Set(used)].map((name) =>
    toolOf({ name, description: 'No longer available.', inputSchema: { type: 'object', properties: {} } }),
  )
}

/** The rule of the model that answers, also where its id hides it. */
export const ruleOf = ({ modelId, behind }: Pick<ReplyRequest, 'modelId' | 'behind'>): ModelRule =>
  modelRule(behind?.baseModelId ?? modelId)

/**
 * Our conversation as one ConverseStream (or Converse) input that the model's family accepts.
 * Reasoning is replayed only within the tool round it belongs to: elsewhere it may be left out, and a changed model or prompt would make the service refuse it.
 */
export const buildRequest = (request: ReplyRequest, rule: ModelRule = ruleOf(request)): ConverseStreamCommandInput => {
  const { modelId, messages } = request
  const baseId = request.behind?.baseModelId ?? baseModelId(modelId)
  const context: Context = {
    rule,
    baseId,
    plans: planAttachments(messages, rule, baseId),
    newToolId: createToolIds(rule.toolUseIdPattern),
  }
  const lastQuestion = messages.findLastIndex((message) => message.role === 'user')
  const system = request.system.trim() === '' ? [] : [{ text: request.system }]
  const entries = messages.flatMap((message, index) => entriesOf(message, index > lastQuestion, context))
  if (entries.every(({ content }) => content.length === 0)) throw refuse.nothingToSend()
  const opening: readonly Entry[] = rule.system === false ? [{ role: 'user', content: system }] : []
  const ordered = inAcceptedOrder([...opening, ...entries], rule)
  const tools = toolsFor(request, ordered, rule)
  return {
    modelId,
    messages: ordered.map(({ role, content }) => ({ role, content: [...content] })),
    ...(rule.system !== false && system.length > 0 ? { system } : {}),
    inferenceConfig: { maxTokens: Math.max(1, Math.min(request.maxTokens, rule.maxOutput ?? request.maxTokens)) },
    ...(tools.length > 0 ? { toolConfig: { tools: [...tools] } } : {}),
  }
}
