import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { bundledModels } from '../../../../src/main/bedrock/list-models.ts'
import { ruleMatches } from '../../../../src/main/bedrock/model-rules.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'
import { validateRequest } from '../../../support/bedrock-server/validate-request.ts'
import { anyRequest } from '../../../support/request-arbitraries.ts'

const everyFamily = [
  ...ruleMatches.map((match) => (match.endsWith('.') ? `${match}some-model` : match)),
  ...bundledModels().map(({ id }) => id),
  'acme.robot-9',
]

describe('buildRequest with any stored conversation', () => {
  it('is accepted by the service for every family of models, or refused in words before it is sent', () => {
    fc.assert(
      fc.property(anyRequest(fc.constantFrom(...everyFamily)), (request) => {
        try {
          const input = buildRequest(request)
          expect(validateRequest(request.modelId, toWire(input))).toBeNull()
        } catch (cause) {
          if (!(cause instanceof ExpectedError)) throw cause
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same input for the same conversation', () => {
    fc.assert(
      fc.property(anyRequest(fc.constant('global.anthropic.claude-sonnet-4-6')), (request) => {
        const build = () => {
          try {
            return toWire(buildRequest(request))
          } catch (cause) {
            if (cause instanceof ExpectedError) return cause.userFacing.code
            throw cause
          }
        }
        expect(build()).toEqual(build())
      }),
      { numRuns: 100 },
    )
  })
})
