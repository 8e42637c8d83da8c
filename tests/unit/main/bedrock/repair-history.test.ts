import { describe, expect, it } from 'vitest'
import { baseModelId } from '../../../../src/main/bedrock/base-model-id.ts'
import { modelRule, type ModelRule } from '../../../../src/main/bedrock/model-rules.ts'
import { repairHistory } from '../../../../src/main/bedrock/repair-history.ts'
import type { ReplyRequest, RequestMessage, RequestPart } from '../../../../src/main/bedrock/reply-request.ts'
import { defaultInference } from '../../../../src/shared/inference.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'
import { answered, asked, call, cut, said, signed, storedId, text, user } from '../../../support/stored-messages.ts'

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0'
const bound = 'anthropic.claude-opus-5-5'
const nova = 'amazon.nova-lite-v1:0'
const mistral = 'mistral.mistral-large-3-675b-instruct'
const llama = 'meta.llama4-maverick-17b-instruct-v1:0'
const noTools = 'mistral.mixtral-8x7b-instruct-v0:1'
const qwen = 'qwen.qwen3-32b-v1:0'

const repair = (request: ReplyRequest, rule: Partial<ModelRule> = {}) =>
  repairHistory(request, { ...modelRule(request.modelId), ...rule }, baseModelId(request.modelId))
const entriesOf = (modelId: string, messages: readonly Omit<RequestMessage, 'id'>[], more: Partial<ReplyRequest> = {}) =>
  repair(asked(modelId, messages, more)).entries
const shape = (modelId: string, messages: readonly Omit<RequestMessage, 'id'>[], more: Partial<ReplyRequest> = {}) =>
  entriesOf(modelId, messages, more).map(
    ({ role, content }) => `${role}: ${content.map((block) => block.text ?? Object.keys(block)[0]).join(' | ')}`,
  )

describe('repairHistory: order', () => {
  it('drops what is blank, joins neighbours of one role, and begins and ends with the user', () => {
    const messages = [
      answered(claude, text('Welcome')),
      user(text(' ')),
      user(text('One')),
      user(text('Two')),
      answered(claude, text('Three')),
    ]
    expect(shape(claude, messages)).toEqual(['user: .', 'assistant: Welcome', 'user: One | Two', 'assistant: Three', 'user: Continue.'])
  })

  it('puts system texts, the summary and a correction where they belong', () => {
    const more = {
      appInstructions: 'App.',
      summary: 'They met.',
      correction: 'No JSON.',
      settings: { ...defaultInference, systemPrompt: 'Mine.' },
    }
    expect(repair(asked(claude, [user(text('Go'))], more))).toMatchObject({
      opening: [{ text: 'App.' }, { text: 'Mine.' }],
      entries: [
        { role: 'user', content: [{ text: 'Summary of the conversation so far:\n\nThey met.' }, { text: 'Go' }, { text: 'No JSON.' }] },
      ],
    })
    expect(repair(asked(noTools, [user(text('Go'))], more))).toMatchObject({
      opening: [],
      entries: [{ content: [{ text: 'App.' }, { text: 'Mine.' }, { text: /They met/u }, { text: 'Go' }, { text: 'No JSON.' }] }],
    })
  })

  it('says where each message ends and where the newest question is', () => {
    const { ends, newestQuestion } = repair(
      asked(llama, [user(text('Go')), answered(llama, text('Wait'), call('t1', said('42'))), user(text('And?'), text('Now?'))]),
    )
    expect({ ends: [...ends], newestQuestion }).toEqual({
      ends: [
        [storedId(1), { entry: 0, block: 0 }],
        [storedId(2), { entry: 2, block: 0 }],
        [storedId(3), { entry: 4, block: 1 }],
      ],
      newestQuestion: 4,
    })
    expect(repair(asked(claude, [user(text(' ')), answered(claude, text('Hi'))])).newestQuestion).toBe(-1)
  })

  it('refuses only a conversation with nothing in it', () => {
    expect(() => entriesOf(claude, [user(text(' ')), cut(call('t1', null))])).toThrow(ExpectedError)
  })
})

