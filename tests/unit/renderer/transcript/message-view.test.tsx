import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Message } from '../../../../src/shared/message.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { sampleConversation } from '../../../support/sample-conversation.ts'
import { sampleDetails, sampleMessage } from '../../../support/sample-message.ts'

type Draw = (message: Message) => string

const laterTurn = '44444444-4444-4444-8444-444444444444'

/** Opens a conversation with a running turn. Loads what is drawn late first, as an idle window does. */
const prepare = async (): Promise<Draw> => {
  vi.stubGlobal('requestIdleCallback', (run: () => void) => run())
  const conversation = sampleConversation()
  const liveTurn = { turnId: sampleMessage().turnId, sequence: 1, messages: [], wait: null }
  installBridge({
    'conversations.open': () => ({
      ok: true,
      value: {
        conversation,
        messages: [sampleMessage({ position: 9, turnId: laterTurn })],
        hasOlder: false,
        draft: { text: '', attachments: [] },
        liveTurn,
      },
    }),
  })
  const [{ openConversation }, { MessageView }, { TooltipProvider }, { loadLateParts }] = await Promise.all([
    import('../../../../src/renderer/state/open-conversation.ts'),
    import('../../../../src/renderer/features/transcript/message-view.tsx'),
    import('../../../../src/renderer/ui/tooltip.tsx'),
    import('../../../../src/renderer/ui/late.tsx'),
  ])
  await Promise.all([openConversation(conversation.id), loadLateParts()])
  const inApp = (element: ReactElement): ReactElement => <TooltipProvider>{element}</TooltipProvider>
  return (message) => renderToStaticMarkup(inApp(<MessageView message={message} isLast />))
}

const words = (markup: string): string =>
  markup
    .replaceAll(/<svg.*?<\/svg>/gu, '')
    .replaceAll(/<(?:footer|div class="question-menu").*$/gu, '')
    .replaceAll(/<[^>]*>/gu, '|')
    .replaceAll(/\|+/gu, '|')

let draw: Draw
const drawn = (...parts: object[]): string => words(draw(sampleMessage({ parts })))
const answered = (details: object, ...parts: object[]): string => words(draw(sampleMessage({ parts, details: sampleDetails(details) })))

