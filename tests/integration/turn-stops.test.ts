import { describe, expect, it } from 'vitest'
import { markInterrupted } from '../../src/main/store/messages.ts'
import { blockStart, blockStop, delta, start, stream } from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { gate } from '../support/gate.ts'
import { askFor, sampleTool } from '../support/sample-tool.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, use, useWith, outcomesOf, told, toldLast, audited } = useToolTurns()

describe('Stop', () => {
  it('ends a call that does not listen, runs none of those behind it, and asks the model nothing more', async () => {
    const begun: string[] = []
    const deaf = (name: string) =>
      sampleTool({
        name,
        kind: 'write',
        run: () => {
          begun.push(name)
          return new Promise(() => undefined)
        },
      })
    use(deaf('first'), deaf('second'))
    suite.server().script([scripts.toolCalls([call('first'), call('second')]), scripts.plainText('Never.')])
    const { conversation, turnId } = suite.ask('Go')
    await suite.world().until(() => begun.length === 1)
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    expect({
      begun,
      outcomes: outcomesOf(conversation.id),
      status: suite.world().messages(conversation.id).at(-1)?.status,
      audited: audited(),
      requests: suite.sent().length,
    }).toEqual({
      begun: ['first'],
      outcomes: [
        'The user stopped this call. What it had done until then stays done.',
        'The user stopped the answer before this call was run.',
      ],
      status: 'cancelled',
      audited: [
        ['first', 'not-needed', 'failed'],
        ['second', 'stopped', 'not-run'],
      ],
      requests: 1,
    })
  })

  it('runs nothing where it comes between the answer and its calls', async () => {
    const begun: string[] = []
    const write = sampleTool({
      name: 'write',
      kind: 'write',
      run: async () => {
        begun.push('write')
        return { isError: false, text: 'Done.' }
      },
    })
    useWith(() => {
      const [running] = suite.server().requests
      if (running !== undefined) suite.world().activeTurns.cancel(turnId)
      return [write]
    })
    suite.server().script([scripts.toolCalls([call('write'), call('made_up')])])
    const { conversation, turnId } = suite.ask('Go')
    await suite.world().ended(conversation.id)
    expect({
      begun,
      audited: audited(),
      status: suite.world().messages(conversation.id).at(-1)?.status,
      faults: suite.world().faults,
    }).toEqual({
      begun: [],
      audited: expect.arrayContaining([
        ['write', 'stopped', 'not-run'],
        ['made_up', 'stopped', 'not-run'],
      ]),
      status: 'cancelled',
      faults: [],
    })
  })

  it('takes a question back, and the call is not run', async () => {
    use(sampleTool({ name: 'write', kind: 'write', ask: () => askFor('a') }))
    suite.server().script([scripts.toolCalls([call('write')]), scripts.plainText('Never.')])
    const { conversation, turnId } = suite.ask('Go')
    const { id } = await suite.world().nextQuestion()
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    suite.world().approvals.answer(id, { type: 'allow', scope: 'always', content: null })
    expect({ waiting: suite.world().waiting(), audited: audited(), remembered: suite.world().approvals.remembered() }).toEqual({
      waiting: [],
      audited: [['write', 'stopped', 'not-run']],
      remembered: [],
    })
  })

  it('keeps what a call still says of how far it came', async () => {
    const begun = gate()
    use(
      sampleTool({
        name: 'build',
        kind: 'run',
        run: async (_input, signal) => {
          begun.letGo()
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          return { isError: true, text: 'Ended by a signal after 3 of 9 steps.' }
        },
      }),
    )
    suite.server().script([scripts.toolCalls([call('build')]), scripts.plainText('Never.')])
    const { conversation, turnId } = suite.ask('Go')
    await begun.promise
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    expect(outcomesOf(conversation.id)).toEqual(['Ended by a signal after 3 of 9 steps.'])
  })

  it('can be followed by another question, which knows what was done and what was not', async () => {
    use(sampleTool({ name: 'write', kind: 'write', ask: () => askFor('a') }))
    suite.server().script([scripts.toolCalls([call('write')])])
    const { conversation, turnId } = suite.ask('Go')
    await suite.world().nextQuestion()
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    suite.server().script([scripts.plainText('I see.')])
    await suite.asked('What happened?', { conversationId: conversation.id })
    expect(JSON.stringify(toldLast())).toContain('stopped the answer before this call was run')
    expect(suite.server().requests.at(-1)?.rejection).toBeNull()
  })
})