describe('repairHistory: tools', () => {
  const messages = [user(text('Go')), answered(nova, call('tooluse_a', said('42')), call('tooluse_b', null)), user(text('And?'))]

  it.each([
    [claude, ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult | And?']],
    [nova, ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult | And?']],
    [llama, ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult', 'assistant: .', 'user: And?']],
    [mistral, ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult', 'assistant: .', 'user: And?']],
    ['writer.palmyra-x5-v1:0', ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult', 'assistant: .', 'user: And?']],
    [qwen, ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult | And?']],
    ['acme.robot-9', ['user: Go', 'assistant: toolUse | toolUse', 'user: toolResult | toolResult | And?']],
    [
      noTools,
      [
        'user: Go',
        'assistant: [The tool calculator was called with {"a":1}.] | [The tool calculator was called with {"a":1}.]',
        'user: [The tool calculator answered: 42] | [The tool calculator failed: This tool was not run.] | And?',
      ],
    ],
  ])('answers every call at once, as %s wants it', (modelId, expected) => {
    expect(shape(modelId, messages)).toEqual(expected)
  })

  it.each([
    [claude, [{ text: '42' }], { status: 'error', content: [{ text: 'This tool was not run.' }] }],
    [mistral, [{ json: { output: '42' } }], { content: [{ json: { output: 'Error: This tool was not run.' } }] }],
    [llama, [{ text: '42' }], { content: [{ text: 'Error: This tool was not run.' }] }],
    ['writer.palmyra-x5-v1:0', [{ text: '42' }], { content: [{ text: 'Error: This tool was not run.' }] }],
  ])('words results and failures as %s takes them', (modelId, first, second) => {
    const results = entriesOf(modelId, messages)[2]
      ?.content.slice(0, 2)
      .map(({ toolResult }) => {
        const { toolUseId: _id, ...rest } = toolResult ?? {}
        return rest
      })
    expect(results).toEqual([{ content: first }, second])
  })

  it('gives Mistral ids of nine letters and digits, the same ones every time, and no two alike', () => {
    const again = [...messages, answered(mistral, call('tooluse_a', said('1')), call('abcDEF123', said('')))]
    const ids = entriesOf(mistral, again).flatMap(({ content }) => content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []))
    expect(ids).toEqual([expect.stringMatching(/^[a-z0-9]{9}$/u), expect.stringMatching(/^[a-z0-9]{9}$/u), expect.any(String), 'abcDEF123'])
    expect(new Set(ids).size).toBe(4)
    expect(entriesOf(mistral, messages)).toEqual(entriesOf(mistral, again).slice(0, 5))
  })

  it('forgets the calls of an interrupted reply, but for those that ran', () => {
    const cutMessages = [user(text('Go')), cut(text('Half'), signed('x'), call('t1', null), call('t2', said('7'))), user(text('On'))]
    expect(shape(claude, cutMessages)).toEqual(['user: Go', 'assistant: Half | toolUse', 'user: toolResult | On'])
    expect(repair(asked(claude, cutMessages)).usedTools).toEqual({ own: ['calculator'], server: [] })
  })

  it('finds a result that stands in a question of its own, and tells one without a call in words', () => {
    const result = (toolUseId: string): RequestPart => ({
      type: 'tool-result',
      toolUseId,
      resultType: null,
      isError: false,
      content: [{ type: 'text', text: '42' }],
    })
    const loose = [user(text('Go')), answered(claude, call('t1', null)), user(result('t1'), result('t9'))]
    expect(entriesOf(claude, loose).at(-1)).toEqual({
      role: 'user',
      content: [{ toolResult: { toolUseId: 't1', content: [{ text: '42' }] } }, { text: '[A tool answered: 42]' }],
    })
  })

  it('sends an object as input whatever the call held', () => {
    const odd = [user(text('Go')), answered(claude, call('t1', said(' '), { input: [1], name: 'a tool.with/signs' }))]
    expect(entriesOf(claude, odd).slice(1)).toEqual([
      { role: 'assistant', content: [{ toolUse: { toolUseId: 't1', name: 'a_tool_with_signs', input: {} } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: '(no output)' }] } }] },
    ])
  })

  it('replays a tool of the service only to the model that used it', () => {
    const search = [
      user(text('Go')),
      answered('amazon.nova-2-lite-v1:0', call('s1', null, { name: 'nova_grounding', server: true }), {
        type: 'tool-result',
        toolUseId: 's1',
        resultType: 'nova_grounding_result',
        isError: false,
        content: [{ type: 'text', text: 'Found.' }],
      }),
      user(text('And?')),
    ]
    expect(entriesOf('us.amazon.nova-2-lite-v1:0', search)[1]).toEqual({
      role: 'assistant',
      content: [
        { toolUse: { toolUseId: 's1', name: 'nova_grounding', input: { a: 1 }, type: 'server_tool_use' } },
        { toolResult: { toolUseId: 's1', content: [{ text: 'Found.' }], type: 'nova_grounding_result' } },
      ],
    })
    expect(shape(claude, search)[1]).toBe('assistant: [The tool nova_grounding was used and answered: Found.]')
  })
})

describe('repairHistory: reasoning', () => {
  const loop = (modelId: string, more: Partial<RequestMessage> = {}) => [
    user(text('Go')),
    { ...answered(modelId, signed(''), { type: 'reasoning', text: '', redacted: 'AAEC' } as const, call('t1', said('42'))), ...more },
  ]
  const told = (modelId: string, messages: readonly Omit<RequestMessage, 'id'>[], rule: Partial<ModelRule> = {}) => {
    const { entries, reasoningMissing } = repair(asked(modelId, messages), rule)
    return { said: entries[1]?.content.map((block) => Object.keys(block)[0]), reasoningMissing }
  }
  const replayed = { said: ['reasoningContent', 'reasoningContent', 'toolUse'], reasoningMissing: false }
  const lost = { said: ['toolUse'], reasoningMissing: true }

  it('goes back exactly as it came, with an empty text and redacted bytes too', () => {
    expect(entriesOf(claude, loop(`us.${claude}`))[1]?.content.slice(0, 2)).toEqual([
      { reasoningContent: { reasoningText: { text: '', signature: 'c2ln' } } },
      { reasoningContent: { redactedContent: Uint8Array.of(0, 1, 2) } },
    ])
  })

  it('goes back to its own model alone, whole, and from complete answers', () => {
    expect(told(claude, loop(claude))).toEqual(replayed)
    expect(told(claude, loop('anthropic.claude-opus-4-5-20251101-v1:0'))).toEqual(lost)
    expect(told(claude, loop(claude, { origin: null }))).toEqual(lost)
    expect(told(claude, loop(claude, { status: 'interrupted' }))).toEqual(lost)
    expect(told(claude, loop(claude), { replayReasoning: false })).toEqual(lost)
    expect(
      told(claude, [user(text('Go')), answered(claude, signed('a'), { type: 'reasoning', text: 'unsigned' }, call('t1', said('1')))]),
    ).toEqual(lost)
  })

  it.each([nova, mistral, llama, qwen, 'deepseek.v3-v1:0', 'openai.gpt-oss-120b-1:0', 'acme.robot-9'])('is left out for %s', (modelId) => {
    expect(told(modelId, loop(modelId))).toEqual({ said: ['toolUse'], reasoningMissing: false })
  })

  it('is not missed by a model that decides itself, nor after the round', () => {
    const silent = [user(text('Go')), answered(bound, call('t1', said('42')))]
    expect(told(bound, silent).reasoningMissing).toBe(false)
    expect(told(claude, silent).reasoningMissing).toBe(true)
    expect(told(claude, [...silent, answered(claude, text('42')), user(text('Thanks'))]).reasoningMissing).toBe(false)
  })

  it('never stands alone, last, or beside other reasoning because something between is gone', () => {
    expect(shape(claude, [user(text('Go')), answered(claude, signed('a')), answered(claude, signed('b')), user(text('On'))])).toEqual([
      'user: Go | On',
    ])
    expect(shape(claude, [user(text('Go')), answered(claude, text('Hm'), signed('a')), user(text('On'))])[1]).toBe('assistant: Hm')
    expect(shape(claude, [user(text('Go')), answered(claude, signed('a'), text(' '), signed('b'), text('Yes')), user(text('On'))])[1]).toBe(
      'assistant: Yes',
    )
  })

  it('is bound to all that was sent before it, where the model binds it', () => {
    const first = asked(bound, [user(text('Go'))], { appInstructions: 'Be brief.' })
    const { prefixHash } = repair(first)
    const second = (more: Partial<ReplyRequest>) =>
      repair({
        ...asked(bound, [
          user(text('Go')),
          { ...answered(bound, signed('a'), call('t1', said('42'))), origin: { modelId: bound, prefixHash } },
        ]),
        appInstructions: 'Be brief.',
        ...more,
      }).reasoningMissing
    const tool = { name: 'calculator', description: '', inputSchema: {} }
    expect([second({}), second({ appInstructions: 'Be long.' }), second({ tools: [tool] }), second({ summary: 'x' })]).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect(prefixHash).toMatch(/^[0-9a-f]{64}$/u)
    expect(repair({ ...first, modelId: 'anthropic.claude-sonnet-4-6' }).prefixHash).toBeNull()
    expect(repair({ ...first, correction: 'Again.' }).prefixHash).not.toBe(prefixHash)
    expect(repair(asked(bound, [user(text('Go!'))], { appInstructions: 'Be brief.' })).prefixHash).not.toBe(prefixHash)
  })
})
