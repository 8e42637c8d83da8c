import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeConversationInference } from '../../src/main/store/conversations.ts'
import { writeSettings } from '../../src/main/store/settings.ts'
import type { ToolContent } from '../../src/shared/message.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { gate } from '../support/gate.ts'
import { askFor, sampleTool } from '../support/sample-tool.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, use, outcomesOf, told, toldLast, audited } = useToolTurns()

describe('calls of one answer', () => {
  it('run side by side, and their results go back in one message in the order of the calls', async () => {
    const slow = gate()
    const order: string[] = []
    use(
      sampleTool({
        name: 'slow',
        kind: 'network',
        run: async () => {
          await slow.promise
          order.push('slow')
          return { isError: false, text: 'slow result' }
        },
      }),
      sampleTool({
        name: 'fast',
        kind: 'network',
        run: async () => {
          order.push('fast')
          slow.letGo()
          return { isError: false, text: 'fast result' }
        },
      }),
    )
    suite.server().script([scripts.toolCalls([call('slow'), call('fast'), call('slow')]), scripts.plainText('Done.')])
    const conversationId = await suite.asked('Go')
    expect({ order, outcomes: outcomesOf(conversationId), told: toldLast() }).toMatchObject({
      order: ['fast', 'slow', 'slow'],
      outcomes: ['slow result', 'fast result', 'slow result'],
      told: [...['tooluse_1', 'tooluse_2', 'tooluse_3'].map((toolUseId) => ({ toolResult: { toolUseId } })), { cachePoint: {} }],
    })
    expect(suite.server().requests.every(({ rejection }) => rejection === null)).toBe(true)
  })

  it('that change something run one after the other, each looked at when those before it are done', async () => {
    const file = { text: 'one' }
    use(sampleTool({ name: 'look', kind: 'read', run: async () => ({ isError: false, text: file.text }) }), {
      ...sampleTool({ name: 'change', kind: 'write' }),
      plan: async () => {
        const seen = file.text
        return {
          ask: null,
          run: async () => {
            await wait(5)
            file.text = `${seen} more`
            return { isError: false, text: file.text }
          },
        }
      },
    })
    suite.server().script([scripts.toolCalls([call('look'), call('change'), call('change'), call('look')]), scripts.plainText('Done.')])
    expect(outcomesOf(await suite.asked('Go'))).toEqual(['one', 'one more', 'one more more', 'one more more'])
  })

  it('are answered with words where the tool is unknown, gone, switched off, or cannot do what is asked', async () => {
    use(
      sampleTool({ name: 'off_here' }),
      sampleTool({ name: 'off_everywhere' }),
      { ...sampleTool({ name: 'refuses' }), plan: () => Promise.reject(new Error('There is no folder.')) },
      sampleTool({ name: 'fails', run: () => Promise.reject(new Error('The disk is full.')) }),
    )
    writeSettings(suite.database(), { toolsOff: ['off_everywhere'] })
    const calls = ['off_here', 'off_everywhere', 'refuses', 'fails', 'made_up'].map((name) => call(name))
    suite.server().script([scripts.toolCalls(calls), scripts.plainText('Sorry.')])
    const conversationId = await suite.asked('Go', { inference: { toolsOff: ['off_here'] } })
    expect({ outcomes: outcomesOf(conversationId), audited: audited() }).toEqual({
      outcomes: [
        'The user has switched off the tool off_here. Go on without it.',
        'The user has switched off the tool off_everywhere. Go on without it.',
        'There is no folder.',
        'The disk is full.',
        'There is no tool named made_up.',
      ],
      audited: expect.arrayContaining([
        ['off_here', 'refused', 'not-run'],
        ['off_everywhere', 'refused', 'not-run'],
        ['refuses', 'refused', 'not-run'],
        ['fails', 'not-needed', 'failed'],
        ['made_up', 'refused', 'not-run'],
      ]),
    })
    const offered = JSON.stringify(suite.sent()[0])
    expect(['off_here', 'off_everywhere', 'refuses'].map((name) => offered.includes(`"${name}"`))).toEqual([false, false, true])
  })

  it('are no more than a hundred at once', async () => {
    use(sampleTool({ name: 'again' }))
    suite.server().script([scripts.toolCalls(Array.from({ length: 102 }, () => call('again'))), scripts.plainText('Done.')])
    const outcomes = outcomesOf(await suite.asked('Go'))
    expect([outcomes.filter((text) => text === 'again').length, ...outcomes.slice(100)]).toEqual([
      100,
      'This call was not run: no more than 100 calls are taken at once.',
      'This call was not run: no more than 100 calls are taken at once.',
    ])
  })

  it('show what they write while they run, and keep nothing of it', async () => {
    const rest = gate()
    use(
      sampleTool({
        name: 'build',
        run: async (_input, _signal, onOutput) => {
          onOutput('compiling\n')
          onOutput('linking\n')
          await rest.promise
          return { isError: false, text: 'built' }
        },
      }),
    )
    suite.server().script([scripts.toolCalls([call('build')]), scripts.plainText('Done.')])
    const { conversation } = suite.ask('Go')
    const shown = () =>
      suite
        .world()
        .events()
        .flatMap((event) => (event.type === 'tool-output' ? [event.text] : []))
        .join('')
    await suite.world().until(() => shown() === 'compiling\nlinking\n')
    rest.letGo()
    await suite.world().ended(conversation.id)
    expect([outcomesOf(conversation.id), JSON.stringify(suite.world().messages(conversation.id)).includes('linking')]).toEqual([
      ['built'],
      false,
    ])
  })
})

