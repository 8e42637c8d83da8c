import { describe, expect, it } from 'vitest'
import { foldResponse } from '../../../../src/main/bedrock/fold-response.ts'

describe('foldResponse', () => {
  it('has nothing to say where nothing came', () => {
    expect(foldResponse([])).toBeNull()
  })

  it('tells what came of a reply that was cut, with a call as it stands', () => {
    expect(
      foldResponse([
        { messageStart: { role: 'assistant' } },
        { contentBlockDelta: { contentBlockIndex: 3, delta: { text: 'Let me ' } } },
        { contentBlockDelta: { contentBlockIndex: 3, delta: { text: 'see.' } } },
        { contentBlockStart: { contentBlockIndex: 5, start: { toolUse: { toolUseId: 't1', name: 'calculator' } } } },
        { contentBlockDelta: { contentBlockIndex: 5, delta: { toolUse: { input: '{"a":' } } } },
      ]),
    ).toEqual({
      output: {
        message: {
          role: 'assistant',
          content: [{ text: 'Let me see.' }, { toolUse: { toolUseId: 't1', name: 'calculator', input: '{"a":' } }],
        },
      },
    })
  })

  it('keeps the details that came before or after the stop', () => {
    const metadata = {
      usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
      metrics: { latencyMs: 4 },
      serviceTier: { type: 'flex' as const },
    }
    const stop = { stopReason: 'stop_sequence' as const, additionalModelResponseFields: { stop_sequence: 'END' } }
    const folded = { output: { message: { role: 'assistant', content: [] } }, ...stop, ...metadata }
    expect([foldResponse([{ metadata }, { messageStop: stop }]), foldResponse([{ messageStop: stop }, { metadata }])]).toEqual([
      folded,
      folded,
    ])
  })
})
