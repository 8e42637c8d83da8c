import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { buildRequest } from './build-request.ts'
import { createClientPool, type BedrockConnection, type RequestHandler } from './client-pool.ts'
import { completeText, type CompletedText } from './complete-text.ts'
import { learnFromError, type LearnedRule } from './learn-from-error.ts'
import { modelRule, type ModelRule } from './model-rules.ts'
import type { ReplyEvent, ReplyOutcome } from './reply-event.ts'
import type { ReplyRequest } from './reply-request.ts'
import { signInRows } from './sign-in-rows.ts'
import { streamReply, type ReplyTimeouts } from './stream-reply.ts'

export type { BedrockConnection } from './client-pool.ts'

export type Bedrock = {
  /** Never throws for what can be expected: what went wrong is in the outcome, and the parts that came are ended. */
  readonly streamReply: (
    connection: BedrockConnection,
    request: ReplyRequest,
    timeouts: ReplyTimeouts,
    signal: AbortSignal,
  ) => AsyncGenerator<ReplyEvent, ReplyOutcome>
  readonly completeText: (connection: BedrockConnection, request: ReplyRequest, signal: AbortSignal) => Promise<CompletedText>
  /** Resolves credentials and prepares the client, so that the first question leaves at once. Sends nothing. */
  readonly warmUp: (connection: BedrockConnection) => void
  readonly dispose: () => void
}

type Options = {
  readonly demoHandler: () => Promise<RequestHandler>
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly nowMs?: () => number
}

const signInCodes: ReadonlySet<string> = new Set(signInRows.map((row) => row.code))

/** A warm-up always ends in its own abort; a fault that it meets is met again by the question, which says so. */
const leftToTheQuestion = (): void => undefined

/** The one door to Amazon Bedrock: clients are kept, and what a model refuses is remembered until the app quits. */
export const openBedrock = ({ demoHandler, environment = process.env, nowMs = () => performance.now() }: Options): Bedrock => {
  const pool = createClientPool(demoHandler, environment)
  const learned = new Map<string, LearnedRule>()
  const ruleFor = (modelId: string): ModelRule => ({ ...modelRule(modelId), ...learned.get(modelId) })

  /** True when the refusal taught something new, so that the request is worth sending once more. */
  const learn = (modelId: string, errorCode: string): boolean => {
    const lesson = learnFromError(errorCode)
    if (lesson === null) return false
    const before = ruleFor(modelId)
    learned.set(modelId, { ...learned.get(modelId), ...lesson })
    return JSON.stringify(ruleFor(modelId)) !== JSON.stringify(before)
  }

  const attemptReply = (connection: BedrockConnection, request: ReplyRequest, timeouts: ReplyTimeouts, signal: AbortSignal) => {
    const rule = ruleFor(request.modelId)
    const usesTools = request.tools.length > 0 && rule.tools !== false
    return streamReply(
      {
        client: () => pool.clientFor(connection),
        input: () => buildRequest(request, rule),
        isWhole: usesTools && rule.streamTools === false,
        region: connection.region,
        timeouts,
        nowMs,
      },
      signal,
    )
  }

  const reply: Bedrock['streamReply'] = async function* (connection, request, timeouts, signal) {
    let outcome = yield* attemptReply(connection, request, timeouts, signal)
    while (outcome.status === 'failed' && outcome.error !== null && learn(request.modelId, outcome.error.code)) {
      outcome = yield* attemptReply(connection, request, timeouts, signal)
    }
    if (outcome.error !== null && signInCodes.has(outcome.error.code)) pool.forget(connection)
    return outcome
  }

  return {
    streamReply: reply,
    completeText: (connection, request, signal) =>
      completeText(() => pool.clientFor(connection), request, ruleFor(request.modelId), connection.region, signal),
    warmUp: (connection) => {
      const nothingSent = { abortSignal: AbortSignal.abort() }
      const input = { modelId: 'warm.up', messages: [{ role: 'user', content: [{ text: '.' }] }] } satisfies ConstructorParameters<
        typeof ConverseStreamCommand
      >[0]
      pool
        .clientFor(connection)
        .then((client) => client.send(new ConverseStreamCommand(input), nothingSent))
        .catch(leftToTheQuestion)
    },
    dispose: pool.dispose,
  }
}
