import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { ruleMatches } from '../../../../src/main/bedrock/model-rules.ts'
import type { ReplyRequest } from '../../../../src/main/bedrock/reply-request.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import type { InferenceSettings } from '../../../../src/shared/inference.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'
import { validateRequest } from '../../../support/bedrock-server/validate-request.ts'
import { anyRequest } from '../../../support/request-arbitraries.ts'

const everyFamily = [
  ...ruleMatches.map((match) => (match.endsWith('.') ? `${match}some-model` : match)),
  ...bundledModels().map(({ id }) => id),
  'acme.robot-9',
]

const anyTtl = fc.constantFrom(null, '5m' as const, '1h' as const)
const anySettings = ({ messages }: ReplyRequest): fc.Arbitrary<Partial<InferenceSettings>> =>
  fc.record({
    temperature: fc.constantFrom(null, 0, 0.5, 1),
    topP: fc.constantFrom(null, 0.5, 0.97),
    topK: fc.constantFrom(null, 40),
    stopSequences: fc.constantFrom([], ['END'], ['\n\n']),
    caching: fc.record({
      mode: fc.constantFrom('off', 'automatic', 'manual'),
      tools: anyTtl,
      system: anyTtl,
      messages: anyTtl,
      afterMessageIds: fc.subarray(messages.map(({ id }) => id)).map((ids) => ids.slice(0, 4)),
    }),
    reasoning: fc.record({
      mode: fc.constantFrom('default', 'off', 'on'),
      budgetTokens: fc.integer({ min: 1024, max: 128_000 }),
      effort: fc.constantFrom(null, 'none', 'low', 'high', 'xhigh', 'max'),
      showSummary: fc.boolean(),
    }),
  })

const anySet = (models: fc.Arbitrary<string>): fc.Arbitrary<ReplyRequest> =>
  anyRequest(models).chain((request) =>
    anySettings(request).map((settings) => ({ ...request, settings: { ...request.settings, ...settings } })),
  )

const enoughTimeMs = 60_000

describe('buildRequest with any stored conversation', () => {
  it(
    'is accepted by the service for every family of models with any settings, or refused in words before it is sent',
    () => {
      fc.assert(
        fc.property(anySet(fc.constantFrom(...everyFamily)), (request) => {
          try {
            const { input } = buildRequest(request)
            expect(validateRequest(request.modelId, toWire(input))).toBeNull()
          } catch (cause) {
            if (!(cause instanceof ExpectedError)) throw cause
          }
        }),
        { numRuns: 1500 },
      )
    },
    enoughTimeMs,
  )

  it('gives the same input for the same conversation', () => {
    fc.assert(
      fc.property(anySet(fc.constant('global.anthropic.claude-sonnet-4-6')), (request) => {
        const build = () => {
          try {
            return toWire(buildRequest(request).input)
          } catch (cause) {
            if (cause instanceof ExpectedError) return cause.userFacing.code
            throw cause
          }
        }
        expect(build()).toEqual(build())
      }),
      { numRuns: 50 },
    )
  })
})
