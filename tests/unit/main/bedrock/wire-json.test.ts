import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { wireJson } from '../../../../src/main/bedrock/wire-json.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('wireJson', () => {
  it('keeps small bytes and names large ones by their hash', () => {
    const [small, large] = [new Uint8Array(32 * 1024).fill(1), new Uint8Array(32 * 1024 + 1).fill(2)]
    expect(wireJson({ messages: [{ small, large }] })).toEqual({
      messages: [
        {
          small: { $bytes: { sha256: sha256(small), sizeBytes: 32_768, base64: Buffer.from(small).toString('base64') } },
          large: { $bytes: { sha256: sha256(large), sizeBytes: 32_769 } },
        },
      ],
    })
  })

  it('leaves out what is not there, and gives members that the SDK does not know their own name', () => {
    expect(wireJson({ a: undefined, b: null, c: Number.NaN, d: [{ $unknown: ['hologram', { depth: 3 }] }] })).toEqual({
      b: null,
      c: null,
      d: [{ hologram: { depth: 3 } }],
    })
  })

  it('leaves the words out of a guardrail’s trace, and only there', () => {
    const match = { match: 'secret word', action: 'BLOCKED' }
    expect(
      wireJson({
        output: { message: { content: [{ toolUse: { input: { match: 'kept', trace: match } } }] } },
        trace: {
          guardrail: {
            modelOutput: ['secret answer'],
            inputAssessment: {
              abc: {
                wordPolicy: { customWords: [match] },
                automatedReasoningPolicy: {
                  findings: [{ invalid: { translation: { premises: ['secret premise'] }, contradictingRules: [] } }],
                },
              },
            },
          },
        },
      }),
    ).toEqual({
      output: { message: { content: [{ toolUse: { input: { match: 'kept', trace: match } } }] } },
      trace: {
        guardrail: {
          inputAssessment: {
            abc: {
              wordPolicy: { customWords: [{ action: 'BLOCKED' }] },
              automatedReasoningPolicy: { findings: [{ invalid: { contradictingRules: [] } }] },
            },
          },
        },
      },
    })
  })
})
