import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRequest } from '../../../../src/main/bedrock/build-request.ts'
import type { ReplyRequest, RequestMessage, RequestPart } from '../../../../src/main/bedrock/reply-request.ts'
import { demoReply, type DemoReply } from '../../../../src/main/demo/demo-reply.ts'
import { parseDemoRequest } from '../../../../src/main/demo/demo-request.ts'
import { defaultInference } from '../../../../src/shared/inference.ts'
import { demoMessages } from '../../../../src/shared/messages/demo.ts'
import { plainRequest, requestMessage } from '../../../support/plain-request.ts'
import { toWire } from '../../../support/bedrock-server/to-wire.ts'

const never = new AbortController().signal
const pages = [
  'Annual report\n\nThe copper mine at Falun opened in 1921 and employs 340 people. Copper sales reached €4.2 million in 2025, which is 12 % more than the year before.\n\n1',
  'The copper ore will be exhausted by 1 May 2031. The owner plans to turn the mine into a museum, and to restore the lake beside the mine.\n\n2',
  'Safety improved: there were no serious accidents for 900 days. New pumps keep the mine dry and save energy.',
]
const report = {
  type: 'attachment',
  attachment: { kind: 'pdf', name: 'Mine_report.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF'), pages },
} as const satisfies RequestPart
const textFile = (name: string, mediaType: string, content: string): RequestPart => ({
  type: 'attachment',
  attachment: { kind: 'text', name, mediaType, bytes: Buffer.from(content), pages: [content] },
})
const text = (value: string): RequestPart => ({ type: 'text', text: value })
const user = (...parts: readonly RequestPart[]): RequestMessage => requestMessage('user', parts)
const assistant = (...parts: readonly RequestPart[]): RequestMessage => requestMessage('assistant', parts)
const tools = [
  { name: 'calculator', description: 'Calculates.', inputSchema: { type: 'object', properties: { expression: { type: 'string' } } } },
  { name: 'current_time', description: 'Tells the time.', inputSchema: { type: 'object', properties: {} } },
]
const reply = (messages: readonly RequestMessage[], more: Partial<ReplyRequest> = {}): Promise<DemoReply> =>
  demoReply(
    parseDemoRequest(
      JSON.stringify(
        toWire(buildRequest(plainRequest({ modelId: 'demo.reader', appInstructions: 'Be brief.', messages, tools, ...more })).input),
      ),
    ),
    never,
  )
const answer = async (messages: readonly RequestMessage[], more: Partial<ReplyRequest> = {}): Promise<string> => {
  const given = await reply(messages, more)
  return given.type === 'text' ? given.blocks.map((block) => block.text).join('') : JSON.stringify(given.choice)
}

const finished = (name: string, outcome: { readonly isError: boolean; readonly text: string }): Promise<string> =>
  answer([
    user(text('Go')),
    assistant({ type: 'tool-call', toolUseId: 't1', name, inputText: '{"expression":"6*7"}', input: { expression: '6*7' }, outcome }),
  ])

