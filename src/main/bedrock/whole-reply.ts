import {
  ConverseCommand,
  type CitationsContentBlock,
  type ContentBlock,
  type ContentBlockDelta,
  type ContentBlockStart,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
  type ReasoningContentBlock,
  type ToolResultBlock,
  type ToolResultBlockDelta,
  type ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { memberOf } from './part-of-member.ts'

type BlockEvents = { readonly start?: ContentBlockStart; readonly deltas: readonly ContentBlockDelta[] }

const toolUseEvents = ({ toolUseId, name, type, input }: ToolUseBlock): BlockEvents => {
  const text = JSON.stringify(input ?? {})
  return {
    start: { toolUse: { toolUseId, name, ...(type === undefined ? {} : { type }) } },
    deltas: [{ toolUse: { input: text === '{}' ? '' : text } }],
  }
}

/** A stream carries words and JSON; what else a tool gave back stands as a member that streams do not have yet. */
const toolResultDelta = (content: NonNullable<ToolResultBlock['content']>[number]): readonly ToolResultBlockDelta[] => {
  if (content.text !== undefined) return [{ text: content.text }]
  if (content.json !== undefined) return [{ json: content.json }]
  const member = memberOf(content)
  return member === null ? [] : [{ $unknown: [...member] }]
}

const toolResultEvents = ({ toolUseId, type, status, content }: ToolResultBlock): BlockEvents => ({
  start: { toolResult: { toolUseId, ...(type === undefined ? {} : { type }), ...(status === undefined ? {} : { status }) } },
  deltas: [{ toolResult: (content ?? []).flatMap(toolResultDelta) }],
})

const reasoningEvents = (block: ReasoningContentBlock): BlockEvents => {
  if (block.redactedContent !== undefined) return { deltas: [{ reasoningContent: { redactedContent: block.redactedContent } }] }
  const { text = '', signature } = block.reasoningText ?? {}
  return { deltas: [{ reasoningContent: { text } }, ...(signature === undefined ? [] : [{ reasoningContent: { signature } }])] }
}

const citedEvents = ({ content, citations }: CitationsContentBlock): BlockEvents => ({
  deltas: [{ text: (content ?? []).map(({ text }) => text ?? '').join('') }, ...(citations ?? []).map((citation) => ({ citation }))],
})

const blockEvents = (block: ContentBlock): BlockEvents => {
  if (block.text !== undefined) return { deltas: [{ text: block.text }] }
  if (block.toolUse !== undefined) return toolUseEvents(block.toolUse)
  if (block.toolResult !== undefined) return toolResultEvents(block.toolResult)
  if (block.citationsContent !== undefined) return citedEvents(block.citationsContent)
  if (block.reasoningContent !== undefined && memberOf(block.reasoningContent)?.[0] !== '$unknown') {
    return reasoningEvents(block.reasoningContent)
  }
  if (block.image !== undefined) {
    const { format, ...delta } = block.image
    return { start: { image: { format } }, deltas: [{ image: delta }] }
  }
  const member = memberOf(block)
  return { deltas: member === null ? [] : [{ $unknown: [...member] }] }
}

/** A Converse response as the events of a stream that says the same. */
export const eventsOfResponse = (output: ConverseCommandOutput): readonly ConverseStreamOutput[] => [
  { messageStart: { role: output.output?.message?.role ?? 'assistant' } },
  ...(output.output?.message?.content ?? []).flatMap((block, contentBlockIndex): readonly ConverseStreamOutput[] => {
    const { start, deltas } = blockEvents(block)
    return [
      ...(start === undefined ? [] : [{ contentBlockStart: { contentBlockIndex, start } }]),
      ...deltas.map((delta) => ({ contentBlockDelta: { contentBlockIndex, delta } })),
      { contentBlockStop: { contentBlockIndex } },
    ]
  }),
  { messageStop: { stopReason: output.stopReason, additionalModelResponseFields: output.additionalModelResponseFields } },
  {
    metadata: {
      usage: output.usage,
      metrics: output.metrics,
      trace: output.trace,
      performanceConfig: output.performanceConfig,
      serviceTier: output.serviceTier,
    },
  },
]

/** All that Converse takes; only how a guardrail reads along is of streams alone. */
export const wholeInput = ({ guardrailConfig, ...input }: ConverseStreamCommandInput): ConverseCommandInput => {
  if (guardrailConfig === undefined) return input
  const { streamProcessingMode: _ofStreams, ...config } = guardrailConfig
  return { ...input, guardrailConfig: config }
}

/** Asks for the whole reply at once. */
export const wholeCommand = (input: ConverseStreamCommandInput): ConverseCommand => new ConverseCommand(wholeInput(input))
