import {
  ConverseCommand,
  type BedrockRuntimeClient,
  type ContentBlock,
  type ConverseCommandOutput,
  type ConverseStreamCommandInput,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime'

type Delta = NonNullable<Extract<ConverseStreamOutput, { contentBlockDelta: unknown }>['contentBlockDelta']>['delta']

const deltasOf = (block: ContentBlock): readonly Delta[] => {
  if (block.text !== undefined) return [{ text: block.text }]
  if (block.toolUse !== undefined) return [{ toolUse: { input: JSON.stringify(block.toolUse.input ?? {}) } }]
  if (block.citationsContent !== undefined) {
    return [{ text: (block.citationsContent.content ?? []).map((content) => content.text ?? '').join('') }]
  }
  const reasoning = block.reasoningContent
  if (reasoning?.redactedContent !== undefined) return [{ reasoningContent: { redactedContent: reasoning.redactedContent } }]
  if (reasoning?.reasoningText === undefined) return []
  const { text = '', signature } = reasoning.reasoningText
  return [{ reasoningContent: { text } }, ...(signature === undefined ? [] : [{ reasoningContent: { signature } }])]
}

const eventsOfBlock = (block: ContentBlock, contentBlockIndex: number): readonly ConverseStreamOutput[] => [
  ...(block.toolUse === undefined
    ? []
    : [{ contentBlockStart: { contentBlockIndex, start: { toolUse: { toolUseId: block.toolUse.toolUseId, name: block.toolUse.name } } } }]),
  ...deltasOf(block).map((delta) => ({ contentBlockDelta: { contentBlockIndex, delta } })),
  { contentBlockStop: { contentBlockIndex } },
]

async function* eventsOf(output: ConverseCommandOutput): AsyncGenerator<ConverseStreamOutput, void> {
  for (const [index, block] of (output.output?.message?.content ?? []).entries()) yield* eventsOfBlock(block, index)
  yield { messageStop: { stopReason: output.stopReason } }
  yield { metadata: { usage: output.usage, metrics: output.metrics } }
}

/** Asks for the whole reply at once, for models that cannot stream what is wanted, and gives it as the events of a stream. */
export const sendWhole = async (client: BedrockRuntimeClient, input: ConverseStreamCommandInput, signal: AbortSignal) => {
  const { modelId, messages, system, inferenceConfig, toolConfig } = input
  const output = await client.send(new ConverseCommand({ modelId, messages, system, inferenceConfig, toolConfig }), { abortSignal: signal })
  return { events: eventsOf(output), requestId: output.$metadata.requestId ?? null }
}
