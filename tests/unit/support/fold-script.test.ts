import { describe, expect, it } from 'vitest'
import * as blocks from '../../support/bedrock-server/block-scripts.ts'
import { foldScript } from '../../support/bedrock-server/fold-script.ts'
import * as guardrails from '../../support/bedrock-server/guardrail-scripts.ts'
import * as options from '../../support/bedrock-server/option-scripts.ts'
import type { Script } from '../../support/bedrock-server/script-steps.ts'
import * as scripts from '../../support/bedrock-server/scripts.ts'

const whole = (script: Script): unknown => (script.type === 'stream' ? foldScript(script.steps) : script.rejection)
const saying = (...content: readonly unknown[]) => expect.objectContaining({ output: { message: { role: 'assistant', content } } })
const answer = { text: 'The answer is 42.' }

describe('foldScript', () => {
  it.each<[string, Script, unknown]>([
    ['text', scripts.plainText('Hello there, you.'), saying({ text: 'Hello there, you.' })],
    [
      'signed reasoning',
      scripts.severalBlocks(),
      saying({ reasoningContent: { reasoningText: { text: 'Let me think.', signature: 'c2lnbmVk' } } }, answer),
    ],
    [
      'reasoning without words',
      blocks.signatureOnly(),
      saying({ reasoningContent: { reasoningText: { text: '', signature: 'c2lnbmVk' } } }, answer),
    ],
    ['redacted reasoning', blocks.redactedReasoning(), saying({ reasoningContent: { redactedContent: 'cmVkYWN0ZWQ=' } }, answer)],
    [
      'citations of every kind',
      blocks.cited(),
      saying(
        { citationsContent: { content: [{ text: 'It grew by 4 percent.' }], citations: blocks.everyCitation } },
        { text: ' That is all.' },
      ),
    ],
    [
      'a server tool with its result',
      blocks.serverTool(),
      saying(
        { text: 'I will calculate that.' },
        { toolUse: { toolUseId: 'srv_1', name: 'nova_code_interpreter', type: 'server_tool_use', input: { snippet: 'print(6 * 7)' } } },
        {
          toolResult: {
            toolUseId: 'srv_1',
            type: 'nova_code_interpreter_result',
            status: 'success',
            content: [{ json: { stdOut: '42\n', stdErr: '', exitCode: 0, isError: false } }],
          },
        },
        answer,
      ),
    ],
    [
      'a picture',
      blocks.generatedImage(),
      saying({ text: 'Here it is.' }, { image: { format: 'png', source: { bytes: blocks.onePixelPng } } }),
    ],
    ['a picture that failed', blocks.failedImage('No.'), saying({ image: { format: 'png', error: { message: 'No.' } } })],
    [
      'a call without input',
      scripts.toolUse('clock', null),
      saying(expect.anything(), { toolUse: { toolUseId: 'tooluse_1', name: 'clock', input: {} } }),
    ],
    ['a member that nobody knows', scripts.oddOrder(), saying({ text: 'Odd but fine.' }, { hologram: { depth: 3 } })],
    [
      'tokens of the cache',
      options.cached({ read: 100, write1h: 20, write5m: 10 }),
      expect.objectContaining({
        usage: {
          inputTokens: 12,
          outputTokens: 5,
          totalTokens: 147,
          cacheReadInputTokens: 100,
          cacheWriteInputTokens: 30,
          cacheDetails: [
            { ttl: '1h', inputTokens: 20 },
            { ttl: '5m', inputTokens: 10 },
          ],
        },
      }),
    ],
    [
      'the tier and the latency',
      options.tier('flex', 'optimized'),
      expect.objectContaining({ serviceTier: { type: 'flex' }, performanceConfig: { latency: 'optimized' } }),
    ],
    [
      'the model that a router chose',
      options.routed('amazon.nova-pro-v1:0'),
      expect.objectContaining({ trace: { promptRouter: { invokedModelId: 'amazon.nova-pro-v1:0' } } }),
    ],
    [
      'response fields',
      options.withResponseFields({ stop_sequence: ',' }),
      expect.objectContaining({ stopReason: 'stop_sequence', additionalModelResponseFields: { stop_sequence: ',' } }),
    ],
    ['JSON in a fence', options.fenced({ a: 1 }), saying({ text: 'Here you are:\n\n```json\n{\n  "a": 1\n}\n```\n' })],
    [
      'a call that stands for a schema',
      options.structuredCall('s', { a: 1 }),
      saying({ toolUse: { toolUseId: 'tooluse_s1', name: 's', input: { a: 1 } } }),
    ],
  ])('gives %s whole', (_name, script, expected) => {
    expect(whole(script)).toEqual(expected)
  })

  it.each([...options.stopReasons])('keeps the stop reason %s', (stopReason) => {
    expect(whole(options.stoppedBy(stopReason))).toMatchObject({ stopReason })
  })

  it('keeps the trace of a guardrail with its origin, and has none where it is off', () => {
    const traced = guardrails.guardrailOnInput({ origins: ['ACCOUNT_ENFORCED'] })
    expect([whole(traced), whole(guardrails.guardrailOnOutput({ isTraced: false }))]).toEqual([
      expect.objectContaining({
        stopReason: 'guardrail_intervened',
        trace: {
          guardrail: expect.objectContaining({
            inputAssessment: {
              [guardrails.guardrailId]: expect.objectContaining({
                appliedGuardrailDetails: expect.objectContaining({ guardrailOrigin: ['ACCOUNT_ENFORCED'] }),
              }),
            },
          }),
        },
      }),
      expect.not.objectContaining({ trace: expect.anything() }),
    ])
  })
})
