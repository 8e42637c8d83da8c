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

export const usageOf = (usage: Partial<TokenUsage> | undefined): Usage | null =>
  usage === undefined
    ? null
    : {
        inputTokens: usage.inputTokens ?? 0,
        outputTokens: usage.outputTokens ?? 0,
        cacheReadTokens: usage.cacheReadInputTokens ?? 0,
        cacheWriteTokens: usage.cacheWriteInputTokens ?? 0,
        cacheWrites: (usage.cacheDetails ?? []).flatMap(({ ttl, inputTokens = 0 }) => {
          const known = cacheTtlSchema.safeParse(ttl)
          return known.success ? [{ ttl: known.data, tokens: inputTokens }] : []
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
  latencyMs: metrics?.latencyMs ?? null,
  serviceTier: serviceTier?.type ?? null,
  latencyMode: performanceConfig?.latency ?? null,
  invokedModelId: trace?.promptRouter?.invokedModelId ?? null,
  guardrailTrace: trace?.guardrail ?? null,
})
