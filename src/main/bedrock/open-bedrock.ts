import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { buildRequest, ruleOf } from './build-request.ts'
import { createClientPool, type RequestHandler } from './client-pool.ts'
import { completeText, type CompletedText } from './complete-text.ts'
import type { ErrorScene } from './error-scene.ts'
import { learnFromError, type LearnedRule } from './learn-from-error.ts'
import type { ModelRule } from './model-rules.ts'
import { probeModel } from './probe-model.ts'
import type { ReplyEvent, ReplyOutcome } from './reply-event.ts'
import type { ReplyRequest } from './reply-request.ts'
import { streamReply, type ReplyTimeouts } from './stream-reply.ts'

export type Bedrock = {
  /** Never throws for what can be expected: what went wrong is in the outcome, and the parts that came are ended. */
  readonly streamReply: (
    connection: AwsConnection,
    request: ReplyRequest,
    timeouts: ReplyTimeouts,
    signal: AbortSignal,
  ) => AsyncGenerator<ReplyEvent, ReplyOutcome>
  readonly completeText: (connection: AwsConnection, request: ReplyRequest, signal: AbortSignal) => Promise<CompletedText>
  /** One token from the model, to see whether it answers. Throws what the SDK throws. */
  readonly probe: (connection: AwsConnection, modelId: string, signal: AbortSignal) => Promise<{ readonly latencyMs: number }>
}

type Options = {
  readonly demoHandler: () => Promise<RequestHandler>
  readonly findRoute: FindRoute
  readonly now?: () => number
  readonly nowMs?: () => number
}

/** The one door to Amazon Bedrock: clients are kept, and what a model refuses is remembered until the app quits. */
export const openBedrock = ({ demoHandler, findRoute, now = Date.now, nowMs = () => performance.now() }: Options): Bedrock => {
  const clientFor = createClientPool(demoHandler, findRoute)
  const learned = new Map<string, LearnedRule>()
  const ruleFor = (request: ReplyRequest): ModelRule => ({ ...ruleOf(request), ...learned.get(request.modelId) })

  const sceneOf = (connection: AwsConnection, request: ReplyRequest) => (): ErrorScene => ({
    region: connection.region,
    profileId: connection.profileId,
    modelId: request.modelId,
    maxTokens: Math.min(request.maxTokens, ruleFor(request).maxOutput ?? request.maxTokens),
    now: now(),
  })

  /** True when the refusal taught something new, so that the request is worth sending once more. */
  const learn = (request: ReplyRequest, errorCode: string): boolean => {
    const lesson = learnFromError(errorCode)
    if (lesson === null) return false
    const before = ruleFor(request)
    learned.set(request.modelId, { ...learned.get(request.modelId), ...lesson })
    return JSON.stringify(ruleFor(request)) !== JSON.stringify(before)
  }

  const attemptReply = (connection: AwsConnection, request: ReplyRequest, timeouts: ReplyTimeouts, signal: AbortSignal) => {
    const rule = ruleFor(request)
    const usesTools = request.tools.length > 0 && rule.tools !== false
    return streamReply(
      {
        client: () => clientFor(connection),
        input: () => buildRequest(request, rule),
        isWhole: usesTools && rule.streamTools === false,
        scene: sceneOf(connection, request),
        timeouts,
        nowMs,
      },
      signal,
    )
  }

  const reply: Bedrock['streamReply'] = async function* (connection, request, timeouts, signal) {
    let outcome = yield* attemptReply(connection, request, timeouts, signal)
    while (outcome.status === 'failed' && outcome.error !== null && learn(request, outcome.error.code)) {
      outcome = yield* attemptReply(connection, request, timeouts, signal)
    }
    return outcome
  }

  return {
    streamReply: reply,
    completeText: (connection, request, signal) =>
      completeText(() => clientFor(connection), request, ruleFor(request), sceneOf(connection, request), signal),
    probe: async (connection, modelId, signal) => probeModel(await clientFor(connection), modelId, nowMs, signal),
  }
}
