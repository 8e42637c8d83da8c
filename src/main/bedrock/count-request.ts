import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import type { AwsConnection } from '../aws-connection.ts'
import { baseIdOf, buildRequest } from './build-request.ts'
import { hidesItsModel } from './base-model-id.ts'
import { countTokens } from './count-tokens.ts'
import { calibrationOf, estimateTokens, type TokenSample } from './estimate-tokens.ts'
import { explainError } from './explain-error.ts'
import type { LearnedRules } from './learned-rules.ts'
import { targetOf } from './model-target.ts'
import type { Usage } from '../../shared/model.ts'
import type { ReplyRequest } from './reply-request.ts'

export type CountedTokens = { readonly inputTokens: number; readonly isEstimate: boolean }

/** `estimate` keeps the request on this computer. */
export type CountSource = 'service' | 'estimate'

export type TokenCounter = {
  /** The service's own count where it gives one and the request is small, else an estimate; throws only what `buildRequest` throws, and when it is cancelled. */
  readonly count: (connection: AwsConnection, request: ReplyRequest, source: CountSource, signal: AbortSignal) => Promise<CountedTokens>
  /** Brings the estimates closer to what the model really takes. */
  readonly observe: (request: ReplyRequest, usage: Usage | null) => void
}

const newestSamples = 8
/** Files would travel with every count: what is larger is estimated. */
const mostBytes = 1_000_000

const bytesOf = ({ messages }: ReplyRequest): number =>
  messages.reduce(
    (sum, { parts }) => parts.reduce((inner, part) => inner + (part.type === 'attachment' ? part.attachment.bytes.byteLength : 0), sum),
    0,
  )

/** Refusals that the model will repeat; anything else may pass, and is asked for again with the next count. */
const lastingCodes: ReadonlySet<string> = new Set(['counting-not-supported', 'inference-profile-needed', 'model-unknown'])
const permissionCodes: ReadonlySet<string> = new Set(['permission-missing', 'denied-by-policy', 'denied', 'model-access'])

export const createTokenCounter = (
  clientFor: (connection: AwsConnection) => Promise<BedrockRuntimeClient>,
  learned: LearnedRules,
): TokenCounter => {
  const samples = new Map<string, readonly TokenSample[]>()
  const deniedProfiles = new Set<string>()

  const estimated = (request: ReplyRequest): CountedTokens => {
    const { input } = buildRequest(request, learned.ruleOf(request))
    return { inputTokens: estimateTokens(input, calibrationOf(samples.get(baseIdOf(request)) ?? [])), isEstimate: true }
  }

  const mayCount = (connection: AwsConnection, request: ReplyRequest): boolean =>
    !connection.isDemo &&
    !deniedProfiles.has(connection.profileId) &&
    bytesOf(request) <= mostBytes &&
    targetOf(request.modelId) === 'model' &&
    !(request.behind === undefined && hidesItsModel(request.modelId)) &&
    learned.ruleOf(request).countTokens !== false

  return {
    count: async (connection, request, source, signal) => {
      if (source === 'estimate' || !mayCount(connection, request)) return estimated(request)
      const { input } = buildRequest(request, learned.ruleOf(request))
      try {
        return { inputTokens: await countTokens(await clientFor(connection), input, baseIdOf(request), signal), isEstimate: false }
      } catch (cause) {
        signal.throwIfAborted()
        // Whatever keeps the service from counting, an estimate is there.
        const { code } = explainError(cause, { region: connection.region, profileId: connection.profileId, modelId: request.modelId })
        if (lastingCodes.has(code)) learned.add(request, { countTokens: false })
        if (permissionCodes.has(code)) deniedProfiles.add(connection.profileId)
        return estimated(request)
      }
    },
    observe: (request, usage) => {
      if (usage === null) return
      const baseId = baseIdOf(request)
      const { input } = buildRequest(request, learned.ruleOf(request))
      const sample = { estimated: estimateTokens(input, 1), actual: usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens }
      samples.set(baseId, [...(samples.get(baseId) ?? []), sample].slice(-newestSamples))
    },
  }
}
