import type { ConverseStreamMetadataEvent, GuardrailTraceAssessment, TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { cacheTtlSchema } from '../../shared/inference.ts'
import type { Usage } from '../../shared/model.ts'

/** What the service tells about a reply beside its parts. */
export type ReplyMetadata = {
  readonly usage: Usage | null
  readonly latencyMs: number | null
  readonly serviceTier: string | null
  readonly latencyMode: string | null
  readonly invokedModelId: string | null
  readonly guardrailTrace: GuardrailTraceAssessment | null
}

export const noMetadata: ReplyMetadata = {
  usage: null,
  latencyMs: null,
  serviceTier: null,
  latencyMode: null,
  invokedModelId: null,
  guardrailTrace: null,
}

/** What a service counts is a whole number; anything else could not be kept, and the answer with it. */
const counted = (value: number | undefined): number => (value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : 0)

const milliseconds = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) && value >= 0 ? value : null

const usageOf = (usage: Partial<TokenUsage> | undefined): Usage | null =>
  usage === undefined
    ? null
    : {
        inputTokens: counted(usage.inputTokens),
        outputTokens: counted(usage.outputTokens),
        cacheReadTokens: counted(usage.cacheReadInputTokens),
        cacheWriteTokens: counted(usage.cacheWriteInputTokens),
        cacheWrites: (usage.cacheDetails ?? []).flatMap(({ ttl, inputTokens }) => {
          const known = cacheTtlSchema.safeParse(ttl)
          return known.success ? [{ ttl: known.data, tokens: counted(inputTokens) }] : []
        }),
      }

export const metadataOf = ({
  usage,
  metrics,
  serviceTier,
  performanceConfig,
  trace,
}: Partial<ConverseStreamMetadataEvent>): ReplyMetadata => ({
  usage: usageOf(usage),
  latencyMs: milliseconds(metrics?.latencyMs),
  serviceTier: serviceTier?.type ?? null,
  latencyMode: performanceConfig?.latency ?? null,
  invokedModelId: trace?.promptRouter?.invokedModelId ?? null,
  guardrailTrace: trace?.guardrail ?? null,
})
