import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import { modelRule } from '../../../../src/main/bedrock/model-rules.ts'
import type { ReplyRequest, RequestAttachment, RequestMessage, RequestPart } from '../../../../src/main/bedrock/reply-request.ts'
import { ExpectedError } from '../../../../src/shared/expected-error.ts'

const claude = 'global.anthropic.claude-sonnet-4-6'
const pdf = (name: string, more: Partial<RequestAttachment> = {}): RequestAttachment => ({
  kind: 'pdf',
  name,
  mediaType: 'application/pdf',
  bytes: Buffer.from(`%PDF ${name}`),
  pages: ['First page.', ''],
  ...more,
})
const attached = (attachment: RequestAttachment): RequestPart => ({ type: 'attachment', attachment })
const text = (value: string): RequestPart => ({ type: 'text', text: value })
const user = (...parts: readonly RequestPart[]): RequestMessage => ({ role: 'user', status: 'complete', parts })
const assistant = (...parts: readonly RequestPart[]): RequestMessage => ({ role: 'assistant', status: 'complete', parts })
const cut = (...parts: readonly RequestPart[]): RequestMessage => ({ role: 'assistant', status: 'interrupted', parts })
const call = (
  toolUseId: string,
  outcome: { readonly isError: boolean; readonly text: string } | null,
  input: { readonly a: number } | null = { a: 1 },
): RequestPart => ({
  type: 'tool-call',
  toolUseId,
  name: 'calculator',
  inputText: '{"a":1}',
  input,
  outcome,
})
const request = (messages: readonly RequestMessage[], more: Partial<ReplyRequest> = {}): ReplyRequest => ({
  modelId: claude,
  system: '',
  messages,
  maxTokens: 1000,
  tools: [],
  ...more,
})
const messagesOf = (messages: readonly RequestMessage[], modelId = claude): unknown => buildRequest(request(messages, { modelId })).messages
const refusalOf = (messages: readonly RequestMessage[], modelId = claude): unknown => {
  try {
    buildRequest(request(messages, { modelId }))
    return null
  } catch (cause) {
    return cause instanceof ExpectedError ? cause.userFacing.code : cause
  }
}

const kinds = (messages: readonly RequestMessage[], modelId: string) =>
  buildRequest(request(messages, { modelId })).messages?.map(({ content }) => (content ?? []).map((block) => Object.keys(block)[0]))
const pages = (count: number): string[] => Array.from({ length: count }, () => 'text')

