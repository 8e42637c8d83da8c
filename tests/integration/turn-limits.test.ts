import { describe, expect, it } from 'vitest'
import { writeSettings } from '../../src/main/store/settings.ts'
import { blockStart, blockStop, delta, finish, start, stream } from '../support/bedrock-server/script-steps.ts'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { sampleTool } from '../support/sample-tool.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, use, outcomesOf } = useToolTurns()

describe('limits of a turn', () => {
  /** An answer that has taken 100,000 tokens. */
  const dear = stream(
    start,
    blockStart(0, { toolUse: { toolUseId: 'tooluse_1', name: 'again' } }),
    delta(0, { toolUse: { input: '{}' } }),
    blockStop(0),
    ...finish('tool_use', 100_000),
  )
  const endless = () => use(sampleTool({ name: 'again' }))

  it.each<[string, Parameters<typeof writeSettings>[1], number, string]>([
    ['rounds', { maximumToolRounds: 3 }, 4, 'too-many-tool-rounds'],
    ['tokens', { turnTokenBudget: 1000 }, 1, 'turn-token-budget'],
    ['money', { turnBudgetUsd: 0.01 }, 1, 'turn-money-budget'],
  ])('of %s stop a model that goes on and on, and say how it goes on', async (_name, settings, replies, code) => {
    endless()
    writeSettings(suite.database(), settings)
    const usage = code === 'too-many-tool-rounds' ? scripts.toolCalls([call('again')]) : dear
    suite.server().script(Array.from({ length: 10 }, () => usage))
    const conversationId = await suite.asked('Go')
    const answers = suite.world().messages(conversationId).slice(1)
    expect({ replies: answers.length, last: answers.at(-1), told: outcomesOf(conversationId).at(-1) }).toMatchObject({
      replies,
      last: { status: 'interrupted', error: { code, remedies: ['continue', 'open-settings'] } },
      told: 'This call was not run: a limit of this answer was reached. The user may let you go on.',
    })
  })

  it('let it go on with Continue, as a turn of its own that knows what was not run', async () => {
    endless()
    writeSettings(suite.database(), { maximumToolRounds: 1 })
    suite.server().script([scripts.toolCalls([call('again')]), scripts.toolCalls([call('again')])])
    const conversationId = await suite.asked('Go')
    suite.server().script([scripts.toolCalls([call('again')]), scripts.plainText('Done.')])
    suite.world().starter.continueAnswer(conversationId)
    await suite.world().ended(conversationId)
    expect(outcomesOf(conversationId)).toEqual(['again', expect.stringContaining('not run'), 'again'])
    expect(suite.world().messages(conversationId).at(-1)?.status).toBe('complete')
  })

  it('let an answer end that needs every round it has', async () => {
    endless()
    writeSettings(suite.database(), { maximumToolRounds: 2 })
    suite.server().script([scripts.toolCalls([call('again')]), scripts.toolCalls([call('again')]), scripts.plainText('Done.')])
    const conversationId = await suite.asked('Go')
    expect(suite.world().messages(conversationId).at(-1)).toMatchObject({ status: 'complete', error: null })
  })
})
