import type { ConverseStreamCommandInput, GuardrailStreamConfiguration, Message, Tool } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailSettings } from '../../shared/inference.ts'
import type { Adjustment, StructuredAnswer } from '../../shared/model.ts'
import { baseModelId } from './base-model-id.ts'
import type { Entry } from './conversation-order.ts'
import { guardNewestQuestion } from './guard-content.ts'
import { inferenceConfig } from './inference-config.ts'
import { mergeFields } from './merge-fields.ts'
import { modelRule, type ModelRule } from './model-rules.ts'
import { targetOf } from './model-target.ts'
import { placeCachePoints } from './prompt-caching.ts'
import { reasoningRequest, styleOf } from './reasoning-request.ts'
import { repairHistory } from './repair-history.ts'
import type { ReplyRequest } from './reply-request.ts'
import { outputRequest, withInstruction } from './structured-output.ts'
import { toolsOf } from './tool-config.ts'

/** A request in the words of the service, and what became of it on the way. `prefixHash` is what its reasoning will be bound to. */
export type BuiltRequest = {
  readonly input: ConverseStreamCommandInput
  readonly adjustments: readonly Adjustment[]
  readonly outputMode: StructuredAnswer['mode'] | null
  readonly prefixHash: string | null
  readonly isStreamed: boolean
}

type Model = Pick<ReplyRequest, 'modelId' | 'behind'>

/** The model that answers, also where its id hides it. */
export const baseIdOf = ({ modelId, behind }: Model): string => behind?.baseModelId ?? baseModelId(modelId)

/** The rule of the model that answers. */
export const ruleOf = (model: Model): ModelRule => modelRule(baseIdOf(model))

const messagesOf = (entries: readonly Entry[]): Message[] => entries.map(({ role, content }) => ({ role, content: [...content] }))

const guardrailOf = ({ id, version, trace, streamProcessing }: GuardrailSettings): GuardrailStreamConfiguration => ({
  guardrailIdentifier: id,
  guardrailVersion: version,
  trace,
  streamProcessingMode: streamProcessing,
})

/** What goes along with every kind of target, as far as the model is known to take it. */
const extrasOf = ({ settings }: ReplyRequest, rule: ModelRule) => {
  const { latency, serviceTier, guardrail, responseFieldPaths, requestMetadata } = settings
  const takesLatency = latency !== null && rule.latency !== false
  const takesTier = serviceTier !== null && !rule.refusedTiers.includes(serviceTier)
  const adjustments: readonly Adjustment[] = [
    ...(latency !== null && !takesLatency ? (['latency-left-out'] as const) : []),
    ...(serviceTier !== null && !takesTier ? (['service-tier-left-out'] as const) : []),
  ]
  return {
    adjustments,
    input: {
      ...(takesLatency ? { performanceConfig: { latency } } : {}),
      ...(takesTier ? { serviceTier: { type: serviceTier } } : {}),
      ...(guardrail === null ? {} : { guardrailConfig: guardrailOf(guardrail) }),
      ...(responseFieldPaths.length === 0 ? {} : { additionalModelResponseFieldPaths: [...responseFieldPaths] }),
      ...(Object.keys(requestMetadata).length === 0 ? {} : { requestMetadata: { ...requestMetadata } }),
    } satisfies Partial<ConverseStreamCommandInput>,
  }
}

const guarded = (entries: readonly Entry[], newestQuestion: number, { settings }: ReplyRequest, rule: ModelRule) => {
  const isWanted = settings.guardrail?.newestQuestionOnly === true
  const isTaken = isWanted && rule.guardContent !== false
  return {
    entries: isTaken ? guardNewestQuestion(entries, newestQuestion) : entries,
    adjustments: isWanted && !isTaken ? (['guard-content-left-out'] as const) : [],
  }
}

/**
 * A prompt brings its own instructions, settings and tools; the conversation is put behind it.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html
 */
