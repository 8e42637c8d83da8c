import { describe, expect, it } from 'vitest'
import { baseModelId } from '../../../../src/main/bedrock/base-model-id.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'
import { repairHistory } from '../../../../src/main/bedrock/repair-history.ts'
import type { ReplyRequest, RequestMessage, RequestPart } from '../../../../src/main/bedrock/reply-request.ts'
import { defaultInference } from '../../../../src/shared/inference.ts'
import type { MediaPart } from '../../../../src/shared/message.ts'
import { answered, asked, attached, file, text, user } from '../../../support/stored-messages.ts'

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const nova = 'amazon.nova-pro-v1:0'

const repair = (request: ReplyRequest) => repairHistory(request, modelRule(request.modelId), baseModelId(request.modelId))
const entriesOf = (modelId: string, messages: readonly Omit<RequestMessage, 'id'>[], more: Partial<ReplyRequest> = {}) =>
  repair(asked(modelId, messages, more)).entries
const shape = (modelId: string, messages: readonly Omit<RequestMessage, 'id'>[], more: Partial<ReplyRequest> = {}) =>
  entriesOf(modelId, messages, more).map(
    ({ role, content }) => `${role}: ${content.map((block) => block.text ?? Object.keys(block)[0]).join(' | ')}`,
  )

describe('repairHistory: citations, search results, guard content and the rest', () => {
  const drawn: MediaPart = { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: 'iVBORw0KGgo=' } }
  const settings = { ...defaultInference, citations: true }
  const cited: RequestPart = {
    type: 'text',
    text: 'As it says.',
    citations: [
      { title: 'Document 1', source: null, passages: ['It says.'], location: { type: 'document-page', index: 0, start: 1, end: 2 } },
    ],
  }
  const found: RequestPart = { type: 'search-result', source: 'https://example.com', title: 'A page', passages: ['Words.', ' '] }
  const messages = [user(attached(file('pdf')), text('Sum up')), answered(claude, cited), user(text('And?'))]

  it('asks Claude for citations and gives them back', () => {
    const entries = entriesOf(claude, messages, { settings })
    expect(entries[0]?.content[1]?.document?.citations).toEqual({ enabled: true })
    expect(entries[1]?.content).toEqual([
      {
        citationsContent: {
          content: [{ text: 'As it says.' }],
          citations: [
            {
              title: 'Document 1',
              sourceContent: [{ text: 'It says.' }],
              location: { documentPage: { documentIndex: 0, start: 1, end: 2 } },
            },
          ],
        },
      },
    ])
  })

  it('tells cited text as text where the citations no longer hold', () => {
    const output = { name: 'answer', description: '', schema: {} }
    const elsewhere = [user(text('Hi')), ...messages.slice(1)]
    const told = [
      entriesOf(claude, messages),
      entriesOf(claude, messages, { settings, output }),
      entriesOf(claude, elsewhere, { settings }),
      entriesOf('anthropic.claude-opus-5-5', messages, { settings }),
      entriesOf(nova, messages, { settings }),
    ].map((entries) => entries[1]?.content)
    expect(told).toEqual(Array.from({ length: 5 }, () => [{ text: 'As it says.' }]))
    expect([nova, claude].map((modelId) => repair(asked(modelId, messages, { settings })).adjustments)).toEqual([[], []])
  })

  it('gives search results to Claude as such and to others in words', () => {
    expect(entriesOf(claude, [user(found)], { settings })[0]?.content).toEqual([
      { searchResult: { source: 'https://example.com', title: 'A page', content: [{ text: 'Words.' }], citations: { enabled: true } } },
    ])
    expect(shape(nova, [user(found)])).toEqual(['user: [Search result: A page, https://example.com]\nWords.\n '])
  })

  it('guards content only where a guardrail is asked', () => {
    const guarded: RequestPart = { type: 'guard-content', text: 'Check this', qualifiers: ['query', 'new'] }
    const guardrail = { id: 'abc', version: '1', trace: 'enabled', streamProcessing: 'sync', newestQuestionOnly: false } as const
    expect(entriesOf(claude, [user(guarded)], { settings: { ...defaultInference, guardrail } })[0]?.content).toEqual([
      { guardContent: { text: { text: 'Check this', qualifiers: ['query'] } } },
    ])
    expect(shape(claude, [user(guarded)])).toEqual(['user: Check this'])
  })

  it('says in words what an answer made, and leaves out what nobody knows', () => {
    const parts: readonly RequestPart[] = [
      drawn,
      { type: 'unknown', name: 'new', json: {} },
      { type: 'output-schema', output: { name: 'a', description: '', schema: {} } },
      found,
    ]
    expect(shape(nova, [user(text('Draw')), answered(nova, ...parts), user(text('Nice'))])[1]).toBe(
      'assistant: [The assistant made an image here.] | [Search result: A page, https://example.com]\nWords.\n ',
    )
  })
})
