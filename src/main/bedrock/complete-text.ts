import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { ExpectedError } from '../../shared/expected-error.ts'
import { buildRequest } from './build-request.ts'
import type { ErrorScene } from './error-scene.ts'
import { explainError } from './explain-error.ts'
import { guardrailReport } from './guardrail-report.ts'
import type { ModelRule } from './model-rules.ts'
import { metadataOf } from './reply-metadata.ts'
import type { ReplyOutcome } from './reply-event.ts'
import type { ReplyRequest } from './reply-request.ts'
import { wholeCommand } from './whole-reply.ts'

/** `isBlocked`: the text is not the model's, or not all that it wrote. */
export type CompletedText = { readonly text: string; readonly isBlocked: boolean } & Pick<
  ReplyOutcome,
  'usage' | 'stopReason' | 'latencyMs' | 'requestId' | 'serviceTier'
>

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
    const { input } = buildRequest(request, rule)
    const output = await (
      await client()
    ).send(wholeCommand(input), { abortSignal: AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)]) })
    const texts = (output.output?.message?.content ?? []).flatMap(({ text, citationsContent }) => [
      text ?? '',
      ...(citationsContent?.content ?? []).map((cited) => cited.text ?? ''),
    ])
    const { usage, latencyMs, serviceTier, guardrailTrace } = metadataOf(output)
    const stopReason = output.stopReason ?? null
    return {
      text: texts.join(''),
      usage,
      isBlocked: stopReason === 'content_filtered' || guardrailReport(guardrailTrace, stopReason)?.action === 'blocked',
      stopReason,
      latencyMs,
      requestId: output.$metadata.requestId ?? null,
      serviceTier,
    }
  } catch (cause) {
    signal.throwIfAborted()
    throw new ExpectedError(explainError(cause, scene()), { cause })
  }
}
