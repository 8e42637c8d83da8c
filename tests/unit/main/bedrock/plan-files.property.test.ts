import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModelId } from '../../../../src/main/bedrock/base-model-id.ts'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import type { FileFacts } from '../../../../src/main/bedrock/file-facts.ts'
import { modelRule, ruleMatches } from '../../../../src/main/bedrock/model-rules.ts'
import { planningOf } from '../../../../src/main/bedrock/plan-files.ts'
import type { RequestPart } from '../../../../src/main/bedrock/reply-request.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'
import { validateRequest } from '../../../support/bedrock-server/validate-request.ts'
import { anyFacts, loadedFile } from '../../../support/loaded-files.ts'
import { plainRequest, requestMessage } from '../../../support/plain-request.ts'

const everyFamily = [...ruleMatches.map((match) => (match.endsWith('.') ? `${match}some-model` : match)), 'acme.robot-9']
/** Older ones first, as they stand in a conversation. */
const anyFiles = fc
  .array(anyFacts, { minLength: 1, maxLength: 9 })
  .map((files) =>
    files.toSorted((one, other) => Number(one.isAsked) - Number(other.isAsked)).map((file, index) => ({ ...file, key: String(index) })),
  )

const planned = (modelId: string, files: readonly FileFacts[]) => planningOf(files, modelRule(modelId), baseModelId(modelId))

describe('planFiles with any files', () => {
  it('gives a request that the service accepts, for every family of models', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyFamily), anyFiles, fc.boolean(), (modelId, files, citations) => {
        const planning = planned(modelId, files)
        if (planning.files.some(({ form }) => form === 'refused')) return
        const parts = files.map((file, index): RequestPart => {
          const plan = planning.files[index]
          if (plan === undefined) throw new Error('A file has no plan')
          return { type: 'attachment', attachment: loadedFile(file, plan, planning) }
        })
        const older = parts.filter((_part, index) => files[index]?.isAsked === false)
        const asked = parts.filter((_part, index) => files[index]?.isAsked === true)
        const plain = plainRequest({
          modelId,
          messages: [
            requestMessage('user', [...older, { type: 'text', text: 'First' }]),
            requestMessage('assistant', [{ type: 'text', text: 'Yes.' }]),
            requestMessage('user', [...asked, { type: 'text', text: 'And these?' }]),
          ],
        })
        const { input } = buildRequest({ ...plain, settings: { ...plain.settings, citations } })
        expect(validateRequest(modelId, toWire(input))).toBeNull()
        const sent = JSON.stringify(input.messages?.flatMap(({ content }) => (content ?? []).flatMap((block) => Object.keys(block))))
        const isFile = planning.files.filter(({ form }) => form !== 'text').length
        expect([...sent.matchAll(/"(?:document|image|video|audio)"/gu)].length).toBeGreaterThanOrEqual(isFile)
      }),
      { numRuns: 400 },
    )
  }, 60_000)

  it('refuses only what the newest question brings, in words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyFamily), anyFiles, (modelId, files) => {
        const { files: plans } = planned(modelId, files)
        expect(plans.map(({ key }) => key)).toEqual(files.map(({ key }) => key))
        for (const [index, { form, note, error }] of plans.entries()) {
          if (files[index]?.isAsked === false) expect(form).not.toBe('refused')
          expect(form === 'refused').toBe(error !== null)
          if (error !== null)
            expect([note, error.title === '', error.advice === '', error.remedies.length]).toEqual([null, false, false, expect.any(Number)])
        }
      }),
      { numRuns: 500 },
    )
  })
})