describe('demoReply', () => {
  it('summarises a document with its pages and its figures, and says what it is', async () => {
    expect(await answer([user(report, text('Summarise this'))])).toMatchSnapshot()
  })

  it('takes a file without a real question for a request to summarise', async () => {
    expect(await answer([user(report, text('?'))])).toBe(await answer([user(report, text('Please summarise it'))]))
  })

  it('answers from the sentences that match, with their pages, in later turns too', async () => {
    const messages = [user(report, text('Summarise this')), assistant(text('…')), user(text('When will the ore be exhausted?'))]
    expect(await answer(messages)).toBe(
      `This is what **Mine report** says about it:\n\n- The copper ore will be exhausted by 1 May 2031. (p. 2)\n\n${demoMessages.whatThisIs}`,
    )
  })

  it('cites the pages that were sent, where citations are asked for', async () => {
    const some: RequestPart = { ...report, attachment: { ...report.attachment, pages: pages.slice(1), pageNumbers: [2, 3] } }
    const given = await reply([user(some, text('When will the ore be exhausted?'))], { settings: { ...defaultInference, citations: true } })
    expect(given).toEqual({
      type: 'text',
      blocks: [
        { text: 'This is what **Mine report** says about it:\n\n- ', citations: [] },
        {
          text: 'The copper ore will be exhausted by 1 May 2031.',
          citations: [
            {
              title: 'Mine_report.pdf',
              sourceContent: [{ text: 'The copper ore will be exhausted by 1 May 2031.' }],
              location: { documentPage: { documentIndex: 0, start: 1, end: 1 } },
            },
          ],
        },
        { text: `\n\n${demoMessages.whatThisIs}`, citations: [] },
      ],
    })
  })

  it('names the pages by their numbers in the file where only some are sent', async () => {
    const some: RequestPart = { ...report, attachment: { ...report.attachment, pages: pages.slice(1), pageNumbers: [2, 3] } }
    expect(await answer([user(some, text('When will the ore be exhausted?'))])).toContain('by 1 May 2031. (p. 2)')
  })

  it('tells what is in a table, and finds its rows', async () => {
    const sales = textFile('sales.csv', 'text/csv', 'Region,Orders,Revenue\nNorth of Dalarna,12,"1,200.50"\nSouth of Dalarna,8,800\n')
    expect(await answer([user(sales, text('Summarise this'))])).toBe(
      [
        '## Summary of sales',
        '',
        'Table 1 has 2 rows with the columns Region, Orders, Revenue.',
        '',
        '| Column | Lowest | Highest | Sum |',
        '| --- | ---: | ---: | ---: |',
        '| Orders | 8 | 12 | 20 |',
        '| Revenue | 800 | 1200.5 | 2000.5 |',
        '',
        demoMessages.whatThisIs,
      ].join('\n'),
    )
    expect(await answer([user(sales, text('What about the south?'))])).toContain(
      '- Region: South of Dalarna; Orders: 8; Revenue: 800 (p. 1)',
    )
  })

  it('compares several documents', async () => {
    const other = textFile(
      'lake.txt',
      'text/plain',
      'The lake beside the mine is clean again. Anglers from Borlänge catch perch and pike in the clear water.',
    )
    expect(await answer([user(report, other, text('Compare these documents'))])).toMatchSnapshot()
  })

  it('says that it cannot see pictures', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
    const picture: RequestPart = {
      type: 'attachment',
      attachment: { kind: 'image', name: 'a.png', mediaType: 'image/png', bytes: png, pages: [] },
    }
    expect([
      await answer([user(picture, text('What is this?'))]),
      (await answer([user(report, picture, picture, text('Summarise'))])).endsWith(demoMessages.picturesToo(2)),
    ]).toEqual([demoMessages.onlyPictures(1), true])
  })

  it('says that it found nothing', async () => {
    expect(await answer([user(report, text('Which elephants dance tango?'))])).toContain('I found nothing about that in **Mine report**')
  })

  it('says what it can do when nothing is attached', async () => {
    expect(await answer([user(text('Write me a poem'))])).toBe(demoMessages.nothingAttached)
  })

  it('summarises a long text that was pasted', async () => {
    expect(await answer([user(text(`${pages.join('\n\n')} `.repeat(2)))])).toMatch(/^## Summary of your text/u)
  })

  it('says that a scan has no text', async () => {
    const scan: RequestPart = {
      type: 'attachment',
      attachment: { kind: 'pdf', name: 'scan.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF'), pages: ['x'] },
    }
    expect(await answer([user(scan, text('Summarise'))])).toContain(demoMessages.noText('scan'))
  })

  it.each([
    ['What time is it?', { name: 'current_time', input: {} }],
    ['What is the time', { name: 'current_time', input: {} }],
    ['What is 17 * (3 + 4)?', { name: 'calculator', input: { expression: '17 * (3 + 4)' } }],
    ['15 % of 80', { name: 'calculator', input: { expression: '15 / 100 * 80' } }],
    ['Compute 1,250 × 3', { name: 'calculator', input: { expression: '1250 * 3' } }],
  ])('calls a tool for: %s', async (question, choice) => {
    expect(await reply([user(text(question))])).toEqual({ type: 'tool', choice })
  })

  it.each([
    ['List the files', demoMessages.noFolder],
    ['Read notes.txt', demoMessages.noFolder],
    ['Write "Hello" to hello.txt', demoMessages.noFolderForChanges],
    ['Run "git status"', demoMessages.noFolderForChanges],
    ['Fetch https://example.com', demoMessages.toolOff('fetch_web_page')],
    ['Read the attachment plan.pdf', demoMessages.nothingAttached],
  ])('says what is missing for: %s', async (question, words) => {
    expect(await answer([user(text(question))])).toBe(words)
  })

  it('calls no tool that was not offered', async () => {
    expect(await answer([user(text('What time is it?'))], { tools: [] })).toBe(demoMessages.nothingAttached)
  })

  it('answers from what the tools gave back', async () => {
    expect([
      await finished('calculator', { isError: false, text: '42' }),
      await finished('current_time', { isError: false, text: '12:30' }),
      await finished('calculator', { isError: true, text: 'Division by zero' }),
      await finished('other', { isError: false, text: 'ok' }),
    ]).toEqual([
      '6\\*7 = **42**',
      'It is **12:30**, by the clock of this computer.',
      'The tool could not do that: Error: Division by zero',
      'The tool answered:\n\nok',
    ])
  })

  it('goes on exactly where a cut answer stopped', async () => {
    const whole = await answer([user(report, text('Summarise this'))])
    const half = whole.slice(0, 200)
    const rest = await answer([
      user(report, text('Summarise this')),
      { ...assistant(text(half)), status: 'interrupted' },
      user(text('Continue from where you stopped.')),
    ])
    expect(half + rest).toBe(whole)
  })

  it.each([
    ['Summarise this\n[Mine_report.pdf]\n\n## Summary of Mine report\n\nThe mine', 'Summary of Mine report'],
    ['How do I bake a really good sourdough bread at home?\n\nI am the demo reader', 'How do I bake a really'],
    ['[a.pdf]', 'New conversation'],
  ])('writes a short title', async (excerpt, title) => {
    expect(
      await answer([user(text(excerpt))], { appInstructions: 'Write a title for this conversation: at most six words', tools: [] }),
    ).toBe(title)
  })

  it('reads other languages', async () => {
    const japanese: RequestPart = {
      type: 'attachment',
      attachment: {
        kind: 'text',
        name: '鉱山.txt',
        mediaType: 'text/plain',
        bytes: Buffer.from('x'),
        pages: ['銅鉱山は1921年に開業し、340人が働いています。銅の売上は2025年に420万ユーロに達しました。鉱石は2031年に枯渇します。'],
      },
    }
    expect(await answer([user(japanese, text('要約してください'))])).toMatch(
      /^## Summary of 鉱山\n\n[\s\S]*鉱石は2031年に枯渇します。 \(p\. 1\)/u,
    )
  })

  it('always answers, the same way each time, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 4 }),
        async (question, content) => {
          const file: RequestPart = {
            type: 'attachment',
            attachment: {
              kind: 'text',
              name: question,
              mediaType: 'text/plain',
              bytes: Buffer.from('x'),
              pages: ['A first sentence that can be read.', ...content],
            },
          }
          const messages = [user(file, text(`${question} ?`))]
          const first = await answer(messages)
          expect(first.trim()).not.toBe('')
          expect(await answer(messages)).toBe(first)
        },
      ),
      { numRuns: 100 },
    )
  })
})
