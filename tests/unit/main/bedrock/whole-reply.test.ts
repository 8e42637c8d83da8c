import type { ContentBlock, ConverseStreamCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, it } from 'vitest'
import { eventsOfResponse, wholeInput } from '../../../../src/main/bedrock/whole-reply.ts'

const eventsOf = (content: ContentBlock[]) =>
  eventsOfResponse({
    output: { message: { role: 'assistant', content } },
    stopReason: 'end_turn',
    usage: undefined,
    metrics: undefined,
    $metadata: {},
  })
    .slice(1, -2)
    .map((event) => event.contentBlockStart ?? event.contentBlockDelta ?? event.contentBlockStop)

describe('wholeInput', () => {
  it('passes on everything that Converse takes, and no more', () => {
    const shared: ConverseStreamCommandInput = {
      modelId: 'amazon.nova-lite-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 1, temperature: 0, topP: 1, stopSequences: ['x'] },
      toolConfig: { tools: [{ toolSpec: { name: 't', inputSchema: { json: {} } } }] },
      additionalModelRequestFields: { top_k: 1 },
      promptVariables: { a: { text: 'b' } },
      additionalModelResponseFieldPaths: ['/stop_sequence'],
      requestMetadata: { team: 'a' },
      performanceConfig: { latency: 'optimized' },
      serviceTier: { type: 'flex' },
      outputConfig: { effort: 'low' },
    }
    const guardrail = { guardrailIdentifier: 'abc', guardrailVersion: 'DRAFT', trace: 'enabled_full' } as const
    expect([wholeInput(shared), wholeInput({ ...shared, guardrailConfig: { ...guardrail, streamProcessingMode: 'async' } })]).toEqual([
      shared,
      { ...shared, guardrailConfig: guardrail },
    ])
  })
})

describe('eventsOfResponse', () => {
  it('announces the blocks that streams announce, numbers all, and ends each', () => {
    expect(
      eventsOf([
        { text: 'a' },
        { toolUse: { toolUseId: 't', name: 'search', input: { q: 1 }, type: 'server_tool_use' } },
        { toolResult: { toolUseId: 't', type: 'web', status: 'success', content: [{ text: 'b' }, { json: { c: 1 } }] } },
      ]),
    ).toEqual([
      { contentBlockIndex: 0, delta: { text: 'a' } },
      { contentBlockIndex: 0 },
      { contentBlockIndex: 1, start: { toolUse: { toolUseId: 't', name: 'search', type: 'server_tool_use' } } },
      { contentBlockIndex: 1, delta: { toolUse: { input: '{"q":1}' } } },
      { contentBlockIndex: 1 },
      { contentBlockIndex: 2, start: { toolResult: { toolUseId: 't', type: 'web', status: 'success' } } },
      { contentBlockIndex: 2, delta: { toolResult: [{ text: 'b' }, { json: { c: 1 } }] } },
      { contentBlockIndex: 2 },
    ])
  })

  it('tells reasoning, redacted or signed, and citations in the pieces of a stream', () => {
    expect(
      eventsOf([
        { reasoningContent: { redactedContent: Uint8Array.of(1) } },
        { reasoningContent: { reasoningText: { text: '', signature: 's' } } },
        { citationsContent: { content: [{ text: 'a' }, { text: 'b' }], citations: [{ title: 'T' }] } },
      ]).filter((event) => event !== undefined && 'delta' in event),
    ).toEqual([
      { contentBlockIndex: 0, delta: { reasoningContent: { redactedContent: Uint8Array.of(1) } } },
      { contentBlockIndex: 1, delta: { reasoningContent: { text: '' } } },
      { contentBlockIndex: 1, delta: { reasoningContent: { signature: 's' } } },
      { contentBlockIndex: 2, delta: { text: 'ab' } },
      { contentBlockIndex: 2, delta: { citation: { title: 'T' } } },
    ])
  })
})