const buildPromptRequest = (request: ReplyRequest, rule: ModelRule): BuiltRequest => {
  const { modelId, settings, output } = request
  const bare: ModelRule = { ...rule, system: false, tools: false, structured: false }
  const alone: ReplyRequest = { ...request, appInstructions: '', tools: [], settings: { ...settings, systemPrompt: '' } }
  const history = repairHistory(alone, bare, baseIdOf(request))
  const question = guarded(history.entries, history.newestQuestion, request, rule)
  const asked = outputRequest(output, false, { rule: bare, isThinking: false })
  const extras = extrasOf(request, rule)
  const variables = Object.entries(settings.promptVariables)
  return {
    input: {
      modelId,
      messages: messagesOf(withInstruction(question.entries, history.newestQuestion, asked.instruction)),
      ...(variables.length === 0 ? {} : { promptVariables: Object.fromEntries(variables.map(([name, text]) => [name, { text }])) }),
      ...extras.input,
    },
    adjustments: [...new Set([...history.adjustments, ...question.adjustments, ...extras.adjustments])],
    outputMode: asked.mode,
    prefixHash: history.prefixHash,
    isStreamed: settings.streaming,
  }
}

const buildModelRequest = (request: ReplyRequest, rule: ModelRule): BuiltRequest => {
  const { modelId, settings, output } = request
  const baseId = baseIdOf(request)
  const history = repairHistory(request, rule, baseId)
  const offered = rule.tools === false ? [] : request.tools
  const reasoning = reasoningRequest({
    rule,
    settings,
    baseId,
    hasTools: offered.length > 0 || history.usedTools.own.length + history.usedTools.server.length > 0,
    lacksReasoning: history.reasoningMissing,
  })
  const asked = outputRequest(output, offered.length > 0, { rule, isThinking: reasoning.isOn && reasoning.isClaude })
  const tools: readonly Tool[] =
    rule.tools === false ? [] : toolsOf(asked.tool === null ? offered : [...offered, asked.tool], history.usedTools)
  const question = guarded(history.entries, history.newestQuestion, request, rule)
  const prompt = placeCachePoints({
    caching: settings.caching,
    rule,
    entries: question.entries,
    ends: history.ends,
    hasTools: tools.length > 0,
    hasSystem: history.opening.length > 0,
    thinksExtended: reasoning.isOn && styleOf(rule, baseId) === 'extended',
  })
  const inference = inferenceConfig(settings, rule, reasoning, baseId)
  const ownFields = rule.requestFields === false ? {} : settings.requestFields
  const fields = mergeFields(mergeFields(reasoning.fields, inference.fields), ownFields)
  const extras = extrasOf(request, rule)
  const isStreamed = settings.streaming && !(tools.length > 0 && rule.streamTools === false)
  const adjustments: readonly Adjustment[] = [
    ...history.adjustments,
    ...reasoning.adjustments,
    ...inference.adjustments,
    ...prompt.adjustments,
    ...question.adjustments,
    ...extras.adjustments,
    ...(request.tools.length > offered.length ? (['tools-left-out'] as const) : []),
    ...(Object.keys(settings.requestFields).length > Object.keys(ownFields).length ? (['request-fields-left-out'] as const) : []),
    ...(settings.streaming && !isStreamed ? (['not-streamed'] as const) : []),
  ]
  return {
    input: {
      modelId,
      messages: messagesOf(withInstruction(prompt.entries, history.newestQuestion, asked.instruction)),
      ...(history.opening.length === 0
        ? {}
        : { system: [...history.opening, ...(prompt.system === null ? [] : [{ cachePoint: prompt.system }])] }),
      ...(Object.keys(inference.config).length === 0 ? {} : { inferenceConfig: inference.config }),
      ...(tools.length === 0
        ? {}
        : {
            toolConfig: {
              tools: [...tools, ...(prompt.tools === null ? [] : [{ cachePoint: prompt.tools }])],
              ...(asked.toolChoice === null ? {} : { toolChoice: asked.toolChoice }),
            },
          }),
      ...(asked.outputConfig === null ? {} : { outputConfig: asked.outputConfig }),
      ...(Object.keys(fields).length === 0 ? {} : { additionalModelRequestFields: fields }),
      ...extras.input,
    },
    adjustments: [...new Set(adjustments)],
    outputMode: asked.mode,
    prefixHash: history.prefixHash,
    isStreamed,
  }
}

/** Our conversation and its settings as one ConverseStream (or Converse) input that the model's family accepts. */
export const buildRequest = (request: ReplyRequest, rule: ModelRule = ruleOf(request)): BuiltRequest =>
  targetOf(request.modelId) === 'prompt' ? buildPromptRequest(request, rule) : buildModelRequest(request, rule)