describe('a crash', () => {
  it('half-way leaves what was done, what had begun and what had not, and the answer goes on from there', async () => {
    const begun = gate()
    use(
      sampleTool({ name: 'quick', kind: 'write', run: async () => ({ isError: false, text: 'Done.' }) }),
      sampleTool({
        name: 'long',
        kind: 'write',
        run: () => {
          begun.letGo()
          return new Promise(() => undefined)
        },
      }),
    )
    suite.server().script([scripts.toolCalls([call('quick'), call('long'), call('quick')])])
    const { conversation } = suite.ask('Go')
    await begun.promise
    // What stands on the disk now is what a start after a crash finds.
    const before = outcomesOf(conversation.id)
    const marked = markInterrupted(suite.database())
    const after = { outcomes: outcomesOf(conversation.id), status: suite.world().messages(conversation.id).at(-1)?.status }
    expect({ before, marked, after }).toEqual({
      before: ['Done.', undefined, undefined],
      marked: 1,
      after: {
        outcomes: ['Done.', expect.stringContaining('It is not known how far it came'), 'Outcrop stopped before this call was run.'],
        status: 'interrupted',
      },
    })
  })
})

describe('a disk that is full', () => {
  it('ends the answer with words, and runs none of the calls that wait', async () => {
    const begun: string[] = []
    use(
      sampleTool({
        name: 'first',
        kind: 'write',
        run: async () => {
          begun.push('first')
          suite.database().pragma('query_only = 1')
          return { isError: false, text: 'Done.' }
        },
      }),
      sampleTool({
        name: 'second',
        kind: 'write',
        run: async () => {
          begun.push('second')
          return { isError: false, text: 'Done.' }
        },
      }),
    )
    suite.server().script([scripts.toolCalls([call('first'), call('second')]), scripts.plainText('Never.')])
    const { conversation } = suite.ask('Go')
    await suite.world().ended(conversation.id)
    suite.database().pragma('query_only = 0')
    const ends = suite
      .world()
      .events()
      .flatMap((event) => (event.type === 'message-end' ? [[event.status, event.error?.code ?? null]] : []))
    expect({ begun, ends, faults: suite.world().faults, requests: suite.sent().length }).toEqual({
      begun: ['first'],
      ends: [
        ['complete', null],
        ['failed', 'not-saved'],
      ],
      faults: [],
      requests: 1,
    })
  })
})

describe('an interrupted answer', () => {
  it('has none of its calls run, even those that came whole', async () => {
    let hasBegun = false
    use(
      sampleTool({
        name: 'write',
        kind: 'write',
        run: async () => {
          hasBegun = true
          return { isError: false, text: 'Done.' }
        },
      }),
    )
    const cut = stream(
      start,
      blockStart(0, { toolUse: { toolUseId: 'tooluse_1', name: 'write' } }),
      delta(0, { toolUse: { input: '{}' } }),
      blockStop(0),
    )
    suite.server().script([cut])
    const conversationId = await suite.asked('Go')
    suite.server().script([scripts.plainText('I did nothing.')])
    suite.world().starter.continueAnswer(conversationId)
    await suite.world().ended(conversationId)
    expect({
      hasBegun,
      audited: audited(),
      outcomes: outcomesOf(conversationId),
      told: JSON.stringify(told()).includes('toolUse'),
    }).toEqual({
      hasBegun: false,
      audited: [],
      outcomes: [undefined],
      told: false,
    })
  })
})