describe('MessageView', { timeout: 30_000 }, () => {
  beforeEach(async () => {
    draw = await prepare()
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('folds reasoning with its time, and notes what a provider hides or leaves unsaid', () => {
    expect([
      drawn({ type: 'reasoning', text: 'Let me see.', durationMs: 12_000 }),
      drawn({ type: 'reasoning', text: '', redacted: 'AAAA' }),
      drawn({ type: 'reasoning', text: '', signature: 's', durationMs: 3000 }),
      words(draw(sampleMessage({ status: 'streaming', parts: [{ type: 'reasoning', text: 'Let' }] }))),
    ]).toEqual([
      '|Thought for 12 s|Let me see.|',
      '|Reasoning hidden by the provider|',
      '|Thought for 3 s, without a summary|',
      '|Thinking…|Let|',
    ])
  })

  it('says that an image could not be made, and why', () => {
    const image = (json: object) => ({ type: 'unknown', name: 'image', json })
    expect([
      drawn(image({ format: 'png', error: { message: 'It was filtered.' } })),
      drawn(image({ format: 'png', error: { message: '' } })),
      drawn(image({ format: 'png' })),
      drawn({ type: 'unknown', name: 'hologram', json: { error: { message: 'No.' } } }).includes('does not show: hologram'),
    ]).toEqual([
      '|The image could not be made|Amazon Bedrock says: It was filtered.|',
      '|The image could not be made|Amazon Bedrock does not say why.|',
      '|The image did not arrive|Amazon Bedrock has sent nothing of it.|',
      true,
    ])
  })

  it('draws a picture from its own bytes alone, with its place kept, and other media as a card', () => {
    const gif = Buffer.from([...Buffer.from('GIF89a'), 3, 0, 2, 0, ...Array.from({ length: 30 }, () => 0)]).toString('base64')
    const media = (kind: string, format: string, source: object = { type: 'bytes', base64: gif }) => ({
      type: 'media',
      kind,
      format,
      source,
    })
    const picture = draw(sampleMessage({ parts: [media('image', 'gif')] }))
    expect([
      /<img[^>]*>/u.exec(picture)?.[0],
      drawn(media('image', 'svg+xml')),
      drawn(media('image', 'png', { type: 's3', uri: 's3://mine/a.png', bucketOwner: null })),
      drawn(media('audio', 'mp3')),
    ]).toEqual([
      `<img class="answer-picture" src="data:image/gif;base64,${gif}" alt="Picture that came with the answer, gif" width="3" height="2" decoding="async"/>`,
      '|Picture, svg+xml|40 bytes. It is kept with the conversation, but this window cannot show it.|',
      '|Picture, png|Kept in S3: s3://mine/a.png|',
      '|Sound, mp3|40 bytes. It is kept with the conversation, but this window cannot show it.|',
    ])
  })

  it('joins cited texts, marks them and lists the sources, with a link only where it is safe', () => {
    const cite = (title: string, url: string) => ({
      title,
      source: null,
      passages: ['The passage.'],
      location: { type: 'web', url, domain: 'a.example' },
    })
    const markup = draw(
      sampleMessage({
        parts: [
          { type: 'text', text: 'Stone is ' },
          { type: 'text', text: 'old', citations: [cite('Rocks', 'https://a.example/x')] },
          { type: 'text', text: '.', citations: [cite('Sands', 'javascript:alert(1)')] },
        ],
      }),
    )
    expect([words(markup), markup.includes('javascript:'), markup.includes('href="https://a.example/x"')]).toEqual([
      '|Stone is |old|1|.|2|Sources|Rocks|a.example|Passage|The passage.|Sands|a.example|Passage|The passage.|',
      false,
      true,
    ])
  })

  it('shows a call of the service with its result as one card, folded to one line', () => {
    expect(
      drawn(
        { type: 'tool-call', toolUseId: 't', name: 'nova_grounding', inputText: '{}', input: {}, outcome: null, server: true },
        { type: 'tool-result', toolUseId: 't', resultType: null, isError: false, content: [{ type: 'json', json: { found: 2 } }] },
      ),
    ).toBe('|nova_grounding, run by the service|done|')
  })

  it('says of a call that waits where the word is given, offers nothing to press, and says afterwards what was said', () => {
    const call = (approval: string, outcome: object | null = null) => ({
      type: 'tool-call',
      toolUseId: 't',
      name: 'write_file',
      inputText: '{"path":"a.txt"}',
      input: { path: 'a.txt' },
      outcome,
      approval,
    })
    const asked = draw(sampleMessage({ parts: [call('asked')] }))
    expect([
      asked.includes('<details class="card tool-card" data-state="asked">'),
      /<button[^>]*>(?:Allow|Deny)/u.test(asked),
      words(asked),
      drawn(call('allowed', { isError: false, text: 'Written' })),
      drawn(call('denied')),
      words(draw(sampleMessage({ turnId: laterTurn, parts: [call('asked')] }))),
    ]).toEqual([true, false, '|Write a.txt|waits for you below|', '|Write a.txt|done|', '|Write a.txt|denied|', '|Write a.txt|not run|'])
  })

  it('shows what a question asks for: its schema and what the guardrail checks', () => {
    const parts = [
      { type: 'guard-content', text: 'Is it so?', qualifiers: ['query'] },
      { type: 'output-schema', output: { name: 'invoice', description: '', schema: {} } },
    ]
    expect(words(draw(sampleMessage({ role: 'user', parts })))).toBe(
      '|Is it so?|Checked by the guardrail as the question|Answer follows: invoice|',
    )
  })

  it.each([
    ['native', [{ type: 'text', text: '{"total":3}' }]],
    [
      'tool',
      [{ type: 'tool-call', toolUseId: 't', name: 'structured_answer', inputText: '{"total":3}', input: { total: 3 }, outcome: null }],
    ],
  ])('shows a structured answer as a tree, with what was written folded behind it: %s', (mode, parts) => {
    const structured = { name: 'invoice', mode, value: { total: 3 }, isValid: true, problems: [] }
    expect(answered({ structured }, ...parts)).toBe(
      '|invoice|Tree|JSON|1 field|total|3|number|Copy JSON|Save as…|As the model wrote it|{&quot;total&quot;:3}|',
    )
  })

  it('says what is wrong with an answer that does not follow its schema', () => {
    const structured = { name: 'invoice', mode: 'instruction', value: null, isValid: false, problems: ['/total must be number'] }
    expect(answered({ structured }, { type: 'text', text: 'No idea' })).toBe(
      '|The answer does not follow the schema|It is shown as it came. Ask again, or choose a model that can be held to a schema.|/total must be number|As the model wrote it|No idea|',
    )
  })

  it('folds an answer that was asked for once more', () => {
    const structured = { name: 'invoice', mode: 'native', value: { a: 1 }, isValid: false, problems: ['/total is missing'] }
    const parts = [{ type: 'text', text: '{"a":1}' }]
    expect(words(draw(sampleMessage({ turnId: laterTurn, parts, details: sampleDetails({ structured }) })))).toBe(
      '|Did not follow the schema, so the model was asked once more|/total is missing|{&quot;a&quot;:1}|',
    )
  })

  it('dims what is not sent any more, with the guardrail that blocked it', () => {
    const guardrail = {
      action: 'blocked',
      findings: [],
      applied: [{ id: 'g', version: '1', origin: 'ACCOUNT_ENFORCED' }],
      blockedSides: ['output'],
    }
    const markup = draw(
      sampleMessage({
        leftOut: true,
        parts: [{ type: 'text', text: 'Blocked.' }],
        details: sampleDetails({ guardrail, stopReason: 'guardrail_intervened' }),
      }),
    )
    expect([markup.includes('message-left-out'), words(markup)]).toEqual([
      true,
      '|Blocked.|A guardrail blocked the answer|It did not say why. Switch on its trace in the settings of this conversation to see the policy.|It is a guardrail that your AWS account enforces for every request.|The conversation can go on: this question and its answer are not sent again.|',
    ])
  })

  it('says why an answer ended early and what was left out for the model', () => {
    expect(answered({ stopReason: 'max_tokens', adjustments: ['temperature-left-out'] }, { type: 'text', text: 'And then' })).toBe(
      '|And then|The answer reached its length limit|Continue goes on from here. A higher limit lets the next answers be longer.|Continue|Settings of this conversation|Left out for this model: temperature|',
    )
  })
})