describe('buildRequest', () => {
  it('sends a PDF as a document block with a clean name, beside the question', () => {
    const file = pdf('Q3_report.final.pdf')
    expect(buildRequest(request([user(attached(file), text('Summarise this'))], { system: 'Be brief.' }))).toEqual({
      modelId: claude,
      messages: [
        {
          role: 'user',
          content: [{ document: { format: 'pdf', name: 'Q3 report final', source: { bytes: file.bytes } } }, { text: 'Summarise this' }],
        },
      ],
      system: [{ text: 'Be brief.' }],
      inferenceConfig: { maxTokens: 1000 },
    })
  })

  it('puts words beside a document that came alone', () => {
    expect(messagesOf([user(attached(pdf('a.pdf')))])).toMatchObject([
      { content: [{ document: { name: 'a' } }, { text: 'See the attached document.' }] },
    ])
  })

  it('sends the text of a document, with its pages marked, to models that read none', () => {
    expect(messagesOf([user(attached(pdf('a "b".pdf')), text('Sum up'))], 'qwen.qwen3-32b-v1:0')).toEqual([
      {
        role: 'user',
        content: [
          {
            text: '<document name="a ”b”.pdf" pages="2">\n<page number="1">\nFirst page.\n</page>\n<page number="2">\n(no readable text)\n</page>\n</document>',
          },
          { text: 'Sum up' },
        ],
      },
    ])
  })

  it('sends text files as documents of their own format', () => {
    const notes = pdf('notes.md', { kind: 'text', mediaType: 'text/markdown', bytes: Buffer.from('# Notes'), pages: ['# Notes'] })
    expect(messagesOf([user(attached(notes), text('Read'))])).toMatchObject([
      { content: [{ document: { format: 'md', name: 'notes' } }, { text: 'Read' }] },
    ])
  })

  it('drops blank text, merges neighbours of one role, and begins and ends with the user', () => {
    expect(
      messagesOf([assistant(text('Welcome')), user(text('  ')), user(text('One')), user(text('Two')), assistant(text('Three'))]),
    ).toEqual([
      { role: 'user', content: [{ text: '.' }] },
      { role: 'assistant', content: [{ text: 'Welcome' }] },
      { role: 'user', content: [{ text: 'One' }, { text: 'Two' }] },
      { role: 'assistant', content: [{ text: 'Three' }] },
      { role: 'user', content: [{ text: 'Continue.' }] },
    ])
  })

  it('keeps the text of a cut answer and forgets its unfinished calls', () => {
    expect(
      messagesOf([
        user(text('Go')),
        cut(text('Half an ans'), { type: 'reasoning', text: 'x', signature: 's' }, call('t1', null, null)),
        user(text('Continue')),
      ]),
    ).toEqual([
      { role: 'user', content: [{ text: 'Go' }] },
      { role: 'assistant', content: [{ text: 'Half an ans' }] },
      { role: 'user', content: [{ text: 'Continue' }] },
    ])
  })

  it('answers every call, those without a result too, in the next user message and first', () => {
    const input = buildRequest(
      request([
        user(text('Go')),
        assistant(text('Wait'), call('t1', { isError: false, text: '42' }), call('t2', null)),
        user(text('And?')),
      ]),
    )
    expect(input.messages?.at(-1)).toEqual({
      role: 'user',
      content: [
        { toolResult: { toolUseId: 't1', content: [{ text: '42' }] } },
        { toolResult: { toolUseId: 't2', content: [{ text: 'This tool was not run.' }], status: 'error' } },
        { text: 'And?' },
      ],
    })
    expect(input.toolConfig).toEqual({
      tools: [
        {
          toolSpec: { name: 'calculator', description: 'No longer available.', inputSchema: { json: { type: 'object', properties: {} } } },
        },
      ],
    })
  })

  it('gives Mistral ids of nine characters, JSON results, and results alone in their message', () => {
    const { messages } = buildRequest(
      request([user(text('Go')), assistant(call('tooluse_abc', { isError: true, text: 'No' })), user(text('And?'))], {
        modelId: 'mistral.mistral-large-3-675b-instruct',
      }),
    )
    const id = messages?.[1]?.content?.[0]?.toolUse?.toolUseId
    expect(id).toMatch(/^[a-z0-9]{9}$/u)
    expect(messages?.slice(2)).toEqual([
      { role: 'user', content: [{ toolResult: { toolUseId: id, content: [{ json: { output: 'Error: No' } }] } }] },
      { role: 'assistant', content: [{ text: '.' }] },
      { role: 'user', content: [{ text: 'And?' }] },
    ])
  })

  it('tells calls in words to models without tools', () => {
    const input = buildRequest(
      request([user(text('Go')), assistant(call('t1', { isError: false, text: '42' }))], {
        modelId: 'us.deepseek.r1-v1:0',
        tools: [{ name: 'calculator', description: 'x', inputSchema: {} }],
      }),
    )
    expect([input.toolConfig, input.messages?.[1]?.content]).toEqual([
      undefined,
      [{ text: '[The tool calculator was called with {"a":1} and answered: 42]' }],
    ])
  })

  it('replays signed reasoning to Claude within its tool round only', () => {
    const thought: RequestPart = { type: 'reasoning', text: 'Hm', signature: 'sig' }
    const hidden: RequestPart = { type: 'reasoning', text: '', redacted: 'AAEC' }
    const round = [
      user(text('Go')),
      assistant(thought, hidden, { type: 'reasoning', text: 'unsigned' }, call('t1', { isError: false, text: '42' })),
    ]
    const answered = [...round, assistant(thought, text('42')), user(text('Next'))]
    expect([kinds(round, claude), kinds(round, 'amazon.nova-pro-v1:0'), kinds(answered, claude)]).toEqual([
      [['text'], ['reasoningContent', 'reasoningContent', 'toolUse'], ['toolResult']],
      [['text'], ['toolUse'], ['toolResult']],
      [['text'], ['toolUse'], ['toolResult'], ['text'], ['text']],
    ])
  })

  it('moves instructions into the first message for models that take none', () => {
    expect(buildRequest(request([user(text('Hi'))], { modelId: 'mistral.mistral-7b-instruct-v0:2', system: 'Be brief.' }))).toEqual({
      modelId: 'mistral.mistral-7b-instruct-v0:2',
      messages: [{ role: 'user', content: [{ text: 'Be brief.' }, { text: 'Hi' }] }],
      inferenceConfig: { maxTokens: 1000 },
    })
  })

  it('never asks for more tokens than the model gives', () => {
    expect(buildRequest(request([user(text('Hi'))], { maxTokens: 100_000, modelId: 'amazon.nova-lite-v1:0' })).inferenceConfig).toEqual({
      maxTokens: 10_000,
    })
  })

  it('sends images to models that see, and says where they do not', () => {
    const image = pdf('a.png', { kind: 'image', mediaType: 'image/png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47), pages: [] })
    expect([
      messagesOf([user(attached(image), text('What?'))]),
      refusalOf([user(attached(image), text('What?'))], 'amazon.nova-micro-v1:0'),
      messagesOf([user(attached(image), text('What?')), assistant(text('A cat')), user(text('Why?'))], 'amazon.nova-micro-v1:0'),
    ]).toMatchObject([
      [{ content: [{ image: { format: 'png' } }, { text: 'What?' }] }],
      'images-not-supported',
      [{ content: [{ text: '[The image "a.png" is not shown to this model.]' }, { text: 'What?' }] }, {}, {}],
    ])
  })

  const large = Buffer.alloc(5 * 1024 * 1024, '%PDF')
  it.each([
    ['more than five documents', claude, Array.from({ length: 6 }, (_unused, index) => pdf(`${index}.pdf`)), 'too-many-documents'],
    [
      'a large PDF for a model with the limit',
      'us.meta.llama4-scout-17b-instruct-v1:0',
      [pdf('a.pdf', { bytes: large })],
      'document-too-large',
    ],
    ['a large text file for Claude', claude, [pdf('a.txt', { kind: 'text', mediaType: 'text/plain', bytes: large })], 'document-too-large'],
    ['a large PDF for Claude', claude, [pdf('a.pdf', { bytes: large })], null],
    ['a large PDF for Nova', 'eu.amazon.nova-pro-v1:0', [pdf('a.pdf', { bytes: large })], null],
    [
      'more than a hundred pages for Claude',
      claude,
      [pdf('a.pdf', { pages: pages(60) }), pdf('b.pdf', { pages: pages(41) })],
      'too-many-pages',
    ],
    ['more than a hundred pages for Nova', 'amazon.nova-lite-v1:0', [pdf('a.pdf', { pages: pages(101) })], null],
    ['more bytes than one request holds', claude, pages(4).map((_page, index) => pdf(`${index}.pdf`, { bytes: large })), 'files-too-large'],
    ['a scan for a model that reads text only', 'qwen.qwen3-32b-v1:0', [pdf('a.pdf', { pages: ['', ' '] })], 'no-text-in-document'],
    ['an image of a format that no model takes', claude, [pdf('a.bmp', { kind: 'image', mediaType: 'image/bmp' })], 'image-format'],
    ['a large image', claude, [pdf('a.png', { kind: 'image', mediaType: 'image/png', bytes: large })], 'image-too-large'],
  ])('decides on %s before sending', (_name, modelId, files, expected) => {
    expect(refusalOf([user(...files.map(attached), text('Read'))], modelId)).toBe(expected)
  })

  it('sends older documents as text when the newest use up the limits', () => {
    const older = pdf('old.pdf', { pages: pages(60) })
    const newer = pdf('new.pdf', { pages: pages(60) })
    expect(messagesOf([user(attached(older), text('One')), assistant(text('Ok')), user(attached(newer), text('Two'))])).toMatchObject([
      { content: [{ text: expect.stringContaining('<document name="old.pdf" pages="60">') }, { text: 'One' }] },
      {},
      { content: [{ document: { name: 'new' } }, { text: 'Two' }] },
    ])
  })

  it('has nothing to send when all is blank', () => {
    expect(refusalOf([user(text(' '))])).toBe('nothing-to-send')
  })

  it('follows what was learned about a model', () => {
    const rule = { ...modelRule('acme.robot-9'), documents: false }
    expect(
      buildRequest(request([user(attached(pdf('a.pdf')), text('Hi'))], { modelId: 'acme.robot-9' }), rule).messages?.[0]?.content?.map(
        (block) => Object.keys(block)[0],
      ),
    ).toEqual(['text', 'text'])
  })
})
