import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { ConverseCommand } from '@aws-sdk/client-bedrock-runtime'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { Usage } from '../../shared/model.ts'
import type { ErrorScene } from './error-scene.ts'
import { explainError } from './explain-error.ts'
import { emptyStream, mapStreamEvent } from './map-stream-event.ts'
import { buildRequest } from './build-request.ts'
import type { ModelRule } from './model-rules.ts'
import type { ReplyRequest } from './reply-request.ts'

export type CompletedText = { readonly text: string; readonly usage: Usage | null }

const longestWaitMs = 60_000

/** One answer as a whole, without streaming: for short texts that nobody watches, such as titles. */
export const completeText = async (
  client: () => Promise<BedrockRuntimeClient>,
  request: ReplyRequest,
  rule: ModelRule,
  scene: () => ErrorScene,
  signal: AbortSignal,
): Promise<CompletedText> => {
  try {
    const { modelId, messages, system, inferenceConfig } = buildRequest(request, rule)
    const output = await (
      await client()
    ).send(new ConverseCommand({ modelId, messages, system, inferenceConfig }), {
      abortSignal: AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]),
    })
    const text = (output.output?.message?.content ?? []).map((block) => block.text ?? '').join('')
    return { text, usage: mapStreamEvent(emptyStream, { metadata: { usage: output.usage, metrics: output.metrics } }).state.usage }
  } catch (cause) {
    signal.throwIfAborted()
    throw new ExpectedError(explainError(cause, scene()), { cause })
  }
}
