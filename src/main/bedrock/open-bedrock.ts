import type { ModelFeatures } from '../../shared/inference.ts'
import { ExpectedError } from '../../shared/expected-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { baseIdOf, buildRequest } from './build-request.ts'
import { createClientPool, type RequestHandler } from './client-pool.ts'
import { completeText, type CompletedText } from './complete-text.ts'
import { createTokenCounter, type CountSource, type CountedTokens } from './count-request.ts'
import type { ErrorScene } from './error-scene.ts'
import type { FileFacts, FilePlanning } from './file-facts.ts'
import { createLearnedRules, type LearnedRules } from './learned-rules.ts'
import { createLearningRequest } from './learning-request.ts'
import { modelFeatures } from './model-features.ts'
import type { ModelRule } from './model-rules.ts'
import { planningOf } from './plan-files.ts'
import { probeModel } from './probe-model.ts'
import type { ReplyEvent, ReplyOutcome } from './reply-event.ts'
import type { ModelBehind, ReplyRequest } from './reply-request.ts'
import { streamReply, type ReplyTimeouts } from './stream-reply.ts'

export type Bedrock = {
  /**
   * Never throws for what can be expected: what went wrong is in the outcome, and the parts that came are ended. A refusal that teaches something about
   * the model is answered with the request in another way.
   */
  readonly streamReply: (
    connection: AwsConnection,
    request: ReplyRequest,
    timeouts: ReplyTimeouts,
    signal: AbortSignal,
  ) => AsyncGenerator<ReplyEvent, ReplyOutcome>
  readonly completeText: (connection: AwsConnection, request: ReplyRequest, signal: AbortSignal) => Promise<CompletedText>
  /** One token from the model, to see whether it answers. Throws what the SDK throws. */
  readonly probe: (connection: AwsConnection, modelId: string, signal: AbortSignal) => Promise<{ readonly latencyMs: number }>
  /** Throws where the request itself cannot be made, in words. */
  readonly countTokens: (
    connection: AwsConnection,
    request: ReplyRequest,
    source: CountSource,
    signal: AbortSignal,
  ) => Promise<CountedTokens>
  readonly features: (modelId: string, behind: ModelBehind | undefined) => ModelFeatures
  /** Files oldest first. */
  readonly planFiles: (modelId: string, behind: ModelBehind | undefined, files: readonly FileFacts[]) => FilePlanning
}

type Options = {
  readonly demoHandler: () => Promise<RequestHandler>
  readonly findRoute: FindRoute
  readonly learnedRules?: LearnedRules
  readonly now?: () => number
  readonly nowMs?: () => number
}

const joined = (earlier: ReplyOutcome, later: ReplyOutcome): ReplyOutcome => ({
  ...later,
  exchanges: [...earlier.exchanges, ...later.exchanges],
})

/** The one door to Amazon Bedrock: clients are kept, and so is what a model refuses. */
export const openBedrock = (options: Options): Bedrock => {
  const {
    demoHandler,
    findRoute,
    learnedRules: learned = createLearnedRules(undefined),
    now = Date.now,
    nowMs = () => performance.now(),
  } = options
  const clientFor = createClientPool(demoHandler, findRoute)
  const counter = createTokenCounter(clientFor, learned)

  const sceneOf = (connection: AwsConnection, request: ReplyRequest, rule: ModelRule) => (): ErrorScene => ({
    region: connection.region,
    profileId: connection.profileId,
    modelId: request.modelId,
    maxTokens: Math.min(request.settings.maxTokens, rule.maxOutput ?? request.settings.maxTokens),
    now: now(),
  })

  const reply: Bedrock['streamReply'] = async function* (connection, request, timeouts, signal) {
    const learning = createLearningRequest(request, learned)
    const attempt = () => {
      const rule = learning.rule()
      const input = () => buildRequest(request, rule)
      const scene = sceneOf(connection, request, rule)
      return streamReply({ client: () => clientFor(connection), input, scene, timeouts, nowMs, now }, signal)
    }
    let outcome = yield* attempt()
    // What was refused here was never sent: it says nothing about the model.
    while (outcome.status === 'failed' && outcome.exchanges.length > 0 && outcome.error !== null && learning.learn(outcome.error)) {
      outcome = joined(outcome, yield* attempt())
    }
    if (outcome.status === 'complete' || outcome.timeToFirstTokenMs !== null) learning.keep()
    if (outcome.status === 'complete') counter.observe(request, outcome.usage)
    return { ...outcome, adjustments: [...new Set([...learning.adjustments(), ...outcome.adjustments])] }
  }

  const complete: Bedrock['completeText'] = async (connection, request, signal) => {
    const learning = createLearningRequest(request, learned)
    const attempt = async (): Promise<CompletedText> => {
      const rule = learning.rule()
      try {
        const completed = await completeText(() => clientFor(connection), request, rule, sceneOf(connection, request, rule), signal)
        learning.keep()
        return completed
      } catch (cause) {
        const isRefusal = cause instanceof ExpectedError && !(cause.cause instanceof ExpectedError)
        if (isRefusal && learning.learn(cause.userFacing)) return attempt()
        throw cause
      }
    }
    return attempt()
  }

  return {
    streamReply: reply,
    completeText: complete,
    probe: async (connection, modelId, signal) => probeModel(await clientFor(connection), modelId, nowMs, signal),
    countTokens: counter.count,
    features: (modelId, behind) => modelFeatures(modelId, behind, learned.ruleOf({ modelId, behind })),
    planFiles: (modelId, behind, files) => planningOf(files, learned.ruleOf({ modelId, behind }), baseIdOf({ modelId, behind })),
  }
}
