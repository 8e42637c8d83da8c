import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  guardrailIdProblem,
  guardrailVersionProblem,
  maximumBudget,
  maximumMetadata,
  maximumPaths,
  maximumRedactionText,
  maximumStopSequences,
  maximumSystemPrompt,
  maximumTokens,
  maximumTopK,
  metadataProblem,
  minimumBudget,
  pathProblem,
  redactionTextProblem,
} from '../../../../../src/renderer/features/inference/checks.ts'
import { numberText, parseNumber, parseOptionalNumber } from '../../../../../src/renderer/features/inference/number-text.ts'
import {
  readStopSequence,
  stopSequenceProblem,
  stopSequenceText,
} from '../../../../../src/renderer/features/inference/stop-sequence-text.ts'
import { defaultInference, inferenceChangesSchema } from '../../../../../src/shared/inference.ts'

const accepts = (changes: unknown): boolean => inferenceChangesSchema.safeParse(changes).success
const many = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_none, index) => text(index))

describe('the limits of the fields', () => {
  const pairs = (count: number) => Object.fromEntries(many(count, (index) => `n${index}`).map((name) => [name, 'v']))
  const { reasoning, redaction } = defaultInference

  it('are those of the contract', () => {
    const edges = [
      [{ systemPrompt: 'x'.repeat(maximumSystemPrompt) }, { systemPrompt: 'x'.repeat(maximumSystemPrompt + 1) }],
      [{ maxTokens: maximumTokens }, { maxTokens: maximumTokens + 1 }],
      [{ topK: maximumTopK }, { topK: maximumTopK + 1 }],
      [{ reasoning: { ...reasoning, budgetTokens: minimumBudget } }, { reasoning: { ...reasoning, budgetTokens: minimumBudget - 1 } }],
      [{ reasoning: { ...reasoning, budgetTokens: maximumBudget } }, { reasoning: { ...reasoning, budgetTokens: maximumBudget + 1 } }],
      [{ stopSequences: many(maximumStopSequences, String) }, { stopSequences: many(maximumStopSequences + 1, String) }],
      [
        { responseFieldPaths: many(maximumPaths, (index) => `/${index}`) },
        { responseFieldPaths: many(maximumPaths + 1, (index) => `/${index}`) },
      ],
      [{ requestMetadata: pairs(maximumMetadata) }, { requestMetadata: pairs(maximumMetadata + 1) }],
      [
        { redaction: { ...redaction, inputText: 'x'.repeat(maximumRedactionText) } },
        { redaction: { ...redaction, inputText: 'x'.repeat(maximumRedactionText + 1) } },
      ],
    ]
    expect(edges.map((pair) => pair.map(accepts))).toEqual(edges.map(() => [true, false]))
  })

  it('refuse what the contract refuses, and nothing else', () => {
    const guardrail = { id: 'abc', version: '1', trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: false }
    const text = fc.oneof(
      // A name that no record keeps.
      fc.string({ maxLength: 300 }).filter((one) => one !== '__proto__'),
      fc.constantFrom('DRAFT', '0', '12', '123456789', '/a', '', ' ', 'abc', 'A', 'arn:aws:bedrock:us-east-1:123456789012:guardrail/abc'),
    )
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect([
          pathProblem(one) === undefined,
          metadataProblem(one, other) === undefined || one === '',
          guardrailIdProblem(one) === undefined,
          guardrailVersionProblem(one) === undefined,
          redactionTextProblem(one) === undefined,
        ]).toEqual([
          accepts({ responseFieldPaths: [one] }),
          accepts({ requestMetadata: { [one]: other } }) || one === '',
          accepts({ guardrail: { ...guardrail, id: one } }),
          accepts({ guardrail: { ...guardrail, version: one } }),
          accepts({ redaction: { ...redaction, inputText: one } }),
        ])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('parseNumber', () => {
  const parseShare = parseOptionalNumber({ minimum: 0, maximum: 1, isWhole: false })
  const parseTokens = parseNumber({ minimum: 1, maximum: 100_000, isWhole: true })

  it('takes numbers within limits, a comma for a point, and nothing where it is left to the model', () => {
    expect(['0.7', '0,7', '1', '', ' .5'].map((text) => parseShare(text))).toEqual(
      [0.7, 0.7, 1, null, 0.5].map((value) => ({ type: 'value', value })),
    )
  })

  it('takes whole numbers as people write them', () => {
    expect(['4096', '4,096', '4 096'].map(parseTokens)).toEqual(Array.from({ length: 3 }, () => ({ type: 'value', value: 4096 })))
  })

  it('says what it takes instead', () => {
    const share = { type: 'problem', problem: 'Enter a number from 0 to 1.' }
    expect([parseShare('1.1'), parseShare('-0.1'), parseShare('hot'), parseShare('1e-1'), parseTokens('1.5'), parseTokens('')]).toEqual([
      share,
      share,
      share,
      share,
      { type: 'problem', problem: `Enter a whole number from 1 to ${(100_000).toLocaleString()}.` },
      { type: 'incomplete' },
    ])
  })

  it('shows what is left to the model as nothing', () => {
    expect([numberText(null), numberText(0.25)]).toEqual(['', '0.25'])
  })
})

describe('stop sequences', () => {
  it('are on one line, and are read back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\t', '\r', '\\', 'n', ' '), minLength: 1 }), (sequence) => {
        const text = stopSequenceText(sequence)
        expect([text.includes('\n'), stopSequenceProblem(text), readStopSequence(text)]).toEqual([false, undefined, sequence])
      }),
    )
  })

  it('have no escape that means nothing, and are as long as the contract takes', () => {
    expect([
      stopSequenceProblem('\\x') === undefined,
      stopSequenceProblem('a\\') === undefined,
      stopSequenceProblem('x'.repeat(500)) === undefined,
      stopSequenceProblem('x'.repeat(501)) === undefined,
      [accepts({ stopSequences: ['x'.repeat(500)] }), accepts({ stopSequences: ['x'.repeat(501)] })],
    ]).toEqual([false, false, true, false, [true, false]])
  })
})