describe('tools that are switched off while they are in use', () => {
  it('are off for the calls of an answer that was asked before', async () => {
    use(sampleTool({ name: 'first', kind: 'write', ask: () => askFor('a') }), sampleTool({ name: 'second' }))
    suite.server().script([scripts.toolCalls([call('first')]), scripts.toolCalls([call('second')]), scripts.plainText('Sorry.')])
    const { conversation } = suite.ask('Go')
    await suite.world().nextQuestion()
    writeConversationInference(suite.database(), conversation.id, { tools: false })
    await suite.world().allow()
    await suite.world().ended(conversation.id)
    expect(outcomesOf(conversation.id)).toEqual(['first', 'The user has switched off the tool second. Go on without it.'])
  })
})

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const resultSchema = z.object({ toolResult: z.object({ content: z.array(z.record(z.string(), z.unknown())) }) })

describe('results with more than words', () => {
  const content: ToolContent[] = [
    { type: 'text', text: 'A picture and a page.' },
    { type: 'media', kind: 'image', format: 'png', source: { type: 'bytes', base64: pixel } },
    { type: 'document', format: 'txt', name: 'notes', base64: Buffer.from('Read me.').toString('base64') },
  ]

  it.each([
    ['us.anthropic.claude-sonnet-4-6', ['text', 'image', 'document'], []],
    ['us.amazon.nova-pro-v1:0', ['text', 'image', 'text'], ['document', 'document']],
    ['us.meta.llama3-3-70b-instruct-v1:0', ['text', 'text', 'text'], ['document', 'document']],
    ['mistral.mistral-large-2407-v1:0', ['json', 'document'], ['image', 'image']],
    ['openai.gpt-oss-120b-1:0', ['text', 'text', 'text'], ['document', 'document']],
  ])('go to %s in a shape that it takes', async (model, inside, beside) => {
    use(sampleTool({ name: 'draw', run: async () => ({ isError: false, text: 'A picture and a page.', content }) }))
    suite.server().script([scripts.toolCalls([call('draw'), call('draw')]), scripts.plainText('Nice.')])
    const conversationId = await suite.asked('Draw', { modelId: model })
    const blocks = told().flatMap((message) => message.content)
    const results = blocks.flatMap((block) => resultSchema.safeParse(block).data?.toolResult.content ?? [])
    expect({
      inside: results.flatMap((item) => Object.keys(item)),
      beside: blocks.flatMap((block) => Object.keys(block).filter((kind) => kind === 'image' || kind === 'document')),
      rejections: suite.server().requests.flatMap(({ rejection }) => (rejection === null ? [] : [rejection])),
      status: suite.world().messages(conversationId).at(-1)?.status,
    }).toEqual({ inside: [...inside, ...inside], beside, rejections: [], status: 'complete' })
  })
})
