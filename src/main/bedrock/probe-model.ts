import { ConverseCommand, type BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { targetOf } from './model-target.ts'

/** The smallest question there is: one token in answer to a short word. Costs a fraction of a cent. A prompt has its own longest answer. */
export const probeModel = async (
  client: BedrockRuntimeClient,
  modelId: string,
  nowMs: () => number,
  signal: AbortSignal,
): Promise<{ readonly latencyMs: number }> => {
  const startedAtMs = nowMs()
  await client.send(
    new ConverseCommand({
      modelId,
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
      ...(targetOf(modelId) === 'prompt' ? {} : { inferenceConfig: { maxTokens: 1 } }),
    }),
    { abortSignal: signal },
  )
  return { latencyMs: nowMs() - startedAtMs }
}
