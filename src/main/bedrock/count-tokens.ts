import type { BedrockRuntimeClient, ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime'

/**
 * What the service counts for the input, free of charge. It wants the base id, refuses those of profiles, and throws where the model cannot count.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html
 */
export const countTokens = async (
  client: BedrockRuntimeClient,
  input: ConverseStreamCommandInput,
  baseId: string,
  signal: AbortSignal,
): Promise<number> => {
  const { CountTokensCommand } = await import('@aws-sdk/client-bedrock-runtime')
  const { messages, system, toolConfig, additionalModelRequestFields } = input
  const converse = {
    ...(messages === undefined ? {} : { messages }),
    ...(system === undefined ? {} : { system }),
    ...(toolConfig === undefined ? {} : { toolConfig }),
    ...(additionalModelRequestFields === undefined ? {} : { additionalModelRequestFields }),
  }
  const { inputTokens = 0 } = await client.send(new CountTokensCommand({ modelId: baseId, input: { converse } }), { abortSignal: signal })
  return inputTokens
}
