import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { baseModelId } from '../../../../src/main/bedrock/base-model-id.ts'
import { inAcceptedOrder, piecesOf } from '../../../../src/main/bedrock/conversation-order.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { modelRule, ruleMatches } from '../../../../src/main/bedrock/model-rules.ts'
import { repairHistory, type RepairedHistory } from '../../../../src/main/bedrock/repair-history.ts'
import type { ReplyRequest } from '../../../../src/main/bedrock/reply-request.ts'
import { toolsOf } from '../../../../src/main/bedrock/tool-config.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'
import { validateRequest } from '../../../support/bedrock-server/validate-request.ts'
import { anyRequest } from '../../../support/request-arbitraries.ts'

const everyFamily = [
  ...ruleMatches.map((match) => (match.endsWith('.') ? `${match}some-model` : match)),
  ...bundledModels().map(({ id }) => id),
  'acme.robot-9',
  'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/zzzzzzzzzzzz',
]
const anyModel = fc.constantFrom(...everyFamily)

/** Null where the history was refused in words. */
const repaired = (request: ReplyRequest): RepairedHistory | null => {
  try {
    return repairHistory(request, modelRule(request.modelId), baseModelId(request.modelId))
  } catch (cause) {
    if (cause instanceof ExpectedError) return null
    throw cause
  }
}

/** The least request around a history, which asks for reasoning wherever the history allows it. */
const assembled = (request: ReplyRequest, history: RepairedHistory) => {
  const rule = modelRule(request.modelId)
  const thinks = rule.thinking === 'extended' && !history.reasoningMissing
  const tools = toolsOf([], history.usedTools)
  const input = {
    modelId: request.modelId,
    messages: history.entries,
    ...(history.opening.length > 0 ? { system: history.opening } : {}),
    inferenceConfig: { maxTokens: 2000 },
    ...(tools.length > 0 ? { toolConfig: { tools } } : {}),
    ...(request.settings.guardrail === null ? {} : { guardrailConfig: { guardrailIdentifier: 'abc123', guardrailVersion: '1' } }),
    ...(thinks ? { additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 1024 } } } : {}),
  }
  return toWire(input)
}

describe('repairHistory with any stored conversation', () => {
  it('gives messages that the service accepts, for every family of models', () => {
    fc.assert(
      fc.property(anyRequest(anyModel), (request) => {
        const history = repaired(request)
        if (history !== null) expect(validateRequest(request.modelId, assembled(request, history))).toBeNull()
      }),
      { numRuns: 1500 },
    )
  }, 60_000)

  it('leaves buildRequest with nothing that is refused, whatever the settings', () => {
    fc.assert(
      fc.property(anyRequest(anyModel), (request) => {
        if (repaired(request) === null) return
        expect(validateRequest(request.modelId, toWire(buildRequest(request).input))).toBeNull()
      }),
      { numRuns: 1000 },
    )
  }, 60_000)

  it('gives the same for the same', () => {
    fc.assert(
      fc.property(anyRequest(anyModel), (request) => {
        expect(repaired(request)).toEqual(repaired(request))
      }),
      { numRuns: 300 },
    )
  })

  it('finds nothing to put in order a second time', () => {
    fc.assert(
      fc.property(anyRequest(anyModel), (request) => {
        const entries = repaired(request)?.entries ?? []
        const again = inAcceptedOrder(
          entries.map(({ role, content }) => ({ role, pieces: piecesOf(content, null) })),
          modelRule(request.modelId),
        )
        expect(again.map(({ role, pieces }) => ({ role, content: pieces.map(({ block }) => block) }))).toEqual(entries)
      }),
      { numRuns: 500 },
    )
  })

  it('tells places that are there', () => {
    fc.assert(
      fc.property(anyRequest(anyModel), (request) => {
        const history = repaired(request)
        if (history === null) return
        const { entries, ends, newestQuestion } = history
        const places = [...ends.values()].map(({ entry, block }) => entries[entry]?.content[block])
        expect(places).not.toContain(undefined)
        expect(newestQuestion === -1 ? 'user' : entries[newestQuestion]?.role).toBe('user')
        expect([...ends.keys()].filter((id) => !request.messages.some((message) => message.id === id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
